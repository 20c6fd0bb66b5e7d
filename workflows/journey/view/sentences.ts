/** Codes in plain words: stages, dates on the agenda, and what waits for a person. */
import { elementById } from '../lookup.js';
import { kindOf, subjectOf } from '../rules/agenda.js';
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

/** What falls due, by the kind of an item of the agenda. */
export const agendaSentences: Record<string, string> = {
  begins: '{subject} begins',
  opens: '{subject} opens',
  closes: '{subject} closes',
  ending: 'reminder that {subject} closes soon',
  notice: 'notice that {subject} opens soon',
  'week-before': 'reminder of {subject}',
  'due-soon': 'reminder that {subject} is due soon',
  overdue: '{subject} is overdue',
  due: 'the mark is due soon',
  'silent-coach': 'the coach is asked about {subject}',
  'silent-provider': 'the provider is told of silence about {subject}',
  'suggest-deferral': 'a deferral is suggested because of {subject}',
  unrecorded: 'the attendance at {subject} should be recorded',
  unreported: 'the report of {subject} is missing',
  seek: 'a slot for {subject} is looked for',
  tomorrow: 'reminder of {subject}',
  ask: 'the coach is asked whether {subject} took place',
  'ask-again': 'the coach is asked again about {subject}',
  'from-coach': 'the coach is asked for {subject}',
  'from-coach-again': 'the coach is asked again for {subject}',
  'from-coach-missing': 'what the coach owes for {subject} becomes a question for the provider',
  deadline: 'the application expires unless it is complete',
  lapses: '{subject} lapses',
  final: 'the withdrawal becomes final',
  ends: 'the time to appeal ends',
};

export function whatFallsDue(journey: Journey, key: string): string {
  const subject = subjectOf(key);
  const kind = kindOf(key);
  if (subject === 'statutory') return `${kind} months before the statutory deadline`;
  if (kind.startsWith('chase-')) return 'what is missing in the application is chased';
  if (kind.startsWith('month-')) return `month ${kind.slice(6)} of the wait for the outcome`;
  const stage = journey.programme.stages.find((one) => one.id === subject)?.title;
  return (agendaSentences[kind] ?? kind).replace('{subject}', stage ?? titleOf(journey, subject));
}
