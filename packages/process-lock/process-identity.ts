import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** A process that can be told apart from a later one with the same pid. */
export const processIdentitySchema = z.strictObject({
  pid: z.int().positive(),
  /** An opaque stamp of when it started: clock ticks on Linux, a date elsewhere. */
  started: z.string(),
});
export type ProcessIdentity = z.infer<typeof processIdentitySchema>;

/** In /proc/PID/stat, counted after the bracketed command name, the start time is the twentieth field. */
const START_TIME_AFTER_NAME = 19;

function startStamp(pid: number): string | undefined {
  try {
    if (process.platform === 'linux') {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return fields[0] === 'Z' ? undefined : fields[START_TIME_AFTER_NAME];
    }
    const shown = execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
    return shown === '' ? undefined : shown;
  } catch {
    return undefined;
  }
}

/** The identity of a living process, or undefined when there is none with this pid (a zombie counts as none). */
export function identify(pid: number): ProcessIdentity | undefined {
  const started = startStamp(pid);
  return started === undefined ? undefined : { pid, started };
}

/** Whether exactly this process still lives; a later process that was given the same pid does not count. */
export function isAlive(identity: ProcessIdentity): boolean {
  return startStamp(identity.pid) === identity.started;
}

/** Sends a signal to exactly this process, and says whether it was there to be sent to. */
export function signalProcess(identity: ProcessIdentity, signal: NodeJS.Signals): boolean {
  if (!isAlive(identity)) return false;
  try {
    return process.kill(identity.pid, signal);
  } catch {
    return false;
  }
}

/** Waits until the process has gone, at most so many milliseconds; answers whether it has. */
export async function waitUntilGone(identity: ProcessIdentity, limitMs: number): Promise<boolean> {
  const end = performance.now() + limitMs;
  while (isAlive(identity)) {
    if (performance.now() > end) return false;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  return true;
}
