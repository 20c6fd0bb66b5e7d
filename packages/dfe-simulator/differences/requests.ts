/** Where the running service takes other requests than its own OpenAPI file describes. The simulator does too. */
interface RequestDifference {
  /** Which operations it concerns, in words. */
  where: string;
  file: string;
  service: string;
}

export const requestDifferences = {
  'the-token-is-a-bearer-token': {
    where: 'every operation',
    file: 'an API key in the header `Authorization`',
    service: '`Authorization: Bearer <token>` (or `Token <token>`); the token alone is refused with 401',
  },
  'the-clock-can-be-set': {
    where: 'every operation, outside production',
    file: 'no such header',
    service:
      '`X-With-Server-Date` sets the clock of the request, to the second; a day or a missing zone is UTC',
  },
  'ids-need-not-be-uuids': {
    where: 'every operation with an id in its path',
    file: 'a UUID',
    service: 'anything; what is not known is 404',
  },
  'type-is-not-looked-at': {
    where: 'every operation with a body',
    file: '`data.type` is required, and of declarations one word',
    service: 'it may say anything or be missing',
  },
  'unknown-attributes-are-dropped': {
    where: '`POST /participant-declarations`',
    file: 'no other attributes than those described',
    service: 'others are dropped without a word',
  },
  'acceptance-without-data': {
    where: '`POST /npq-applications/{id}/accept`',
    file: 'a body holds `data`',
    service: 'nothing needs to be sent where nothing has to be said; `data` without attributes is 400',
  },
  'has-passed-as-text': {
    where: '`POST /participant-declarations`, completed',
    file: '`has_passed` is a boolean',
    service: '`"true"` and `"false"` are understood',
  },
  'has-passed-only-where-there-is-a-result': {
    where: '`POST /participant-declarations`, completed',
    file: '`has_passed` is required',
    service: 'only on leadership and specialist courses; elsewhere it may be missing',
  },
  'delivery-partner-is-wanted': {
    where: '`POST /participant-declarations`',
    file: '`delivery_partner_id` may be left out',
    service: 'in England from cohort 2024 on it is required, outside England it is refused',
  },
  'cohort-as-number': {
    where: '`PUT /participants/npq/{id}/change-schedule`',
    file: '`cohort` is a string',
    service: 'a number does as well',
  },
  'any-sort': {
    where: 'the lists of applications, participants and delivery partners',
    file: '`sort` is one of a few words',
    service: 'several with commas between; words that are not known are ignored',
  },
  'participants-sort-by-their-own-record': {
    where: '`GET /participants/npq`',
    file: '`sort=updated_at` is by `updated_at`',
    service:
      'by the time the person’s own record changed; the `updated_at` that is shown also follows applications and ids',
  },
  'training-status-leaves-enrolments-out': {
    where: '`GET /participants/npq`',
    file: '`filter[training_status]` chooses participants',
    service: 'and of those it shows only the enrolments with that status: such a list is no whole picture',
  },
  'completion-date-is-its-day': {
    where: '`POST /participants/npq/{id}/outcomes`',
    file: '`completion_date` is text, in the example a date-time with a zone',
    service: 'a day or a date-time: the day counts as it is written, time and zone are not looked at',
  },
  'statements-are-filtered-like-the-rest': {
    where: '`GET /statements`',
    file: '`filter` has no style, which means `?cohort=…`',
    service: '`?filter[cohort]=…`, as everywhere else; without brackets it is ignored',
  },
} as const satisfies Record<string, RequestDifference>;

export type RequestDifferenceName = keyof typeof requestDifferences;
