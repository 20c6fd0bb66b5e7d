/** The long run in short: S4.2, the whole of DfE §0 to §2 at once. */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { lastPage, progressLine } from './page.js';
import { soak } from './soak.js';
import type { Progress } from './soak-options.js';

const main = fileURLToPath(new URL('./main.ts', import.meta.url));
const run = (...given: string[]) =>
  promisify(execFile)(process.execPath, ['--import', 'tsx', main, ...given]).then(
    () => ({ code: 0, stderr: '' }),
    (error: { code: number; stderr: string }) => error,
  );

describe('the client and the simulator against each other', () => {
  it('S4.2 agree in every record after months of faults, kills and restarts', async () => {
    const seen: Progress[] = [];
    const verdict = await soak({ seconds: 16, clients: 3, seed: 4, onProgress: (at) => seen.push(at) });
    expect(verdict.differences).toEqual([]);
    expect(verdict).toMatchObject({ agree: true, doubles: 0, ownErrors: 0 });
    expect(verdict.killed.service).toBeGreaterThan(0);
    expect(verdict.killed.clients).toBeGreaterThan(0);
    expect(verdict.declarationsAccepted).toBeGreaterThan(0);
    expect(verdict.retries).toBeGreaterThan(0);
    expect(progressLine(16, seen[0] as Progress)).toMatch(/^00:0\d of 00:16 · 20\d\d-\d\d-\d\d · /);
    expect(lastPage(verdict)).toContain('Clients, log and service agree in every record.');
    expect(lastPage({ ...verdict, agree: false, differences: ['one', 'two'] })).toMatch(
      /They disagree in 2 places:\n {2}one\n {2}two/,
    );
  }, 120_000);

  it.each([['--minutes', '0'], ['--clients', 'many'], ['--seed', '-1'], ['--loud']])(
    'S4.2 the command refuses %s %s with a sentence',
    async (...given) => {
      const { code, stderr } = await run(...given);
      expect(code).toBe(2);
      expect(stderr).toMatch(/error: /);
    },
  );
});
