/** Names, addresses and numbers of a person; they go to the store and nowhere else (S7.2). */
import { z } from 'zod';
import { isTwiceEncoded, strangeInName } from './garbled.js';

/** Line breaks and other control characters could end a mail header, and nobody's name has one. */
const CONTROL = /\p{Cc}/u;
const noControl = (text: string): boolean => !CONTROL.test(text);
const NO_CONTROL = 'must not hold line breaks or other control characters';

/** Characters without a width, which come along when something is copied from a page. */
const UNSEEN = /[\u00AD\u200B\u200E\u200F\u2060\uFEFF]/g;
const seen = (text: string): string => text.replaceAll(UNSEEN, '');

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

/** An address that mail can be sent to; the domain is kept in lower case. */
export const emailSchema = z
  .string()
  .trim()
  .max(254, 'must have at most 254 characters')
  .refine(noControl, NO_CONTROL)
  .pipe(z.email('must be an email address, such as priya@example.org'))
  .transform((email) => email.replace(/@.*$/, (domain) => domain.toLowerCase()));

export const phoneSchema = z
  .string()
  .trim()
  .regex(/^\+?[\d ()-]{7,20}$/, 'must be a telephone number of 7 to 20 digits, such as 0113 496 0140');

/** Seven digits; leading zeros count. A spreadsheet that drops them makes six, which is refused. */
export const trnSchema = z
  .string()
  .trim()
  .superRefine((text, context) => {
    if (/^\d{7}$/.test(text)) return;
    const message = /^\d{4,6}$/.test(text)
      ? `must have 7 digits, not ${text.length}; a spreadsheet may have dropped leading zeros: format the column as text`
      : 'must be a teacher reference number of 7 digits';
    context.addIssue({ code: 'custom', message });
  });

export const urnSchema = z
  .string()
  .trim()
  .regex(/^\d{6}$/, 'must be the unique reference number of a school, 6 digits');

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
