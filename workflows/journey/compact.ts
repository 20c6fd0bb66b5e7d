/**
 * A state as it travels and is kept: without the definitions, which are known by the enrolment. Its size does
 * not grow with the journey.
 */
import type { Enrolment } from './command.js';
import { copyOf } from './copy.js';
import type { Journey } from './state.js';

export interface CompactJourney extends Omit<Journey, 'programme' | 'cohort' | 'acceptedMissed'> {
  /** Only of a journey that has joined another cohort than the one it was enrolled for. */
  cohort: Journey['cohort'] | null;
  /** Missing in histories of before. */
  acceptedMissed?: Journey['acceptedMissed'];
}

/** @param journey folded from the enrolment, whose very cohort it holds unless it has joined another */
export function compactOf(journey: Journey, enrolment: Enrolment): CompactJourney {
  const { programme: _, cohort, ...rest } = journey;
  return { ...rest, cohort: cohort === enrolment.cohort ? null : cohort };
}

export const expanded = (compact: CompactJourney, enrolment: Enrolment): Journey =>
  copyOf({
    ...compact,
    programme: enrolment.programme,
    cohort: compact.cohort ?? enrolment.cohort,
    acceptedMissed: compact.acceptedMissed ?? {},
  });
