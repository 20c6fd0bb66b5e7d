/** `journeys where`: which servers are meant, and whether they answer. */
import type { Command } from 'commander';
import { readSettings } from '../../connection/settings.js';
import { ClientError } from '../../errors.js';
import { serverOptions, withExamples, type Cli, type SharedOptions } from '../cli.js';
import { exitCodes } from '../exit-codes.js';
import { labelled, page } from '../output/plain.js';

interface Found {
  place: string | null;
  /** What it says, or why it does not answer. */
  state: string;
  answers: boolean;
}

export function addWhere(program: Command, cli: Cli): void {
  const command = program
    .command('where')
    .summary('which servers are meant, and whether they answer')
    .description(
      'Which servers are meant by options, environment or embedded stack, and whether they answer.',
    )
    .action(async (_: object, self: Command) => {
      const options = self.optsWithGlobals<SharedOptions>();
      const settings = readSettings(serverOptions(options), cli.terminal.env);
      const { serversOf } = await import('../../connection/servers.js');
      const servers = serversOf(settings);
      const temporal = await tried(async () => {
        const { address, namespace } = await servers.engine();
        return { place: `${address}, namespace ${namespace}`, state: 'answers' };
      });
      const database = await tried(async () => {
        const { totalJourneys } = await import('../../../store/read-model/read-model.js');
        const total = await servers.inStore((store) => totalJourneys(store, 'all'));
        return { place: withoutSecrets(settings.databaseUrl ?? ''), state: `answers, ${total} journeys` };
      });
      await servers.close();
      const { stack, documentsFolder } = settings;
      const pages = { temporalUi: stack?.temporalUiUrl ?? null, mail: stack?.mailUrl ?? null };
      const answer = { temporal, database, documents: documentsFolder, embedded: stack !== null, ...pages };
      await cli.answer(options, answer, () =>
        page([
          ...labelled('Temporal', line(temporal)),
          ...labelled('Database', line(database)),
          ...labelled('Documents', documentsFolder ?? 'no folder is named'),
          ...labelled('Embedded', stack === null ? 'no embedded stack runs here' : 'runs on this machine'),
          ...(pages.temporalUi === null ? [] : labelled('Temporal UI', pages.temporalUi)),
          ...(pages.mail === null ? [] : labelled('Mail', pages.mail)),
        ]),
      );
      if (!temporal.answers || !database.answers) cli.exit(exitCodes.unreachable);
    });
  withExamples(command, 'where', 'where --json');
}

const line = ({ place, state }: Found): string => (place === null ? state : `${place}: ${state}`);

async function tried(look: () => Promise<{ place: string; state: string }>): Promise<Found> {
  try {
    return { ...(await look()), answers: true };
  } catch (error) {
    if (error instanceof ClientError) return { place: null, state: error.message, answers: false };
    throw error;
  }
}

function withoutSecrets(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
}
