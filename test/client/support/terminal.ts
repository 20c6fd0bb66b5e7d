/** The command line without a process: what it writes, its exit code, and a library that only listens. */
import { timedByDoor } from '../../../client/commands/assessment.js';
import { doubtsOf } from '../../../client/commands/doubts.js';
import { prepareCommand, type CommandInput, type CommandOptions } from '../../../client/commands/prepare.js';
import { runCli } from '../../../client/cli/run.js';
import { openJourneys, type HandedIn, type Journeys } from '../../../client/journeys.js';
import type { Receipt } from '../../../workflows/contract.js';

export const journeyId = 'jny-aaaaaaaaaaaaaaaaaaaa';
/** When everything arrives at the library that only listens. */
export const atTheDoor = '2028-03-14T09:00:00Z';

export interface Ran {
  code: number;
  out: string;
  err: string;
  /** Commands that reached the library, prepared as it would send them. */
  sent: ReturnType<typeof prepareCommand>[];
  /** Other calls, by method. */
  calls: [string, unknown[]][];
}

const receipt = (command: string): Receipt => ({
  journey: journeyId,
  command,
  at: '2026-11-03T16:00:00Z',
  events: [{ n: 1, type: 'Enrolled' }],
  stage: 'application',
  status: 'applying',
});

/** Runs a command line against a library that accepts everything; `answers` replaces single methods. */
export async function run(
  args: readonly string[],
  answers: Partial<Journeys> = {},
  env: NodeJS.ProcessEnv = {},
): Promise<Ran> {
  const ran: Ran = { code: -1, out: '', err: '', sent: [], calls: [] };
  const heard =
    (name: string, answer: unknown) =>
    (...given: unknown[]): Promise<unknown> => {
      ran.calls.push([name, given]);
      return Promise.resolve(answer);
    };
  const onFile = {
    sha256: 'a'.repeat(64),
    purpose: 'case-study',
    journey: journeyId,
    bytes: 9,
    at: atTheDoor,
  };
  const library = {
    command: (journey: string, input: CommandInput, options: CommandOptions = {}) => {
      const door = timedByDoor.has(input.type) ? { arrived: atTheDoor } : {};
      const prepared = prepareCommand(journey, input, options, door);
      ran.sent.push(prepared);
      return Promise.resolve(receipt(prepared.command.id));
    },
    doubts: (_journey: string, input: CommandInput) => Promise.resolve(doubtsOf(input, atTheDoor)),
    handInDocument: async (...given: Parameters<Journeys['handInDocument']>): Promise<HandedIn> => {
      ran.calls.push(['handInDocument', given]);
      const [, bytes, , , told] = given;
      if (typeof bytes === 'function') await bytes();
      const reading: NonNullable<HandedIn['reading']> = {
        countedTo: 'references',
        wordsAfter: 1200,
        doubt: 'much-after-it',
        traces: ['school'],
      };
      const known = { document: 'a'.repeat(64), kind: 'text', bytes: 9, words: 1800, reading };
      return { ...known, command: told?.id ?? 'cmd-new', arrived: atTheDoor };
    },
    arrivals: () => Promise.resolve([{ ...onFile, command: 'cmd-aaaaaaaaaaaaaaaaaaaa' }]),
    documents: () => Promise.resolve([{ ...onFile, kind: 'text', words: 1800 }]),
    enrol: heard('enrol', { journey: journeyId, created: true, receipt: receipt('enrol-1') }),
    receiveApplication: heard('receiveApplication', { receipt: receipt('cmd-1'), warnings: [] }),
    changeDetails: heard('changeDetails', receipt('cmd-1')),
    markScript: heard('markScript', {
      candidate: 'C-5F0A1B2C3D',
      role: 'marker',
      total: 15,
      at: '2028-03-28T16:00:00Z',
    }),
    reassign: heard('reassign', receipt('cmd-1')),
    sessionCompleted: heard('sessionCompleted', 'cmd-1'),
    schoolsNamed: () => Promise.resolve(null),
    close: () => Promise.resolve(),
    ...answers,
  } as unknown as Journeys;
  ran.code = await runCli(args, {
    out: (text) => (ran.out += text),
    err: (text) => (ran.err += text),
    isInteractive: false,
    width: 100,
    open: () => Promise.resolve(library),
    env,
    stop: new AbortController().signal,
  });
  return ran;
}

export type RanOnServers = Pick<Ran, 'code' | 'out' | 'err'>;

/** Runs a command line with nothing between it and the servers that its options name. */
export async function runOnServers(
  line: string,
  servers: readonly string[],
  width = 120,
): Promise<RanOnServers> {
  const ran = { code: -1, out: '', err: '' };
  ran.code = await runCli([...split(line), ...servers], {
    out: (text) => (ran.out += text),
    err: (text) => (ran.err += text),
    isInteractive: false,
    width,
    open: openJourneys,
    env: {},
    stop: new AbortController().signal,
  });
  return ran;
}

/** Splits an example as a shell would: spaces, and double quotes around a value. */
export const split = (line: string): string[] =>
  [...line.matchAll(/"([^"]*)"|(\S+)/g)].map((match) => match[1] ?? match[2] ?? '');
