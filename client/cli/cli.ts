/** What every sub-command is built with: the options all share, opening the library, and answering. */
import type { Command } from 'commander';
import { valueOf } from '../../environment/values.js';
import { BadInput } from '../errors.js';
import type { WhyLocal } from '../access/who-acts.js';
import type { Journeys, JourneysOptions } from '../journeys.js';
import { exitCodes, type ExitCode } from './exit-codes.js';
import { jsonText } from './output/plain.js';
import type { Terminal } from './terminal.js';

/** Options that go with every command, as commander names them. */
export interface SharedOptions {
  json?: boolean;
  address?: string;
  namespace?: string;
  databaseUrl?: string;
  documents?: string;
  stack?: string;
  scope?: string;
  operator?: string;
  because?: string;
}

export interface Cli {
  terminal: Terminal;
  /** Answers with JSON if that was asked for, else with the text. */
  answer(options: SharedOptions, value: unknown, text: () => string | Promise<string>): Promise<void>;
  /** Ends with another code than 0 without an error. */
  exit(code: ExitCode): void;
  /** Opens the library for one piece of work and closes it whatever happens. */
  withJourneys<T>(options: SharedOptions, work: (journeys: Journeys) => Promise<T>): Promise<T>;
}

export function cliOf(terminal: Terminal, exit: (code: ExitCode) => void): Cli {
  let isSaid = false;
  /** Once, to whoever sits there; programs find it in the audit. */
  const sayWhoActs = (journeys: Journeys, { json }: SharedOptions): void => {
    if (isSaid || json || !terminal.isInteractive) return;
    isSaid = true;
    const { local } = journeys.whoActs();
    if (local) terminal.err(`${localWords[local]}\n`);
  };
  return {
    terminal,
    exit,
    async answer({ json }, value, text) {
      terminal.out(json ? `${jsonText(value, 2)}\n` : await text());
    },
    async withJourneys(options, work) {
      const operator = options.operator ?? valueOf(terminal.env, 'JOURNEYS_OPERATOR') ?? null;
      const { because } = options;
      const who = { operator, way: 'cli' as const, ...(because === undefined ? {} : { because }) };
      const journeys = await terminal.open({ ...serverOptions(options), ...who });
      try {
        sayWhoActs(journeys, options);
        return await work(journeys);
      } finally {
        await journeys.close();
      }
    },
  };
}

const localWords: Record<WhyLocal, string> = {
  embedded:
    'You act as the local administrator of this machine’s stack; as somebody else with --operator ID.',
  'first-set-up':
    'You act as the local administrator, since no operators are known here yet. Add the first with "journeys staff add".',
};

export function serverOptions(options: SharedOptions): JourneysOptions {
  const { address, namespace, databaseUrl, documents, stack, scope } = options;
  return {
    temporal: { address, namespace },
    databaseUrl,
    documentsFolder: documents,
    stackFolder: stack,
    scope: scope === undefined ? undefined : scopeOf(scope),
  };
}

function scopeOf(text: string): JourneysOptions['scope'] {
  const [provider = '', deliveryPartner, more] = text.split('/');
  if (!/^[a-z0-9-]+$/.test(provider) || more !== undefined) {
    throw new BadInput([`--scope: "${text}" must be a provider, or provider/delivery-partner`]);
  }
  return deliveryPartner === undefined ? { provider } : { provider, deliveryPartner };
}

/** The options that all commands share; they may stand before or after the command. */
export function addSharedOptions(program: Command): Command {
  return program
    .option('--json', 'answer with JSON, for programs; its keys stay as they are')
    .option(
      '--scope <provider[/partner]>',
      'see and command the journeys of a provider or delivery partner only',
    )
    .option(
      '--operator <id>',
      'for whom you act, as "staff add" has put them; else JOURNEYS_OPERATOR, else on the embedded stack its local administrator',
    )
    .option('--because <reason>', 'why support looks at personal data: a coded reason, kept in the audit')
    .option('--address <host:port>', 'Temporal server; else TEMPORAL_ADDRESS, else the embedded stack')
    .option('--namespace <name>', 'Temporal namespace; else TEMPORAL_NAMESPACE')
    .option('--database-url <url>', 'PostgreSQL; else DATABASE_URL, else the embedded stack')
    .option('--documents <folder>', 'folder of documents; else DOCUMENTS_FOLDER, else the embedded stack')
    .option('--stack <folder>', 'data folder of an embedded stack; else JOURNEYS_HOME, else .journeys');
}

/** Examples under the help, one a line, each beginning with the command itself. */
export function withExamples(command: Command, ...examples: string[]): Command {
  const lines = examples.map((example) => `  $ journeys ${example}`.trimEnd()).join('\n');
  return command.addHelpText('after', `\nExamples:\n${lines}`);
}

export const partlyFailed = exitCodes.internal;
