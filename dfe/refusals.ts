/** Why the Department does not do what it is asked: a closed list of our own codes. */
import type { Operation } from './operations.js';

/** Each with what it means; the Department's own title and detail are kept beside it. */
export const dfeRefusalSentences = {
  'dfe-token-refused': 'The Department refuses the token of this provider.',
  'request-malformed': 'The Department cannot read the request, or one of its filters.',
  'filter-not-allowed': 'The Department does not allow this filter.',
  'not-found': 'The Department knows no such record of this provider.',
  'participant-id-changed': 'The participant was merged with another record and has a new id.',
  'participant-not-known': 'The participant has no accepted application for this with this provider.',
  'course-not-allowed': 'The course is unknown, or not one that the participant was accepted for.',
  'reason-not-allowed': 'The reason is not one that the Department takes.',
  'application-not-acceptable':
    'The application is decided already, another one for the course and cohort stands, or its funded place is not allowed.',
  'application-not-rejectable': 'The application is rejected already, or declarations on it stand.',
  'funded-place-not-allowed': 'The funded place is missing, or cannot be given in this cohort.',
  'funded-place-not-changeable':
    'The funded place cannot change: not accepted, not a capped cohort, or declarations stand.',
  'schedule-not-allowed':
    'The schedule is not of this cohort and course, or contradicts declarations that stand.',
  'schedule-not-derivable': 'The Department cannot derive a schedule: name one.',
  'schedule-missing': 'The application has no schedule.',
  'schedule-not-changeable': 'The schedule of this participant cannot change now.',
  'cohort-not-allowed': 'The cohort cannot change to this one.',
  'not-deferrable': 'The participant cannot be deferred: not active, or nothing was declared.',
  'not-resumable': 'The participant cannot be resumed: active already.',
  'not-withdrawable': 'The participant cannot be withdrawn: withdrawn already, or never declared as started.',
  'participant-not-declarable':
    'Nothing can be declared for the participant: no accepted application here, or withdrawn by that date.',
  'declaration-date-not-allowed': 'The date is malformed, before the schedule begins, or in the future.',
  'declaration-type-not-allowed': 'The schedule has no such milestone.',
  'contract-ended': 'There is no contract for this cohort and course, or no open statement is left.',
  'result-missing': 'A completed declaration needs the result.',
  'declaration-already-made': 'A declaration of this type stands already.',
  'delivery-partner-not-allowed': 'The delivery partner is missing, unknown, or not one of this cohort.',
  'declaration-not-voidable': 'The declaration is voided or paid back already, or no open statement is left.',
  'declaration-of-another-provider': 'Another provider made the declaration: it can be read, not changed.',
  'no-completed-declaration': 'A result needs a completed declaration that stands.',
  'outcome-not-allowed': 'The result is neither passed nor failed.',
  'completion-date-not-allowed': 'The completion date is malformed or in the future.',
  'dfe-refused-otherwise': 'The Department refuses for a reason that this version does not know.',
} as const;
export type DfeRefusalCode = keyof typeof dfeRefusalSentences;

type Titles = Readonly<Record<string, DfeRefusalCode>>;

/** What a 422 means by operation and title; the wording of details changes, titles do not. */
const unprocessable: Partial<Record<Operation, Titles>> = {
  listParticipants: { 'Unpermitted parameters': 'filter-not-allowed' },
  acceptApplication: {
    application: 'application-not-acceptable',
    funded_place: 'funded-place-not-allowed',
    schedule_identifier: 'schedule-not-allowed',
    schedule: 'schedule-not-derivable',
  },
  rejectApplication: { application: 'application-not-rejectable' },
  changeFundedPlace: {
    application: 'funded-place-not-changeable',
    cohort: 'funded-place-not-changeable',
    funded_place: 'funded-place-not-allowed',
  },
  defer: { participant_id: 'not-deferrable' },
  resume: { participant_id: 'not-resumable' },
  withdraw: { participant_id: 'not-withdrawable' },
  changeSchedule: {
    participant_id: 'schedule-not-changeable',
    schedule_identifier: 'schedule-not-allowed',
    cohort: 'cohort-not-allowed',
  },
  recordOutcome: {
    base: 'no-completed-declaration',
    participant_id: 'participant-not-known',
    state: 'outcome-not-allowed',
    completion_date: 'completion-date-not-allowed',
  },
  declare: {
    participant_id: 'participant-not-declarable',
    declaration_date: 'declaration-date-not-allowed',
    declaration_type: 'declaration-type-not-allowed',
    application: 'schedule-missing',
    cohort: 'contract-ended',
    has_passed: 'result-missing',
    base: 'declaration-already-made',
  },
  voidDeclaration: { declaration: 'declaration-not-voidable' },
};
const everywhere: Titles = {
  course_identifier: 'course-not-allowed',
  reason: 'reason-not-allowed',
  delivery_partner_id: 'delivery-partner-not-allowed',
  secondary_delivery_partner_id: 'delivery-partner-not-allowed',
};
const byStatus: Readonly<Record<number, DfeRefusalCode>> = {
  400: 'request-malformed',
  401: 'dfe-token-refused',
  404: 'not-found',
  410: 'participant-id-changed',
};

/** The code of a refusal: by the first title that says something. */
export function dfeRefusalCodeOf(
  operation: Operation,
  status: number,
  titles: readonly string[],
): DfeRefusalCode {
  if (status === 403 && titles.includes('Cannot modify declaration'))
    return 'declaration-of-another-provider';
  if (status !== 422) return byStatus[status] ?? 'dfe-refused-otherwise';
  const known = { ...everywhere, ...unprocessable[operation] };
  const title = titles.find((one) => Object.hasOwn(known, one));
  return (title === undefined ? undefined : known[title]) ?? 'dfe-refused-otherwise';
}
