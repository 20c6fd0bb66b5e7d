/** The process of the command line, whose outputs may be lost, and in which a bug may stir. */
import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'journeys-process-'));
const full = openSync('/dev/full', 'w');
afterAll(() => {
  closeSync(full);
  rmSync(folder, { recursive: true, force: true });
});

const journeys = (args: string[], stdio: ('pipe' | number)[] = ['pipe', 'pipe', 'pipe'], env = {}) =>
  spawnSync(process.execPath, ['bin/journeys.mjs', ...args], {
    cwd: root,
    stdio,
    env: { ...process.env, JOURNEYS_HOME: folder, ...env },
    encoding: 'utf8',
  });

describe('S7.3 the process of the command line', { timeout: 60_000 }, () => {
  it('S7.3 says that its answer could not be written, and does not call that a success', () => {
    const { status, stderr } = journeys(['programme', 'draw', 'npq-senco'], ['pipe', full, 'pipe']);
    expect(status).toBe(5);
    expect(stderr).toMatch(
      /^The answer could not be written \(ENOSPC\): make room, or send it elsewhere\.$/m,
    );
    expect(stderr).not.toContain('    at ');
  });

  it('S7.3 keeps its exit code where nobody can read what went wrong', () => {
    expect(journeys(['nonsense'], ['pipe', 'pipe', full]).status).toBe(2);
  });

  it('S7.3 is content with a reader that has seen enough', () => {
    const line = `"${process.execPath}" bin/journeys.mjs reference | head -1; echo "\${PIPESTATUS[0]}"`;
    const { stdout, stderr } = spawnSync('bash', ['-c', line], { cwd: root, encoding: 'utf8' });
    expect([stdout.trim().split('\n').at(-1), stderr]).toEqual(['0', '']);
  });

  it.each(['Promise.reject', 'throw'])('S7.3 ends with a sentence where nobody has listened (%s)', (how) => {
    const file = join(folder, 'bug.mjs');
    const bug = "Object.assign(new Error('hush'), { code: 'E_BUG' })";
    const done = how === 'throw' ? `throw ${bug}` : `Promise.reject(${bug})`;
    writeFileSync(file, `setTimeout(() => { ${done} }, 3_000); setInterval(() => undefined, 1_000);`);
    const { status, stderr } = journeys(['reference'], undefined, { NODE_OPTIONS: `--import=${file}` });
    expect(status).toBe(5);
    expect(stderr).toMatch(/^Something went wrong inside \(E_BUG\), and nobody had listened\. Report it\.$/m);
    expect(stderr).not.toContain('hush');
  });
});
