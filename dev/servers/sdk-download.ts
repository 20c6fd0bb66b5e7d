import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Say } from './server-error.js';
import { forgetFailure, recentFailure, rememberFailure, userCacheFolder } from './user-cache.js';

/** What the SDK knows how to download, and how it names the file (after it comes the SDK's version). */
const PROGRAMS = {
  'temporal-cli': { artifact: 'cli', file: 'temporal' },
  'temporal-test-server': { artifact: 'temporal-test-server', file: 'temporal-test-server' },
} as const;

export type SdkProgram = keyof typeof PROGRAMS;

const REACH_LIMIT_MS = 5_000;
const DOWNLOAD_LIMIT_MS = 120_000;
/** Never aborted. */
const NOBODY = new AbortController().signal;

const requireHere = createRequire(import.meta.url);

function sdkVersion(): string {
  const { version } = requireHere('@temporalio/testing/package.json') as { version: string };
  return version;
}

/** Many networks are closed: a short question saves a long wait. */
async function unreachable(program: SdkProgram, signal: AbortSignal): Promise<string | undefined> {
  try {
    await fetch(`https://temporal.download/${PROGRAMS[program].artifact}/default`, {
      method: 'HEAD',
      signal: AbortSignal.any([signal, AbortSignal.timeout(REACH_LIMIT_MS)]),
    });
    return undefined;
  } catch {
    return 'temporal.download cannot be reached from here';
  }
}

/** In a process of its own: the time limit is then certain, and the SDK's runtime stays unset in ours. */
function download(program: SdkProgram, folder: string, signal: AbortSignal): Promise<string | undefined> {
  const script = fileURLToPath(new URL('./sdk-download-process.ts', import.meta.url));
  const tsx = pathToFileURL(requireHere.resolve('tsx')).href;
  const child = spawn(process.execPath, ['--import', tsx, script, program, folder], {
    stdio: 'ignore',
    timeout: DOWNLOAD_LIMIT_MS,
    signal,
    killSignal: 'SIGKILL',
  });
  return new Promise((resolve) => {
    child.on('error', (error) => resolve(error.message));
    child.once('exit', (code, killed) => {
      if (code === 0) resolve(undefined);
      else resolve(killed === null ? 'the download failed' : `not there after ${DOWNLOAD_LIMIT_MS / 1000} s`);
    });
  });
}

/** What was downloaded earlier for this version of the SDK. */
export function cachedDownload(program: SdkProgram): string | undefined {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const name = `${PROGRAMS[program].file}-sdk-typescript-${sdkVersion()}${suffix}`;
  const path = join(userCacheFolder('sdk'), name);
  return existsSync(path) ? path : undefined;
}

/**
 * A program that the SDK downloads, from the cache when it is there; a failure is remembered for a day.
 * @throws the reason of the signal; a download that was ended is not remembered as one that failed
 */
export async function downloadedProgram(
  program: SdkProgram,
  say: Say,
  signal: AbortSignal = NOBODY,
): Promise<string | undefined> {
  const cached = cachedDownload(program);
  if (cached !== undefined) return cached;
  const earlier = recentFailure(program);
  if (earlier !== undefined) {
    say(`${program}: not downloaded (${earlier})`);
    return undefined;
  }
  say(`${program}: downloading with the SDK`);
  const failure =
    (await unreachable(program, signal)) ?? (await download(program, userCacheFolder('sdk'), signal));
  signal.throwIfAborted();
  const path = cachedDownload(program);
  if (failure === undefined && path !== undefined) {
    forgetFailure(program);
    return path;
  }
  const reason = failure ?? 'the download left no file';
  rememberFailure(program, reason);
  say(`${program}: not downloaded (${reason})`);
  return undefined;
}
