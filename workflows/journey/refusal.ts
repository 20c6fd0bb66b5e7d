/** The closed list of reasons to say no (S3.6): each has a stable code and says what to do next (decision 016). */
export const refusalSentences = {
  'not-allowed': 'A {role} may not do "{command}". Ask someone who may: {allowed}.',
  'not-your-participant': 'This participant is not assigned to you. Ask the provider who the coach is now.',
  malformed: 'The command cannot be understood: {fault}. Correct it and send it again.',
  'rules-failed':
    'The rules failed on "{command}", so that nothing has changed. Operations are alarmed; send it again, with the same id, after the next release.',
  'reason-needed': '"{command}" needs a coded reason, such as "parental-leave". Give one and send it again.',
  'not-enrolled': 'No journey has begun under this id. Enrol the participant first.',
  'journey-ended': 'The journey ended on {on} ({as}). Its record can be read; nothing more can be added.',
  'journey-withdrawn': 'The participant withdrew on {on}. Reinstate the journey first.',
  'journey-deferred': 'The journey is deferred since {on}. Record the return first.',
  'not-deferred': 'The journey is not deferred, so there is nothing to return from.',
  'not-withdrawn': 'The journey is not withdrawn, so there is nothing to reinstate.',
  'return-not-later': 'The expected return {date} is not after today. Give a later date.',
  'date-not-later': '{what} ({date}) has to lie in the future. Give a later date.',
  'date-too-far':
    '{what} ({date}) lies after {last}, the last day on which the journey can still be under way. Give an earlier date.',
  'post-in-the-future':
    'A current SENCO has taken up the post already, and {given} lies in the future. Correct the date, or the motivation.',
  'no-statutory-duty':
    'The programme meets no statutory duty, so that it does not matter who has which post.',
  'already-in-post':
    'The participant has been in the post since {since}. To put that date right, use "correctPost"; to record another post, first use "giveUpPost".',
  'not-in-post': 'The participant has no post as a SENCO at present. Record one with "takeUpPost".',
  'post-ends-before':
    'The post cannot have been given up on {given}, for it was taken up on {since}. Check both dates.',
  'return-too-far':
    'The expected return {date} is more than {months} months ahead. Withdraw, or give an earlier date.',
  'extension-out-of-range': 'An extension adds from 1 to {most} whole days; {days} were given.',
  'application-decided':
    'The application was already decided ({decision}). Use the commands of the journey itself.',
  'application-incomplete': 'The application is not complete: {missing} still missing. Provide it first.',
  'suitability-open': 'The suitability is still to be investigated. Settle it first, with a reason.',
  'suitability-not-open': 'There is no suitability question open on this application.',
  unsuitable:
    'The applicant was found unsuitable. Reject the application, or settle the suitability first, with a reason.',
  'funding-undecided': 'The funding is not decided. Decide it first.',
  'funding-unknown': 'The programme has no funding "{funding}". Choose one of: {fundings}.',
  'evidence-not-asked': 'The programme does not ask for "{evidence}".',
  'no-information-asked': 'No information has been asked for.',
  'no-place-offered': 'No place is on offer at the moment.',
  'not-accepted': 'The participant has no place yet. Accept the application first.',
  'unknown-group': 'The cohort has no group "{group}". Its groups are: {groups}.',
  'unknown-element': 'The programme has no {kind} "{element}". It has: {elements}.',
  'unknown-activity': 'The course "{course}" has no activity "{activity}". It lists: {activities}.',
  'wrong-number-of-activities':
    '{select} different activities are selected in "{course}"; {given} were given.',
  'activity-not-selected': 'The activity "{activity}" was not selected. Select it for "{course}" first.',
  'activity-already-done': 'The activity "{activity}" is completed, so it stays selected.',
  'not-open-yet': '"{element}" opens on {opens}. Send it again from then on.',
  'in-the-future': '{what} lies in the future ({given}). Record it once it has happened.',
  'before-enrolment':
    '{what} ({given}) lies before the enrolment on {enrolled}. Check the date, or credit the element.',
  'already-done': '"{element}" is already done, on {on}. To change it, record a correction.',
  'task-not-submitted': 'The task "{task}" has not been submitted, so it has no feedback yet.',
  'session-before-task':
    'The session "{session}" follows the task "{task}", which has not been handed in. Have it handed in first; a time is then looked for by itself.',
  'session-not-booked': 'The session "{session}" is not booked.',
  'session-not-reported': 'The session "{session}" has no report to correct.',
  'minutes-out-of-range': 'A session lasts between 1 and 480 minutes; {minutes} were given.',
  'no-coach': 'The participant has no coach yet. Assign one first.',
  'already-coach': 'The coach "{coach}" is already assigned to this participant.',
  'review-not-written': 'The review "{review}" is not written yet. Write it first.',
  'review-not-structured':
    'The review "{review}" is a document with fields, and a file under its name is none. Write its fields with "review write": {fields}.',
  'unknown-field': 'The review "{review}" has no field "{field}". It has: {fields}.',
  'field-of-other-side': 'The field "{field}" is written by the {side}. Leave it to them.',
  'review-incomplete': 'The review "{review}" is not complete: {missing} still empty. Write them first.',
  'review-changed':
    'The review "{review}" was changed after you had read it. Read it again with "review show", then write or agree.',
  'review-agreed':
    'The review "{review}" was agreed by both before the assessment opened, so it stays as it is. Add what is new as a note.',
  'window-not-open': 'No assessment window is open for this participant. {next}',
  'submission-late': 'The window closed at {closes}; the case study arrived at {arrived}. {next}',
  'script-replaced':
    'The script was replaced after you opened it, by another version that had arrived in time. Open it again: a mark counts for the version that everybody marks.',
  'script-unknown': 'There is no script "{script}" to be marked.',
  'not-your-script': 'The script is not allocated to you.',
  'already-marked': 'You have already marked this script.',
  'conflict-of-another':
    'An assessor declares a conflict of interest of their own only. Ask the provider to declare that of "{assessor}".',
  'nothing-to-reassign':
    'Nobody has to mark the script "{script}" at the moment: it is marked already, or was never given out. A mark that must not count is voided by declaring the conflict of interest.',
  'script-not-held':
    'The assessor "{assessor}" does not have the script "{script}" to mark. Look who has it, and name them.',
  'say-from-whom':
    'Several assessors have the script "{script}" to mark: {assessors}. Say from whom it is to be taken.',
  'assessor-not-free':
    'The assessor "{assessor}" has had the script "{script}" before, or has a conflict of interest with its author. Name somebody else, or nobody, so that whoever is free gets it.',
  'scores-wrong': 'The scores do not fit the criteria: {fault}.',
  'no-result': 'No confirmed result waits to be released.',
  'no-appeal': 'There is no result that can be appealed against. {why}',
  'unknown-exception': 'There is no open exception "{exception}".',
  'cohort-of-other-programme': 'The cohort "{cohort}" belongs to another programme.',
  'cohort-too-late': 'The cohort "{cohort}" has no assessment window left.',
  'provider-not-in-cohort':
    'The provider "{provider}" has no group in the cohort "{cohort}". Choose another cohort or provider.',
  'same-provider': 'The participant is already with this provider.',
  'not-a-rehearsal': 'Only a rehearsal has a clock that can be moved.',
  'time-goes-forward': 'The rehearsal is already at {now}; {given} lies before it.',
} as const;

export type RefusalCode = keyof typeof refusalSentences;

export interface Refusal {
  code: RefusalCode;
  message: string;
}

/** Thrown by the rules, caught by `decide`: it never leaves the core. */
export class Refused extends Error {
  readonly refusal: Refusal;

  constructor(code: RefusalCode, words: Record<string, string | number> = {}) {
    super(code);
    this.refusal = { code, message: sentenceOf(code, words) };
  }
}

export const refusalCodes = Object.keys(refusalSentences) as RefusalCode[];

/** The sentence of a refusal with its blanks filled; a blank without a word is left out. */
export function sentenceOf(code: RefusalCode, words: Record<string, string | number>): string {
  return refusalSentences[code]
    .replaceAll(/\{(\w+)\}/g, (_, name: string) => String(words[name] ?? ''))
    .trim();
}

/** What fills the blanks of a sentence. */
type Words = Record<string, string | number>;

/** Says no with `code` unless `condition` holds; words that take work are asked for only then. */
export function refuseUnless(
  condition: unknown,
  code: RefusalCode,
  words: Words | (() => Words) = {},
): asserts condition {
  if (!condition) throw new Refused(code, typeof words === 'function' ? words() : words);
}
