/** Names, addresses and numbers of a person; they go to the store and nowhere else (S7.2). */
import { z } from 'zod';
import { isTwiceEncoded, strangeInName } from './garbled.js';
import { meansNothing, isRounded, plainCharacters, plainDigits, ROUNDED, seen } from './typed.js';

/** Line breaks and other control characters could end a mail header, and nobody's name has one. */
const CONTROL = /\p{Cc}/u;
const noControl = (text: string): boolean => !CONTROL.test(text);
const NO_CONTROL = 'must not hold line breaks or other control characters';

const SAVE_AS =
  'The file may have been saved in another encoding: save it as CSV (UTF-8), or correct the name';

/** A name in any script, shown as it is given; what stands in nobody's name is the trace of a wrong encoding. */
export const nameSchema = z
  .string()
  .transform(seen)
  .pipe(
    z
      .string()
      .trim()
      .min(1, 'must not be empty')
      .max(200, 'must have at most 200 characters')
      .refine(noControl, NO_CONTROL)
      .superRefine((name, context) => {
        const strange = isTwiceEncoded(name) ? name.match(/[ÂÃÄÅâ]./u)?.[0] : strangeInName(name);
        if (strange === undefined) return;
        context.addIssue({
          code: 'custom',
          message: `must not hold "${strange}", which no name has. ${SAVE_AS}`,
        });
      }),
  );

const WORDS = "[\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^_`{|}~-]+";
const LABEL = '[\\p{L}\\p{N}](?:[\\p{L}\\p{M}\\p{N}-]*[\\p{L}\\p{M}\\p{N}])?';
/** RFC 6531: in any script, with every character that may stand before the @ without quotation marks. */
const ADDRESS = new RegExp(`^${WORDS}(?:\\.${WORDS})*@(?:${LABEL}\\.)+(?=.{2})(?!\\d+$)${LABEL}$`, 'u');

/** An address that mail can be sent to; the domain is kept in lower case. */
export const emailSchema = z
  .string()
  .transform((text) => seen(text).trim().normalize('NFC'))
  .pipe(
    z
      .string()
      .max(254, 'must have at most 254 characters')
      .refine(noControl, NO_CONTROL)
      .superRefine((text, context) => {
        const isLocal = text.lastIndexOf('@') <= 64;
        if (isLocal && ADDRESS.test(text)) return;
        context.addIssue({
          code: 'custom',
          message: `must be an email address, such as priya@example.org${slip(text)}`,
        });
      }),
  )
  .transform((email) => email.replace(/@.*$/, (domain) => domain.toLowerCase()));

function slip(text: string): string {
  if (/@.*[;,\s/].*@/.test(text)) return '; give one address alone, another as second_email';
  if (/<.*@.*>/.test(text) || /^mailto:/i.test(text))
    return '; write the address alone, without name or brackets';
  if (/@[^@]*[,;:]/.test(text)) return '; is a dot typed as a comma?';
  if (/\s/.test(text)) return '; it holds a space';
  return '';
}

const PHONE = 'must be a telephone number of 7 to 20 digits, such as 0113 496 0140';

/** Of ten digits without a zero before them, a spreadsheet took the zero away. */
export const phoneSchema = z
  .string()
  .transform((text) =>
    plainCharacters(text)
      .replaceAll('.', ' ')
      .replace(/^[1-37-9]\d{9}$/, '0$&'),
  )
  .pipe(
    z.string().superRefine((text, context) => {
      if (/^\+?[\d ()-]{7,20}$/.test(text) && text.replaceAll(/\D/g, '').length >= 7) return;
      context.addIssue({ code: 'custom', message: phoneFault(text) });
    }),
  );

function phoneFault(text: string): string {
  // The dots of what was rounded have become spaces by now.
  if (isRounded(text.replace(' ', '.'))) return ROUNDED;
  if (meansNothing(text)) return `${PHONE}; leave it empty if there is none`;
  if (/\d.*[/,;].*\d{5}/.test(text)) return `${PHONE}; give one number alone`;
  return /\p{L}/u.test(text) ? `${PHONE}; leave out words and extensions` : PHONE;
}

/** Seven digits; leading zeros count. `RP12/34567` is how they were written once. */
export const trnSchema = z
  .string()
  .transform((text) =>
    plainDigits(text)
      .replace(/^(?:RP ?)?(\d{2})\/(\d{5})$/i, '$1$2')
      .replace(/^(?:TRN|RP)[ :]*(?=\d{7}$)/i, ''),
  )
  .pipe(
    z.string().superRefine((text, context) => {
      if (/^\d{7}$/.test(text) && text !== '0000000') return;
      context.addIssue({ code: 'custom', message: trnFault(text) });
    }),
  );

/** A spreadsheet that drops leading zeros makes six digits, which are refused: which were they? */
function trnFault(text: string): string {
  if (isRounded(text)) return ROUNDED;
  if (text === '0000000') return 'must be a teacher reference number; nobody has 0000000: leave it empty';
  if (meansNothing(text))
    return 'must be a teacher reference number of 7 digits; leave it empty if there is none';
  return /^\d{4,6}$/.test(text)
    ? `must have 7 digits, not ${text.length}; a spreadsheet may have dropped leading zeros: format the column as text`
    : 'must be a teacher reference number of 7 digits';
}

const URN = 'must be the unique reference number of a school, 6 digits';

export const urnSchema = z
  .string()
  .transform((text) => plainDigits(text).replace(/^URN[ :]*(?=\d{6}$)/i, ''))
  .pipe(
    z.string().superRefine((text, context) => {
      if (/^\d{6}$/.test(text)) return;
      const isOther = /^\d{3}\/?\d{4}$/.test(text);
      const hint = isOther ? '; this looks like its DfE number, of the local authority: look up the URN' : '';
      context.addIssue({ code: 'custom', message: isRounded(text) ? ROUNDED : URN + hint });
    }),
  );

/** Free text of a person: what the role allows, a note, a question. */
export const freeTextSchema = z
  .string()
  .trim()
  .min(1, 'must not be empty')
  .max(4000, 'must have at most 4,000 characters')
  .refine((text) => noControl(text.replaceAll(/[\r\n\t]/g, ' ')), 'must not hold control characters');

const WORK_DOMAIN = /(^|\.)(sch\.uk|gov\.uk|ac\.uk|nhs\.uk)$/;
const WORK_WORD = /(school|academy|academies|primary|secondary|college|grammar|-mat\.|trust)/;

/** Whether the address looks like one of a workplace, whose filters lose such mail (S2.2). */
export function isWorkEmail(email: string): boolean {
  const domain = email.slice(email.lastIndexOf('@') + 1).toLowerCase();
  return WORK_DOMAIN.test(domain) || WORK_WORD.test(domain);
}
