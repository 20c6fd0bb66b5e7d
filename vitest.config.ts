import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/support/longest-first.js';

/** Every host then computes the same dates, and a slip into local time shows. */
process.env['TZ'] = 'UTC';
/** Pages are compared as text, whatever the machine that runs the tests thinks of colours. */
process.env['NO_COLOR'] = '1';
delete process.env['FORCE_COLOR'];

const common = {
  pool: 'forks',
  testTimeout: 60_000,
  hookTimeout: 60_000,
  env: { TZ: 'UTC', NO_COLOR: '1' },
} as const;
/** What these tests import is loaded once for all of them: they leave the process as they found it. */
const together = { isolate: false } as const;
/** They wait for servers, timers and programs most of their time: meanwhile others compute. */
const waiting = {
  ...common,
  env: { ...common.env, HEALTH_PORT: '0' },
  maxWorkers: availableParallelism() + 1,
  sequence: { groupOrder: 0 },
} as const;
/** They compute, some of them against the clock: no more of them than there are processors, after all others. */
const computing = { ...common, maxWorkers: availableParallelism(), sequence: { groupOrder: 1 } } as const;

const tests = (...folders: string[]) => folders.map((folder) => `test/${folder}/**/*.test.ts`);
/** Folders whose tests need nothing but the code: they start at once, without a database. */
const pure = tests(
  ...[
    'access',
    'environment',
    'worker',
    'workflows/rules',
    'properties',
    'programmes',
    'documents',
    'docs',
    'dfe',
  ],
);
/** Of these, what counts the processes of its own: it shares none with others. */
const apart = ['test/documents/readers.test.ts'];
/** Those that start a Temporal server of their own, and no database. */
const engine = tests('workflows/shell', 'replay', 'bench');
/** Those that start servers and programs as a newcomer does, and change what the environment names. */
const newcomer = tests('dev');
/** Of those with a database, what replaces a module or the clock. */
const replacing = ['test/client/integration/arrivals.test.ts'];
/** Those that start everything. */
const whole = tests('whole');
/** Those that start servers of their own, and kill them. */
const chaos = tests('chaos');
const globalSetup = ['test/support/global-setup.ts'];

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      'packages/dfe-simulator',
      {
        test: {
          ...computing,
          ...together,
          name: 'pure',
          include: pure,
          exclude: apart,
          globalSetup: ['packages/dfe-simulator/testing/openapi/setup.ts'],
        },
      },
      { test: { ...computing, name: 'apart', include: apart } },
      { test: { ...waiting, name: 'newcomer', include: newcomer } },
      {
        test: {
          ...computing,
          ...together,
          name: 'house',
          include: ['test/**/*.test.ts'],
          exclude: [...pure, ...apart, ...newcomer, ...replacing, ...engine, ...whole, ...chaos],
          globalSetup,
        },
      },
      { test: { ...waiting, name: 'engine', include: engine } },
      { test: { ...waiting, name: 'whole', include: [...whole, ...replacing], globalSetup } },
      { test: { ...waiting, name: 'chaos', include: chaos } },
    ],
  },
});
