import { expect, it } from 'vitest';
import { FuzzUnavailable } from './environment.js';
import { fuzz, type Fuzzed } from './run.js';

async function fuzzed(): Promise<Fuzzed | null> {
  try {
    return await fuzz({ seed: 4, examples: 5, seconds: 25, again: false });
  } catch (error) {
    if (!(error instanceof FuzzUnavailable)) throw error;
    process.stderr.write(`\nNOT FUZZED: ${error.message}\n`);
    return null;
  }
}

it('S4.2 random requests of schemathesis never make it answer 500, nor outside the Department’s file', async ({
  skip,
}) => {
  const result = await fuzzed();
  if (!result) return skip();
  const { exitCode, output, answers, observed, reported } = result;
  expect([exitCode, output]).toEqual([0, expect.stringContaining('23 passed')]);
  expect([...new Set(observed.problems)]).toEqual([]);
  expect(reported).toEqual([]);
  // Requests that were all refused would prove little.
  expect(answers[200]).toBeGreaterThan(100);
  expect(answers[422]).toBeGreaterThan(50);
  expect(answers[500]).toBeUndefined();
}, 420_000);
