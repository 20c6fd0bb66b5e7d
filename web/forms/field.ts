/** A part of a command as a field of a form: what it asks, what can be chosen, and what was typed. */
import type { Choice } from '../../client/commands/choices.js';
import type { Control, Field } from '../../client/commands/field.js';
import { titled } from '../render/words.js';
import { said } from './said.js';

/** What a browser posts; a name that is posted twice is a list. */
export type Posted = Readonly<Record<string, unknown>>;

export interface FormField {
  name: string;
  label: string;
  hint: string | null;
  control: Control | 'select' | 'checkboxes';
  choices: (Choice & { chosen: boolean })[];
  optional: boolean;
  value: string;
  /** Of an instant, whose day and time are typed apart. */
  time: string;
  fault: string | null;
}

export const textsOf = (posted: Posted, name: string): string[] =>
  [posted[name]].flat().filter((one): one is string => typeof one === 'string' && one !== '');

const plain = (help: string): string =>
  help
    .replace(/, YYYY-MM-DD$/, '')
    .replace(/, with its zone.*$/, '')
    .replace(/; kept in the store.*$/, '');

export function formField(
  name: string,
  { control, help, optional }: Field<unknown>,
  choices: Choice[] | null,
  { posted, fault }: { posted: Posted; fault: string | null },
): FormField {
  const picked = new Set(textsOf(posted, name));
  const isMany = control === 'many';
  return {
    name,
    label: titled(plain(help)) + (optional ? ' (optional)' : ''),
    hint: control === 'instant' ? 'UK time' : null,
    control: choices ? (isMany ? 'checkboxes' : 'select') : control,
    choices: (choices ?? []).map((one) => ({ ...one, chosen: picked.has(one.value) })),
    optional,
    value: said(posted, name),
    time: said(posted, `${name}-time`),
    fault,
  };
}
