/** `journeys dfe outcomes`: results, which certificates follow. */
import { change, course, examples, needed, type RecordGroup } from './spec.js';

const person = examples.participant;
const MOST_A_PAGE = 3000;

export const outcomes: RecordGroup<'outcomes'> = {
  name: 'outcomes',
  summary: 'results: list, record',
  description: 'Results, the newest of which counts. A "completed" declaration brings the first one.',
  kind: 'outcomes',
  one: 'result',
  list: {
    summary: 'list results',
    description: 'List results on this provider’s declarations, or of one participant, the oldest first.',
    parts: {
      '--created-since <time>': 'sent on or after this day or moment',
      '--participant <id>': 'of this participant: all of them',
    },
    async instead({ participant, createdSince, page, perPage }) {
      if (typeof participant !== 'string') return null;
      const { askedParticipant } = await import('../../../../dfe/session/asked.js');
      const { BadInput } = await import('../../../errors.js');
      if (createdSince !== undefined || page !== undefined || perPage !== undefined) {
        throw new BadInput([
          '--participant: has all results of one participant. Leave --created-since, --page and --per-page out.',
        ]);
      }
      const id = askedParticipant(participant);
      return async ({ api }) => {
        const records = await api.listParticipantOutcomes(id, { perPage: MOST_A_PAGE });
        return { records, page: null, settled: true };
      };
    },
    examples: [
      `dfe outcomes list --participant ${person}`,
      'dfe outcomes list --created-since 2028-05-01',
      'dfe outcomes list --all --csv outcomes.csv',
    ],
  },
  changes: [
    change({
      name: 'record',
      summary: 'a later or corrected result',
      description:
        'Send a later or corrected result, such as that of a resit. "completed" must have been declared before. A pass after a pass changes nothing, not even its date.',
      of: 'participant',
      parts: {
        '--result <passed|failed>': needed('the result'),
        '--completed-on <day>': needed('the day on which it was reached'),
        ...course,
      },
      schema: 'outcomeRequestSchema',
      perform: (api, participant, request) => api.recordOutcome(participant, request),
      said: () => ({ done: 'Recorded.', found: 'The Department holds this result already.' }),
      note: (request, record) =>
        record.completionDate === request.completionDate
          ? null
          : 'Its date is not the one that was given, which has changed nothing. Void the "completed" declaration and declare it again, if yours is right.',
      examples: [`${person} --result passed --completed-on 2028-06-12`],
    }),
  ],
  examples: [`dfe outcomes list --participant ${person}`],
};
