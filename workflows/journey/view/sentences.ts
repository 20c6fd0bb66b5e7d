/** Codes in plain words: stages, dates on the agenda, and what waits for a person. */
import { elementById } from '../lookup.js';
import { partsOf } from '../agenda/keys.js';
import { dateKindOf } from '../agenda/kinds.js';
import type { Journey } from '../state.js';
import type { ExceptionCode } from '../values.js';

const otherStages: Record<string, string> = {
  application: 'Application',
  summative: 'Summative assessment',
  outcome: 'Waiting for the outcome',
  ended: 'Ended',
};

export const stageTitle = (journey: Journey): string =>
  otherStages[journey.stage] ??
  journey.programme.stages.find((stage) => stage.id === journey.stage)?.title ??
  journey.stage;

/** What waits for a person, by code; `{about}` is the element, date or script concerned. */
export const exceptionSentences: Record<ExceptionCode, string> = {
  'suitability-to-investigate': 'The suitability is to be investigated by a person.',
  'found-unsuitable':
    'The applicant does not meet the criteria: reject the application, or settle it as suitable, with a reason.',
  'endorsement-not-asked':
    'Nobody independent can be asked for the endorsement ({about}): give the address of somebody else, such as the chair of governors, or hand in the declaration.',
  'joined-too-late': 'Joined too late for {about}: agree a catch-up, or accept that it is missed.',
  'event-in-school-holiday': '{about} falls in a school holiday: confirm the date or move the group.',
  'statutory-deadline-at-risk': 'The outcome is forecast by {about}, after the statutory deadline.',
  'no-coaching-slot': 'No slot was found for {about}: book one by hand or change the coach.',
  'no-coach': 'No coach has room: add capacity or assign one by hand.',
  'no-catch-up-place': 'No catch-up place was found for {about}: book one with another group.',
  'group-to-choose':
    'It is not known where the school is, and so not which group is the nearest: choose one with "accept", or correct the school.',
  'attendance-not-recorded': 'The attendance at {about} has not been recorded.',
  'session-not-reported': 'The coach has not reported whether {about} took place.',
  'feedback-missing': 'Feedback on {about} has not been returned: ask the coach, or return it.',
  'review-not-agreed': 'The coach has not done their part of {about}: ask the coach.',
  silent: 'Nothing has been heard from the participant, and {about} is overdue.',
  'cannot-reach': 'No email address reaches the participant: find another way and correct the details.',
  'signal-refused': 'A report of {about} was refused: look at the timeline and correct it.',
  'effect-failed': 'Something could not be carried out ({about}): see to it by hand.',
  'return-overdue': 'The expected return has passed: agree a new date or a withdrawal.',
  'no-marker': 'No assessor is free of conflict for {about}: add one.',
  'marking-overdue': 'The marking of {about} is overdue.',
  'conflict-found': 'An assessor of {about} has a conflict of interest: it goes to somebody else.',
  'conflict-after-result':
    'An assessor of {about} has a conflict of interest, and its result is released: decide whether it stands.',
  'outcome-overdue': 'The outcome of {about} is past the longest wait.',
  'no-later-window': 'No later assessment window is left after {about}: choose a cohort to join.',
};

export const exceptionSentence = (journey: Journey, code: ExceptionCode, about: string | null): string =>
  exceptionSentences[code].replace('{about}', about === null ? 'it' : titleOf(journey, about));

const titleOf = (journey: Journey, id: string): string => elementById(journey.programme, id)?.title ?? id;

/** What falls due on an item of the agenda. */
export function whatFallsDue(journey: Journey, key: string): string {
  const { subject, count } = partsOf(key);
  const stage = journey.programme.stages.find((one) => one.id === subject)?.title;
  return (dateKindOf(key)?.what ?? key)
    .replace('{count}', String(count))
    .replace('{subject}', stage ?? titleOf(journey, subject));
}
