import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  identify,
  isAlive,
  processIdentitySchema,
  signalProcess,
  waitUntilGone,
  type ProcessIdentity,
} from 'process-lock/process-identity';
import { ServerError, type Say } from './server-error.js';

const OWNER = 'owner.json';

function commandLine(pid: number): string {
  try {
    if (process.platform === 'linux')
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  } catch {
    return '';
  }
}

function readOwner(dataFolder: string): ProcessIdentity | undefined {
  try {
    return processIdentitySchema.parse(JSON.parse(readFileSync(join(dataFolder, OWNER), 'utf8')));
  } catch {
    return undefined;
  }
}

/** Notes that this process runs the database of this folder; refused while another living process does. */
export function takeOwnership(dataFolder: string): void {
  const owner = readOwner(dataFolder);
  if (owner !== undefined && isAlive(owner)) {
    throw new ServerError(
      'folder-in-use',
      `The database in ${dataFolder} is already run by process ${owner.pid}: stop that one first.`,
    );
  }
  const me = identify(process.pid);
  writeFileSync(join(dataFolder, OWNER), `${JSON.stringify(me)}\n`, { mode: 0o600 });
}

export function giveUpOwnership(dataFolder: string): void {
  rmSync(join(dataFolder, OWNER), { force: true });
}

/**
 * After a crash: a server that still runs on this cluster without its owner is stopped; a note of a server that
 * is gone, or whose pid now belongs to something else, is removed, for PostgreSQL would refuse to start over it.
 */
export async function clearLeftover(cluster: string, say: Say): Promise<void> {
  const note = join(cluster, 'postmaster.pid');
  if (!existsSync(note)) return;
  const pid = Number.parseInt(readFileSync(note, 'utf8'), 10);
  const identity = Number.isInteger(pid) && pid > 0 ? identify(pid) : undefined;
  if (identity !== undefined && commandLine(pid).includes(cluster)) {
    say(`A database server left over from an earlier run (process ${pid}) is stopped`);
    signalProcess(identity, 'SIGINT');
    if (!(await waitUntilGone(identity, 20_000))) {
      throw new ServerError(
        'folder-in-use',
        `The database in ${cluster} is still run by process ${pid}, which does not stop: end it, then start again.`,
      );
    }
    return;
  }
  rmSync(note, { force: true });
}
