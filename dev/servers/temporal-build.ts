import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { releaseLock, takeLock } from 'process-lock';
import type { Say } from './server-error.js';
import { forgetFailure, recentFailure, rememberFailure, userCacheFolder } from './user-cache.js';

/** The versions after it, up to 1.32.2, were tried and want a newer Go or do not build from the module alone. */
const MODULE = 'go.temporal.io/server/cmd/server';
const VERSION = '1.32.0';
const BUILD_LIMIT_MS = 15 * 60_000;
const PROGRESS_MS = 10_000;

function hasGo(): boolean {
  return spawnSync('go', ['version'], { stdio: 'ignore' }).status === 0;
}

/** Go prints the name of each package that it compiles: their number is the progress. */
function goInstall(folder: string, say: Say, signal: AbortSignal): Promise<string | undefined> {
  const started = performance.now();
  const child = spawn('go', ['install', '-v', `${MODULE}@v${VERSION}`], {
    env: { ...process.env, GOBIN: folder },
    stdio: ['ignore', 'ignore', 'pipe'],
    timeout: BUILD_LIMIT_MS,
    signal,
    // Go then takes away what it had half made.
    killSignal: 'SIGINT',
  });
  let packages = 0;
  let lastLine = '';
  child.stderr.on('data', (chunk: Buffer) => {
    const lines = chunk.toString('utf8').trim().split('\n');
    packages += lines.length;
    lastLine = lines.at(-1) ?? lastLine;
  });
  const progress = setInterval(() => {
    const seconds = Math.round((performance.now() - started) / 1000);
    say(`Temporal: building, ${seconds} s so far, ${packages} of about 1,800 packages`);
  }, PROGRESS_MS);
  return new Promise((resolve) => {
    const end = (failure: string | undefined): void => {
      clearInterval(progress);
      resolve(failure);
    };
    child.on('error', (error) => end(error.message));
    child.once('close', (code) => end(code === 0 ? undefined : `go install failed: ${lastLine}`));
  });
}

/** Another start on this machine may be building it already: then its result is waited for. */
async function waitForOther(lock: string, pid: number, say: Say, signal: AbortSignal): Promise<void> {
  say(`Temporal: process ${pid} is building the server already, waiting for it`);
  const end = performance.now() + BUILD_LIMIT_MS;
  while (performance.now() < end && takeLock(lock) !== undefined) {
    await pause(1_000, undefined, { signal });
  }
}

async function build(target: string, say: Say, signal: AbortSignal): Promise<string | undefined> {
  const folder = `${target}.building`;
  mkdirSync(folder, { recursive: true });
  say(
    `Temporal: building server ${VERSION} with Go, once (about four minutes on two cores); kept in ${target}`,
  );
  const failure = await goInstall(folder, say, signal);
  if (failure === undefined) renameSync(join(folder, 'server'), target);
  rmSync(folder, { recursive: true, force: true });
  return failure;
}

function cachePath(): string {
  return join(userCacheFolder(), `temporal-server-${VERSION}`);
}

/** What was built earlier on this machine. */
export function cachedServer(): string | undefined {
  const path = cachePath();
  return existsSync(path) ? path : undefined;
}

/**
 * The Temporal server built from its published Go module, from the cache when it was built before.
 * @throws the reason of the signal; a build that was ended is not remembered as one that failed
 */
export async function builtServer(say: Say, signal: AbortSignal): Promise<string | undefined> {
  const target = cachePath();
  if (existsSync(target)) return target;
  if (!hasGo()) {
    say('Temporal: not built, for Go is not installed');
    return undefined;
  }
  const what = `temporal-server-${VERSION}`;
  const earlier = recentFailure(what);
  if (earlier !== undefined) {
    say(`Temporal: not built (${earlier})`);
    return undefined;
  }
  const lock = `${target}.lock`;
  const holder = takeLock(lock);
  if (holder !== undefined) await waitForOther(lock, holder.pid, say, signal);
  try {
    if (existsSync(target)) return target;
    const failure = await build(target, say, signal);
    signal.throwIfAborted();
    if (failure === undefined) {
      forgetFailure(what);
      return target;
    }
    rememberFailure(what, failure);
    say(`Temporal: not built (${failure})`);
    return undefined;
  } finally {
    releaseLock(lock);
  }
}
