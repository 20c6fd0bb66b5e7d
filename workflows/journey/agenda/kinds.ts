/** Every kind of date that a journey has, and all there is to know of it: a new one is an entry here, and its form in `keys.ts`. */
import type { Journey } from '../state.js';
import type { AgendaItem } from '../values.js';
import { coachingKinds } from './coaching.js';
import { courseKinds } from './course.js';
import { kindOf, partsOf, type AgendaKind } from './keys.js';
import type { DateKind } from './kind.js';
import { outcomeKinds } from './outcome.js';
import { studyKinds } from './study.js';
import { windowKinds } from './windows.js';

const kinds = {
  ...studyKinds,
  ...coachingKinds,
  ...windowKinds,
  ...outcomeKinds,
  ...courseKinds,
} satisfies Record<AgendaKind, DateKind>;

type Kinds = typeof kinds;

/** The kinds that remind a person. */
export type NudgeKind = { [K in AgendaKind]: Kinds[K] extends { nudge: true } ? K : never }[AgendaKind];

export const dateKinds: Record<AgendaKind, DateKind> = kinds;

/** What there is to know of an item; undefined for the key of a build that had other kinds. */
export function dateKindOf(key: string): DateKind | undefined {
  const kind = kindOf(key);
  return kind === null ? undefined : dateKinds[kind];
}

export const isNudge = (key: string): boolean => dateKindOf(key)?.nudge === true;

/** Whether an item still applies: it is else skipped without a trace. */
export const isRelevant = (journey: Journey, { key, at }: AgendaItem): boolean =>
  dateKindOf(key)?.applies[journey.status]?.(journey, partsOf(key).subject, at) ?? false;
