/** The main job in one command, as a newcomer has it: on a path with a space, with a smaller cohort. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { isAlive, processIdentitySchema, type ProcessIdentity } from 'process-lock/process-identity';
import { removeCluster } from '../../../dev/servers/postgres-folder.js';
import { cleaning } from '../stack/support/folders.js';
import { journeys, npmStart, type Started } from './support/start.js';

const cleanup = cleaning();

function home(): string {
  const folder = cleanup.folder();
  cleanup.after(() => removeCluster(join(folder, 'postgres')));
  return folder;
}

const serversOf = (folder: string): ProcessIdentity[] =>
  z
    .array(processIdentitySchema.strip())
    .parse(JSON.parse(readFileSync(join(folder, 'children.json'), 'utf8')));

/** What a test leaves running is ended after it. */
function started(run: Started): Started {
  cleanup.after(async () => {
    run.child.kill('SIGTERM');
    await run.ended;
  });
  return run;
}

const LIMIT_MS = 240_000;

describe('S8.1 npm start', { timeout: 2 * LIMIT_MS }, () => {
  test('S7.3 lives through 22 months with a killed worker in the middle, stays up, and is found again', async () => {
    const folder = home();
    const first = started(npmStart(folder, '--rows', '5'));
    await first.until(/Everything stays up until Ctrl-C/, LIMIT_MS);
    const said = first.said();
    expect(said).toMatch(/2 enrolled, 3 rejected/);
    expect(said).toMatch(/row 26, HE26-025: school_urn: 100037 closed/);
    expect(said).toMatch(/is killed with SIGKILL/);
    expect(said).toMatch(/nothing lost: all \d+ events are there with the same hashes/);
    expect(said).toMatch(/HE26-001 +Priya Sharma +punctual +passed +27\/27 +6 /);
    expect(said).toMatch(/Outcome +2 passed/);
    expect(said).toMatch(/Record +\d+ events of 2 journeys: verified/);
    expect(said).not.toMatch(/was refused/);

    const listed = journeys(folder, 'list', '--json');
    expect(await listed.ended, listed.said()).toBe(0);
    expect(listed.said()).toMatch(/"reference": ?"HE26-002"/);

    const other = npmStart(folder, '--exit');
    expect(await other.ended).toBe(1);
    expect(other.said()).toContain(`in use by process ${first.child.pid}`);

    first.child.kill('SIGINT');
    expect(await first.ended).toBe(0);
    const again = npmStart(folder, '--exit');
    expect(await again.ended, again.said()).toBe(0);
    expect(again.said()).toMatch(/lived through it all/);
    expect(again.said()).not.toMatch(/SIGKILL/);
    expect(again.said()).toMatch(/Outcome +2 passed/);
  });

  test('S7.1 interrupted, it ends in good order, leaves nothing running, and says what comes next', async () => {
    const folder = home();
    const run = started(npmStart(folder, '--rows', '4'));
    await run.until(/month 2/, LIMIT_MS);
    const servers = serversOf(folder);
    expect(servers).toHaveLength(2);
    run.child.kill('SIGTERM');
    expect(await run.ended).toBe(130);
    expect(run.said()).toMatch(/Interrupted\. The next "npm start" goes on from here\./);
    expect(servers.filter(isAlive)).toEqual([]);
    expect(readFileSync(join(folder, 'worker.log'), 'utf8').trimEnd()).toMatch(/"msg":"drained"\}$/);
  });
});

describe('S7.3 npm start, where its data cannot be kept', () => {
  test('S7.3 says so in one sentence with the variable, and leaves nothing running', async () => {
    const folder = home();
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'a-file'), 'in the way');
    const run = npmStart(join(folder, 'a-file', 'data'));
    expect(await run.ended).toBe(1);
    expect(run.said()).toMatch(/^The data folder \(JOURNEYS_HOME, or --home\) cannot be used.*ENOTDIR/m);
    expect(run.said()).not.toContain('    at ');
  });
});

describe('S8.1 npm start, asked wrongly', () => {
  test.each([[['--rows', '31']], [['--rows', 'many']], [['--colour']], [['extra']]])(
    'S8.1 %j is refused with the usage and exit code 2',
    async (args) => {
      const run = npmStart(cleanup.folder(), ...args);
      expect(await run.ended).toBe(2);
      expect(run.said()).toMatch(/npm start \[-- options\]/);
    },
  );
});
