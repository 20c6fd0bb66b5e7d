/** `journeys dfe applications`: who applied to this provider, and the answers to them. */
import { schedules } from '../../../../dfe/names.js';
import { change, cohorts, examples, ownFilter, reached, argumentSpec, type RecordGroup } from './spec.js';

const id = examples.application;

export const applications: RecordGroup<'applications'> = {
  name: 'applications',
  summary: 'who applied: list, accept, reject',
  description: 'Applications to this provider: see them, accept or reject them, change a funded place.',
  kind: 'applications',
  one: 'application',
  list: {
    summary: 'list applications',
    description: 'List applications to this provider, whatever their status.',
    parts: {
      ...cohorts,
      '--updated-since <time>': 'that changed on or after this day or moment, or whose person did',
      '--participant <ids>': 'of these participants',
      '--status <status>': ownFilter('status', ['pending', 'accepted', 'rejected']),
    },
    sorts: ['created', 'updated'],
    examples: [
      'dfe applications list --provider northstar-learning --status pending',
      'dfe applications list --cohort 2026 --sort updated --descending',
      'dfe applications list --all --csv applications.csv',
      'dfe applications list --updated-since 2026-10-01 --json',
    ],
  },
  show: { read: (api, one) => api.readApplication(one), example: id },
  changes: [
    change({
      name: 'accept',
      summary: 'accept an application',
      description:
        'Accept an application. The Department then rejects the person’s other applications for the course in the cohort, with whatever provider, and derives the schedule from the date unless it is named.',
      parts: {
        '--funded-place <yes|no>':
          'whether it takes one of the funded places: needed in a cohort with a limited number of them',
        '--schedule <schedule>': `${schedules.slice(0, 2).join(', ')} and others`,
      },
      schema: 'acceptSchema',
      perform: (api, one, request) => api.acceptApplication(one, request),
      said: () => reached('Accepted'),
      examples: [`${id} --funded-place yes`, `${id} --funded-place no --schedule npq-leadership-autumn`],
    }),
    change({
      name: 'reject',
      summary: 'reject an application',
      description:
        'Reject an application, also one that was accepted, as long as no declaration on it stands. The provider cannot take it back.',
      perform: (api, one) => api.rejectApplication(one),
      said: () => reached('Rejected'),
      examples: [id],
    }),
    change({
      name: 'funded-place',
      summary: 'give or take a funded place',
      description:
        'Give an accepted application a funded place, or take it, in a cohort with a limited number of them.',
      parts: { '<yes|no>': argumentSpec('fundedPlace', 'whether it takes a funded place') },
      schema: 'fundedPlaceSchema',
      perform: (api, one, request) => api.changeFundedPlace(one, request),
      said: ({ fundedPlace }) => {
        const words = fundedPlace ? 'A funded place' : 'No funded place';
        return { ...reached(words), done: `${words}: changed.` };
      },
      examples: [`${id} no`],
    }),
  ],
  examples: ['dfe applications list --status pending', `dfe applications accept ${id}`],
};
