/** `journeys dfe outcomes`: results, which certificates follow. */
import type { Command } from 'commander';
import { withExamples, type Cli } from '../../cli.js';
import { listDfe, withListOptions, type ListOptions } from './lists.js';
import { changeDfe } from './records.js';
import type { DfeOptions } from './session.js';

interface Filters extends ListOptions {
  createdSince?: string;
  participant?: string;
}

const person = '7d0f6c1e-2a4b-4c8d-9e1f-3a5b7c9d1e2f';
const MOST_A_PAGE = 3000;

export function addOutcomes(dfe: Command, cli: Cli): void {
  const group = dfe
    .command('outcomes')
    .summary('results: list, record')
    .description('Results, the newest of which counts. A "completed" declaration brings the first one.');
  addOutcomeList(group, cli);
  addRecordOutcome(group, cli);
  withExamples(group, `dfe outcomes list --participant ${person}`);
}

function addOutcomeList(group: Command, cli: Cli): void {
  const command = group
    .command('list')
    .summary('list results')
    .description('List results on this provider’s declarations, or of one participant, the oldest first.')
    .option('--created-since <time>', 'sent on or after this day or moment')
    .option('--participant <id>', 'of this participant: all of them');
  withListOptions(command, []).action(async (_: Filters, self: Command) => {
    const options = self.optsWithGlobals<Filters>();
    const { participant, createdSince } = options;
    if (participant === undefined) {
      return listDfe(cli, options, { kind: 'outcomes', asked: { createdSince } });
    }
    const { askedParticipant } = await import('../../../../dfe/session/asked.js');
    const { BadInput } = await import('../../../errors.js');
    if (createdSince !== undefined || options.page !== undefined || options.perPage !== undefined) {
      throw new BadInput([
        '--participant: has all results of one participant. Leave --created-since, --page and --per-page out.',
      ]);
    }
    const id = askedParticipant(participant);
    await listDfe(cli, options, {
      kind: 'outcomes',
      asked: {},
      read: async ({ api }) => ({
        records: await api.listParticipantOutcomes(id, { perPage: MOST_A_PAGE }),
        page: null,
        settled: true,
      }),
    });
  });
  withExamples(
    command,
    `dfe outcomes list --participant ${person}`,
    'dfe outcomes list --created-since 2028-05-01',
    'dfe outcomes list --all --csv outcomes.csv',
  );
}

interface RecordOptions extends DfeOptions {
  result: string;
  completedOn: string;
  course: string;
}

function addRecordOutcome(group: Command, cli: Cli): void {
  const command = group
    .command('record')
    .summary('a later or corrected result')
    .description(
      'Send a later or corrected result, such as that of a resit. "completed" must have been declared before. A pass after a pass changes nothing, not even its date.',
    )
    .argument('<id>', 'the Department’s id of the participant')
    .requiredOption('--result <passed|failed>', 'the result')
    .requiredOption('--completed-on <day>', 'the day on which it was reached')
    .option('--course <course>', 'the course', 'npq-senco')
    .action(async (participant: string, _: RecordOptions, self: Command) => {
      const options = self.optsWithGlobals<RecordOptions>();
      const { asked } = await import('../../../../dfe/session/asked.js');
      const { outcomeRequestSchema } = await import('../../../../dfe/requests.js');
      const { result: state, completedOn: completionDate, course: courseIdentifier } = options;
      const request = asked(outcomeRequestSchema, { state, completionDate, courseIdentifier }, participant);
      await changeDfe(
        cli,
        options,
        'outcomes',
        { done: 'Recorded.', found: 'The Department holds this result already.' },
        (api) => api.recordOutcome(participant, request),
        ({ record }) =>
          record.completionDate === request.completionDate
            ? null
            : 'Its date is not the one that was given, which has changed nothing. Void the "completed" declaration and declare it again, if yours is right.',
      );
    });
  withExamples(command, `dfe outcomes record ${person} --result passed --completed-on 2028-06-12`);
}
