/**
 * The kinds of item that an agenda has, each named by the form of its keys: `{id}` is that of an element, a window
 * or a stage, `{n}` a number. What there is to know of a kind is in `kinds.ts`.
 */
import { remembered } from '../remembered.js';

const agendaKinds = [
  '{id}/begins',
  '{id}/opens',
  '{id}/seek',
  '{id}/tomorrow',
  '{id}/ask',
  '{id}/ask-again',
  '{id}/unreported',
  '{id}/week-before',
  '{id}/unrecorded',
  '{id}/due-soon',
  '{id}/overdue',
  '{id}/silent-coach',
  '{id}/silent-provider',
  '{id}/suggest-deferral',
  '{id}/from-coach',
  '{id}/from-coach-again',
  '{id}/from-coach-missing',
  '{id}/notice',
  '{id}/ending',
  '{id}/closes',
  'outcome/month-{n}',
  'outcome/overdue',
  'marking/due',
  'marking/overdue',
  'appeal/overdue',
  'appeal/ends',
  'application/chase-{n}',
  'application/deadline',
  'offer/lapses',
  'statutory/{n}',
  'journey/lapses',
  'return/overdue',
  'withdrawal/final',
] as const;

export type AgendaKind = (typeof agendaKinds)[number];

const known: ReadonlySet<string> = new Set(agendaKinds);
const isKind = (form: string): form is AgendaKind => known.has(form);

/** The key of an item: the form of its kind with the id, or the number, that it is about. */
export const agendaKey = (kind: AgendaKind, about: string | number = ''): string =>
  kind.replace(/\{(id|n)\}/, () => String(about));

export interface KeyParts {
  /** What stands before the stroke: an id, or the word of the kind. */
  subject: string;
  /** Null for a key of a build that had other kinds; its item never applies. */
  kind: AgendaKind | null;
  /** The number of a kind that counts, else null. */
  count: number | null;
}

export const partsOf: (key: string) => KeyParts = remembered((key: string) => {
  const slash = key.indexOf('/');
  const subject = key.slice(0, slash);
  const rest = key.slice(slash + 1);
  const number = /\d+$/.exec(rest)?.[0];
  const own = `${subject}/${number === undefined ? rest : `${rest.slice(0, -number.length)}{n}`}`;
  if (isKind(own)) return { subject, kind: own, count: number === undefined ? null : Number(number) };
  const ofAny = `{id}/${rest}`;
  return { subject, kind: isKind(ofAny) ? ofAny : null, count: null };
});

export const kindOf = (key: string): AgendaKind | null => partsOf(key).kind;
export const subjectOf = (key: string): string => partsOf(key).subject;
