/** `journeys dfe participants`: people with an accepted application, and their training status. */
import { deferralReasons, schedules, trainingStatuses, withdrawalReasons } from '../../../../dfe/names.js';
import { change, course, examples, needed, reached, type RecordGroup } from './spec.js';

const id = examples.participant;

export const participants: RecordGroup<'participants'> = {
  name: 'participants',
  summary: 'who takes part: list, defer, resume, withdraw',
  description:
    'Participants: people with an accepted application with this provider, and their training status for each course.',
  kind: 'participants',
  one: 'participant',
  list: {
    summary: 'list participants',
    description: 'List participants of this provider.',
    parts: {
      '--updated-since <time>': 'who, or whose applications, changed on or after this day or moment',
      '--status <status>': `with this training status: ${trainingStatuses.join(', ')}`,
      '--from-participant <id>': 'whose record took in this one, now retired',
    },
    sorts: ['created', 'updated'],
    examples: [
      'dfe participants list --status withdrawn',
      `dfe participants list --from-participant ${id}`,
      'dfe participants list --all --csv participants.csv',
    ],
  },
  show: { read: (api, one) => api.readParticipant(one), example: id },
  changes: [
    change({
      name: 'defer',
      summary: 'a pause',
      description: 'Tell the Department that a participant pauses. Something must have been declared before.',
      parts: { ...course, '--reason <reason>': needed(deferralReasons.join(', ')) },
      schema: 'deferSchema',
      perform: (api, one, request) => api.defer(one, request),
      said: () => reached('Deferred'),
      examples: [`${id} --reason parental-leave`],
    }),
    change({
      name: 'resume',
      summary: 'back to active',
      description:
        'Tell the Department that a participant is active again, after a deferral or a withdrawal.',
      parts: { ...course },
      schema: 'resumeSchema',
      perform: (api, one, request) => api.resume(one, request),
      said: () => ({ ...reached('Active'), done: 'Active again.' }),
      examples: [id],
    }),
    change({
      name: 'withdraw',
      summary: 'the end of it',
      description:
        'Tell the Department that a participant stops, as of now: it cannot be dated back. "started" must have been declared before. Nothing dated later can then be declared; what happened before still can.',
      parts: { ...course, '--reason <reason>': needed(withdrawalReasons.join(', ')) },
      schema: 'withdrawSchema',
      perform: (api, one, request) => api.withdraw(one, request),
      said: () => reached('Withdrawn'),
      examples: [`${id} --reason change-in-career`],
    }),
    change({
      name: 'change-schedule',
      summary: 'another schedule or cohort',
      description: 'Move a participant to another schedule, and to another cohort if that is named.',
      parts: {
        ...course,
        '--schedule <schedule>': needed(schedules.join(', ')),
        '--cohort <year>': 'the year in which the new cohort starts; default: the same cohort',
      },
      schema: 'changeScheduleSchema',
      perform: (api, one, request) => api.changeSchedule(one, request),
      said: () => ({ done: 'Schedule changed.', found: 'The schedule was found so when it was read back.' }),
      examples: [
        `${id} --schedule npq-leadership-spring`,
        `${id} --schedule npq-leadership-autumn --cohort 2026`,
      ],
    }),
  ],
  examples: ['dfe participants list --status deferred', `dfe participants show ${id}`],
};
