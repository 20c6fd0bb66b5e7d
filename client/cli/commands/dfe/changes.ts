/** `journeys dfe changes`: what is new since the last time, as the Department advises to ask. */
import type { Command } from 'commander';
import type { PolledKind } from '../../../../dfe/polling/kinds.js';
import { BadInput } from '../../../errors.js';
import { withExamples, type Cli } from '../../cli.js';
import { answerList } from './lists.js';
import { withDfe } from './session.js';
import type { DfeCommandOptions } from './session-options.js';

interface ChangesOptions extends DfeCommandOptions {
  state?: string;
  csv?: string;
  full?: boolean;
}

const kinds = ['applications', 'participants', 'declarations', 'outcomes', 'statements'] as const;

export function addChanges(dfe: Command, cli: Cli): void {
  const command = dfe
    .command('changes')
    .summary('what changed since the last time')
    .description(
      'What changed since the poll before the last one, two windows back, so that nothing is missed: what is met twice is meant to be. Everything, the first time. When the polls began is kept in a small file, once all was written.',
    )
    .argument('<kind>', kinds.join(', '))
    .option('--state <file>', 'where the polls are kept; else a file in the data folder (JOURNEYS_HOME)')
    .option('--full', 'everything once more, as is advised once a week; the polls go on from it')
    .option('--csv <file>', 'write them as CSV, formula-safe, with every attribute')
    .action(async (word: string, _: ChangesOptions, self: Command) => {
      await poll(cli, self.optsWithGlobals<ChangesOptions>(), kindOf(word));
    });
  withExamples(
    command,
    'dfe changes applications --provider northstar-learning',
    'dfe changes declarations --state declarations.json --csv changed.csv',
    'dfe changes participants --full --json',
  );
}

function kindOf(word: string): PolledKind {
  const kind = kinds.find((one) => one === word);
  if (kind) return kind;
  const partners =
    word === 'partners' ? ' The Department does not say when partners changed: list them.' : '';
  throw new BadInput([`<kind>: must be one of ${kinds.join(', ')}, not "${word}".${partners}`]);
}

async function poll(cli: Cli, options: ChangesOptions, kind: PolledKind): Promise<void> {
  const polls = await import('../../../../dfe/session/poll-file.js');
  const { stackFolder } = await import('../../../connection/stack-file.js');
  const { passProgress } = await import('../../output/dfe/progress.js');
  await withDfe(cli, options, async (session) => {
    const { api, provider, url } = session;
    const owner = { kind, provider, url };
    const folder = options.stack ?? stackFolder(cli.terminal.env);
    const file = options.state ?? polls.usualPollFile(folder, owner);
    const state = options.full ? null : await polls.readPollState(file, owner);
    const progress = passProgress(cli.terminal, kind, options.json ?? false);
    const changes = api.changedSince(kind, state, { onProgress: progress.at });
    const records = [];
    try {
      for await (const record of changes) records.push(record);
    } finally {
      progress.end();
    }
    const settled = changes.settled !== false;
    const { since } = changes;
    if (!options.json) cli.terminal.out(`${await sinceWords(since)}\n`);
    await answerList(cli, options, session, kind, { records, page: null, settled }, { since });
    // Whatever was read is out by now; a poll that did not settle is simply asked again.
    if (settled) await polls.writePollState(file, owner, changes.next);
  });
}

async function sinceWords(since: string | null): Promise<string> {
  if (since === null) return 'Everything: there were not two polls before this one to go back to.';
  const { moment } = await import('../../output/dfe/words.js');
  return `Changed since ${moment(since)}:`;
}
