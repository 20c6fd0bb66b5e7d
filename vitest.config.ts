import { defineConfig } from 'vitest/config';

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

/** Folders whose tests need nothing but the code: they start at once, without a database. */
const pure = [
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
].map((folder) => `test/${folder}/**/*.test.ts`);
/** Of these, what counts the processes of its own: it shares none with others, as they do to be loaded once. */
const apart = ['test/documents/readers.test.ts'];
/** Those that start a Temporal server of their own, and no database. */
const engine = ['workflows/shell', 'replay', 'bench'].map((folder) => `test/${folder}/**/*.test.ts`);
/** Those that start everything. */
const whole = ['test/whole/**/*.test.ts'];
/** Those that start servers of their own, and kill them. */
const chaos = ['test/chaos/**/*.test.ts'];
const globalSetup = ['test/support/global-setup.ts'];

export default defineConfig({
  test: {
    projects: [
      'packages/dfe-simulator',
      {
        test: {
          ...common,
          name: 'pure',
          isolate: false,
          include: pure,
          exclude: apart,
          globalSetup: ['packages/dfe-simulator/testing/openapi/setup.ts'],
        },
      },
      { test: { ...common, name: 'apart', include: apart } },
      {
        test: {
          ...common,
          name: 'house',
          include: ['test/**/*.test.ts'],
          exclude: [...pure, ...apart, ...engine, ...whole, ...chaos],
          globalSetup,
        },
      },
      { test: { ...common, name: 'engine', include: engine } },
      { test: { ...common, name: 'whole', include: whole, globalSetup } },
      { test: { ...common, name: 'chaos', include: chaos } },
    ],
  },
});
