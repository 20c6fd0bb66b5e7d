/** What is installed once per user, in the folder where the journeys keep theirs; and what could not be. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

const DAY_MS = 24 * 60 * 60 * 1000;

export function cacheFolder(...parts: string[]): string {
  const folder = join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'journeys', ...parts);
  mkdirSync(folder, { recursive: true });
  return folder;
}

const failureFile = (what: string): string => join(cacheFolder('failed'), `${what}.txt`);

/** For a day, so that the next run does not wait for it again. */
export function rememberFailure(what: string, reason: string): void {
  writeFileSync(failureFile(what), `${new Date().toISOString()}\n${reason}\n`);
}

export function forgetFailure(what: string): void {
  rmSync(failureFile(what), { force: true });
}

/** Why it could not be had less than a day ago, with how to try at once; undefined when it should be tried. */
export function recentFailure(what: string): string | undefined {
  const file = join(cacheFolder(), 'failed', `${what}.txt`);
  try {
    const [at = '', reason = ''] = readFileSync(file, 'utf8').split('\n');
    const age = Date.now() - Date.parse(at);
    if (!(age >= 0 && age < DAY_MS)) return undefined;
    return `${reason}; tried less than a day ago, remove ${file} to try again`;
  } catch {
    return undefined;
  }
}
