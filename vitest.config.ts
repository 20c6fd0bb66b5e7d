import { defineConfig } from 'vitest/config';

/** Every host then computes the same dates, and a slip into local time shows. */
process.env['TZ'] = 'UTC';

const common = { pool: 'forks', testTimeout: 60_000, hookTimeout: 60_000, env: { TZ: 'UTC' } } as const;

/** Folders whose tests need nothing but the code: they start at once, without a database. */
const pure = ['test/rules/**/*.test.ts', 'test/programmes/**/*.test.ts', 'test/documents/**/*.test.ts'];

export default defineConfig({
  test: {
    projects: [
      { test: { ...common, name: 'pure', include: pure } },
      {
        test: {
          ...common,
          name: 'house',
          include: ['test/**/*.test.ts'],
          exclude: pure,
          globalSetup: ['test/support/global-setup.ts'],
        },
      },
    ],
  },
});
