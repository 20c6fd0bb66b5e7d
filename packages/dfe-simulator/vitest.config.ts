import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

process.env['TZ'] = 'UTC';

export default defineConfig({
  test: {
    name: 'dfe-simulator',
    include: ['test/**/*.test.ts'],
    pool: 'forks',
    // Among the tests of the house they run beside the others that compute, and are loaded once for all of them.
    isolate: false,
    maxWorkers: availableParallelism(),
    sequence: { groupOrder: 1 },
    testTimeout: 60_000,
    hookTimeout: 60_000,
    env: { TZ: 'UTC', NO_COLOR: '1' },
    globalSetup: ['testing/openapi/setup.ts'],
  },
});
