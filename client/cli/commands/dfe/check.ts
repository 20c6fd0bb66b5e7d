/** `journeys dfe check`: whether the Department answers, takes the token, and says only what we know. */
import type { Command } from 'commander';
import { withExamples, type Cli } from '../../cli.js';
import { withDfe } from './session.js';
import type { DfeCommandOptions } from './session-options.js';

interface CheckOptions extends DfeCommandOptions {
  all?: boolean;
}

const USUAL_WAIT = '15';

export function addCheck(dfe: Command, cli: Cli): void {
  const command = dfe
    .command('check')
    .summary('whether it answers, takes the token, and is understood')
    .description(
      'Whether the Department’s service answers and takes the token, how many requests are left, whether its clock agrees with ours, and whether it sends anything that this version does not know, looking at some records of each kind. Tries for 15 seconds unless told.',
    )
    .option('--all', 'look at every record')
    .action(async (_: CheckOptions, self: Command) => {
      const asked = self.optsWithGlobals<CheckOptions>();
      const options = { ...asked, wait: asked.wait ?? USUAL_WAIT };
      await withDfe(cli, options, async (session) => {
        const { checkService } = await import('../../../../dfe/session/check.js');
        const { passProgress } = await import('../../output/dfe/progress.js');
        const progress = passProgress(cli.terminal, 'records', options.json ?? false);
        const found = await checkService(session, options.all ?? false, progress.at).finally(() =>
          progress.end(),
        );
        await cli.answer(options, found, async () => {
          const { checkPage } = await import('../../output/dfe/check-page.js');
          return checkPage(found);
        });
      });
    });
  withExamples(command, 'dfe check --provider northstar-learning', 'dfe check --all --json');
}
