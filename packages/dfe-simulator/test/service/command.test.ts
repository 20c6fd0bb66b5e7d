/** `npm run dfe-simulator`, as somebody types it. */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';

const main = fileURLToPath(new URL('../../main.ts', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'dfe-command-'));
afterAll(() => rmSync(folder, { recursive: true }));

const file = (name: string, content: string): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

const run = (...words: string[]): Promise<{ code: unknown; out: string; err: string }> =>
  new Promise((resolve) => {
    execFile(process.execPath, ['--import', 'tsx', main, ...words], { timeout: 30_000 }, (error, out, err) =>
      resolve({ code: error?.code ?? 0, out, err }),
    );
  });

it('S4.1 --help names every option, and no path of this machine', async () => {
  const { code, out } = await run('--help');
  expect(code).toBe(0);
  for (const option of [
    'port',
    'seed',
    'state',
    'memory',
    'control',
    'production',
    'no-rate-limits',
    'faults',
  ])
    expect(out).toContain(`--${option}`);
  expect(out).not.toContain(process.cwd());
});

it.each<[string, string[], RegExp]>([
  ['a port that is none', ['--port', '70000'], /whole number from 0 to 65535/],
  ['an empty control token', ['--control', ''], /must not be empty/],
  ['an unknown option', ['--colour'], /unknown option '--colour'/],
  ['both kinds of keeping', ['--memory', '--state', join(folder, 'x')], /cannot keep and not keep/],
  ['a seed that is not there', ['--seed', join(folder, 'none.json')], /none\.json is no seed.*README/s],
  ['a broken seed', ['--seed', file('broken.json', '{')], /broken\.json is no seed.*position/s],
  ['an incomplete seed', ['--seed', file('short.json', '{"name":"x"}')], /at providers/],
  ['no plan of faults', ['--faults', file('plan.json', '{}')], /holds no plan of faults.*at mode/s],
  ['no place for the state', ['--state', join(folder, 'no', 'x')], /name a file in a folder that exists/],
])('S4.1 %s ends with 2 and a sentence, not a stack', async (_what, words, why) => {
  const { code, out, err } = await run(...words);
  expect([code, out]).toEqual([2, '']);
  expect(err).toMatch(why);
  expect(err).not.toMatch(/^\s+at .*:\d+:\d+/m);
});
