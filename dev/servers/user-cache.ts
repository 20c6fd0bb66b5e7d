import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { folderFault } from '../../environment/folder-fault.js';
import { valueOf } from '../../environment/values.js';
import { ServerError } from './server-error.js';

const DAY_MS = 24 * 60 * 60 * 1000;

/** A folder that belongs to this user and outlives projects: what was downloaded or built once is kept here. */
export function userCacheFolder(...parts: string[]): string {
  const base = valueOf(process.env, 'XDG_CACHE_HOME') ?? join(homedir(), '.cache');
  const folder = join(base, 'journeys', ...parts);
  try {
    mkdirSync(folder, { recursive: true });
  } catch (cause) {
    const fault = folderFault(cause, 'The folder of what is kept for later starts', 'XDG_CACHE_HOME');
    throw fault === null ? cause : new ServerError('folder-unusable', fault, { cause });
  }
  return folder;
}

function failureFile(what: string): string {
  return join(userCacheFolder('failed'), `${what}.txt`);
}

/** Remembers for a day that something could not be had, so that the next start does not wait for it again. */
export function rememberFailure(what: string, reason: string): void {
  writeFileSync(failureFile(what), `${new Date().toISOString()}\n${reason}\n`);
}

/** Why it could not be had less than a day ago, with how to try at once; undefined when it should be tried. */
export function recentFailure(what: string): string | undefined {
  try {
    const [at = '', reason = ''] = readFileSync(failureFile(what), 'utf8').split('\n');
    const age = Date.now() - Date.parse(at);
    if (!(age >= 0 && age < DAY_MS)) return undefined;
    return `${reason}; tried less than a day ago, remove ${failureFile(what)} to try again`;
  } catch {
    return undefined;
  }
}

export function forgetFailure(what: string): void {
  rmSync(failureFile(what), { force: true });
}
