/** What every `journeys dfe` command shares: whose token, how long to try, and how it answers. */
import type { Command } from 'commander';
import type { Session } from '../../../../dfe/session/session.js';
import type { Cli, SharedOptions } from '../../cli.js';
import type { DfeCommandOptions } from './session-options.js';

/** Options of all commands of the group. */
export function withDfeOptions(command: Command): Command {
  return command
    .option(
      '--provider <id>',
      'the lead provider whose token is used; not needed where there is but one token',
    )
    .option('--url <url>', 'the Department’s service; else DFE_API_URL, else the embedded stack’s simulator')
    .option(
      '--token-file <file>',
      'a file that holds the token; else DFE_API_TOKEN_<PROVIDER> or DFE_API_TOKEN, else the embedded stack’s',
    )
    .option('--wait <seconds>', 'how long one request may be tried, 1 to 3,600; default: 420')
    .option(
      '--server-date <time>',
      'what the sandbox takes for the present (the production service takes no notice)',
    );
}

/** Opens the conversation for one piece of work; whatever goes wrong is said in the words of this house. */
export async function withDfe<T>(
  cli: Cli,
  options: DfeCommandOptions,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  const { sessionOptions, settingsOf } = await import('./session-options.js');
  const { withSession } = await import('../../../../dfe/session/session.js');
  return withSession(settingsOf(cli, options), cli.terminal.env, sessionOptions(cli, options), work);
}

/** Answers with the value and what was not known in it; the note stands at the end of the text. */
export async function answerDfe(
  cli: Cli,
  options: SharedOptions,
  { unknown }: Session,
  value: object,
  text: () => string | Promise<string>,
): Promise<void> {
  await cli.answer(options, { ...value, unknown }, async () => {
    const { unknownNote } = await import('../../output/dfe/words.js');
    return `${await text()}${unknownNote(unknown)}`;
  });
}
