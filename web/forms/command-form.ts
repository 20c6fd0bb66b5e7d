/** A command as a form: its fields from its spec, and what was posted read by the same schemas as everywhere else. */
import type { Choice } from '../../client/commands/choices.js';
import type { Field } from '../../client/commands/field.js';
import { asksForReason, commandFields } from '../../client/commands/index.js';
import type { CommandOffer } from '../../client/commands/offers.js';
import type { CommandInput, CommandOptions } from '../../client/commands/prepare.js';
import { codeOfWords, usualReasons } from '../../client/commands/reasons.js';
import { intakeOf } from '../../client/input/enrolment.js';
import { reasonSchema } from '../../client/input/ids.js';
import { titled } from '../render/words.js';
import { said } from './said.js';
import { formField, textsOf, type FormField, type Posted } from './field.js';

const OTHER = 'another';

export interface ReadForm {
  asked: CommandInput;
  told: CommandOptions;
}

export type Faults = Record<string, string>;

/** Whether a page can ask for it: files have forms of their own. */
export const hasForm = ({ type }: CommandOffer): boolean =>
  commandFields(type).every(([, { control }]) => control !== 'file' && control !== 'points');

const shown = (type: CommandOffer['type']) =>
  commandFields(type).filter(([, { control }]) => control !== 'none');

export function formOf({ type, choices }: CommandOffer, posted: Posted, faults: Faults): FormField[] {
  const fields = shown(type).map(([name, field]) =>
    formField(name, field, choices[name] ?? null, { posted, fault: faults[name] ?? null }),
  );
  return [...fields, ...reasonFields(type, posted, faults)];
}

function reasonFields(type: CommandOffer['type'], posted: Posted, faults: Faults): FormField[] {
  if (!asksForReason(type)) return [];
  const usual = usualReasons(type).filter((one) => one !== 'other');
  const options: Choice[] = [
    ...usual.map((one) => ({ value: one, text: titled(one) })),
    { value: OTHER, text: 'Another reason' },
  ];
  const field = (name: string, help: string, optional: boolean, control: 'one' | 'text') =>
    formField(name, { control, help, optional } as Field<unknown>, name === 'reason' ? options : null, {
      posted,
      fault: faults[name] ?? null,
    });
  return [
    field('reason', 'why', false, 'one'),
    field('other-reason', 'if another reason: which, in a few words', true, 'one'),
    field('note', 'what more there is to say', true, 'text'),
  ];
}

/** Either what is asked for, or what is wrong with each field. */
export function readForm(
  { type, choices }: CommandOffer,
  posted: Posted,
  id: string,
): ReadForm | { faults: Faults } {
  const faults: Faults = {};
  const parts: Record<string, unknown> = {};
  for (const [name, field] of shown(type)) {
    const read = readField(name, field, choices[name] ?? null, posted);
    if ('fault' in read) faults[name] = read.fault;
    else parts[name] = read.value;
  }
  const reason = asksForReason(type) ? readReason(posted, faults) : undefined;
  const note = said(posted, 'note');
  if (Object.keys(faults).length > 0) return { faults };
  const told: CommandOptions = {
    id,
    ...(reason === undefined ? {} : { reason }),
    ...(note === '' ? {} : { note }),
  };
  return { asked: { ...parts, type } as CommandInput, told };
}

type Read = { value: unknown } | { fault: string };

function readField(name: string, field: Field<unknown>, choices: Choice[] | null, posted: Posted): Read {
  const text = typedText(name, field, posted);
  if (text === '') return field.optional ? { value: null } : { fault: emptyFault(field, choices) };
  const given = field.control === 'many' ? textsOf(posted, name) : [text];
  if (choices && given.some((one) => !choices.some(({ value }) => value === one)))
    return { fault: 'Choose one of the list: it may have changed since the page was loaded' };
  const parsed = field.typed.safeParse(text);
  if (!parsed.success) return { fault: `This ${parsed.error.issues[0]?.message ?? 'cannot be read'}` };
  return { value: field.kind === 'cohort' ? intakeOf(text).cohort : parsed.data };
}

function typedText(name: string, { control }: Field<unknown>, posted: Posted): string {
  if (control === 'many') return textsOf(posted, name).join(',');
  const text = said(posted, name);
  const time = said(posted, `${name}-time`);
  return control === 'instant' && text !== '' ? `${text} ${time} Europe/London` : text;
}

function emptyFault({ control }: Field<unknown>, choices: Choice[] | null): string {
  if (choices || control === 'yes-no') return 'Choose an answer';
  return control === 'day' || control === 'instant' ? 'Enter a date' : 'Enter an answer';
}

function readReason(posted: Posted, faults: Faults): string | undefined {
  const chosen = said(posted, 'reason');
  const isOther = chosen === OTHER;
  const reason = isOther ? codeOfWords(said(posted, 'other-reason')) : chosen;
  if (reason === '') {
    faults[isOther ? 'other-reason' : 'reason'] = isOther ? 'Say which reason' : 'Choose a reason';
    return undefined;
  }
  const parsed = reasonSchema.safeParse(reason);
  if (parsed.success) return parsed.data;
  faults[isOther ? 'other-reason' : 'reason'] =
    'Use a few plain words, at most 60 letters; say more in the note';
  return undefined;
}
