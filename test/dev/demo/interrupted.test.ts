/** Ctrl-C at every moment of `npm start`: it ends soon, leaves nothing running, and the next start is none the worse. */
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { takeLock } from 'process-lock';
import { removeCluster } from '../../../dev/servers/postgres-folder.js';
import { downloadedProgram } from '../../../dev/servers/sdk-download.js';
import { cleaning } from '../stack/support/folders.js';
import { npmStartIn, type Started } from './support/start.js';

const cleanup = cleaning();
const SOON_MS = 10_000;

interface House {
  home: string;
  /** Where what is found or built once is kept: empty. */
  cache: string;
  /** Searched for programs before anything else. */
  bin: string;
  env: NodeJS.ProcessEnv;
}

function house(): House {
  const folder = cleanup.folder();
  const [home, cache, bin] = [join(folder, 'home'), join(folder, 'cache'), join(folder, 'bin')];
  for (const made of [folder, cache, bin]) mkdirSync(made, { recursive: true });
  cleanup.after(() => removeCluster(join(home, 'postgres')));
  return { home, cache, bin, env: { PATH: `${bin}:${process.env['PATH']}`, XDG_CACHE_HOME: cache } };
}

/** A program that does nothing, for a long time. */
function idle(bin: string, name: string): void {
  writeFileSync(join(bin, name), `#!/bin/sh\n[ "$1" = version ] && exit 0\nexec sleep 987\n`);
  chmodSync(join(bin, name), 0o755);
}

/** No download is tried: it failed a moment ago. */
function noDownload(cache: string): void {
  mkdirSync(join(cache, 'journeys', 'failed'), { recursive: true });
  const note = `${new Date().toISOString()}\nno network in this test\n`;
  writeFileSync(join(cache, 'journeys', 'failed', 'temporal-cli.txt'), note);
}

function started({ home, env }: House): Started {
  const run = npmStartIn(home, env, '--rows', '4');
  cleanup.after(async () => {
    run.child.kill('SIGKILL');
    await run.ended;
  });
  return run;
}

const idling = (): string[] =>
  execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.startsWith('sleep 987'));

/** As a terminal does with Ctrl-C, or as somebody does with `kill`. */
const ways = {
  'Ctrl-C': ({ child }: Started) => process.kill(-(child.pid ?? 0), 'SIGINT'),
  kill: ({ child }: Started) => process.kill(child.pid ?? 0, 'SIGINT'),
};

async function endsSoon(run: Started, interrupt: (run: Started) => void): Promise<void> {
  const began = performance.now();
  interrupt(run);
  expect(await run.ended, run.said()).toBe(130);
  expect(performance.now() - began).toBeLessThan(SOON_MS);
  expect(run.said()).toContain('Interrupted. The next "npm start" goes on from here.');
  expect(idling()).toEqual([]);
}

describe.each(Object.entries(ways))('S7.3 npm start, interrupted by %s', (_, interrupt) => {
  test('S7.3 while Temporal is built: the build is not remembered as one that failed', async () => {
    const one = house();
    noDownload(one.cache);
    idle(one.bin, 'go');
    const run = started(one);
    await run.until(/building server/, 60_000);
    await endsSoon(run, interrupt);
    expect(readdirSync(join(one.cache, 'journeys', 'failed'))).toEqual(['temporal-cli.txt']);
    expect(readdirSync(join(one.cache, 'journeys')).filter((name) => name.includes('lock'))).toEqual([]);
  }, 120_000);

  test('S7.3 while another start builds Temporal', async () => {
    const one = house();
    noDownload(one.cache);
    idle(one.bin, 'go');
    expect(takeLock(join(one.cache, 'journeys', 'temporal-server-1.32.0.lock'))).toBeUndefined();
    const run = started(one);
    await run.until(new RegExp(`process ${process.pid} is building the server already`), 60_000);
    await endsSoon(run, interrupt);
  }, 120_000);

  test('S7.3 while a server does not open its port', async () => {
    const one = house();
    idle(one.bin, 'temporal');
    const run = started(one);
    await run.until(/Temporal: the command/, 60_000);
    await expect.poll(idling, { timeout: 30_000 }).toHaveLength(1);
    await endsSoon(run, interrupt);
  }, 120_000);
});

test('S7.3 a download that is ended is not remembered as one that failed', async () => {
  const { cache } = house();
  const before = process.env['XDG_CACHE_HOME'];
  process.env['XDG_CACHE_HOME'] = cache;
  try {
    const signal = AbortSignal.abort(new Error('interrupted'));
    await expect(downloadedProgram('temporal-cli', () => undefined, signal)).rejects.toThrow('interrupted');
    expect(readdirSync(join(cache, 'journeys', 'failed'))).toEqual([]);
  } finally {
    if (before === undefined) delete process.env['XDG_CACHE_HOME'];
    else process.env['XDG_CACHE_HOME'] = before;
  }
});
