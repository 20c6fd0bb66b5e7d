import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { RunAs } from './managed-process.js';
import type { Say } from './server-error.js';

const ELSEWHERE = 'postgres-is-at.txt';

function own(folder: string, runAs: RunAs | undefined): void {
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o700);
  if (runAs !== undefined) chownSync(folder, runAs.uid, runAs.gid);
}

function reachable(folder: string, runAs: RunAs): boolean {
  const tried = spawnSync('/bin/sh', ['-c', 'cd "$1" && test -w .', 'try', folder], {
    cwd: '/',
    stdio: 'ignore',
    ...runAs,
  });
  return tried.status === 0;
}

/** Where the database of this data folder lies: in it, or at the place remembered there. */
export function clusterFolder(dataFolder: string): string {
  const note = join(dataFolder, ELSEWHERE);
  return existsSync(note) ? readFileSync(note, 'utf8').trim() : join(resolve(dataFolder), 'cluster');
}

/**
 * A private folder for the database that the server's user can reach. Under root the project may lie where only
 * root can go; then the database is put under /var/lib/journeys and the place is remembered in the data folder.
 */
export function openClusterFolder(dataFolder: string, runAs: RunAs | undefined, say: Say): string {
  mkdirSync(dataFolder, { recursive: true });
  const folder = clusterFolder(dataFolder);
  own(folder, runAs);
  if (runAs === undefined || reachable(folder, runAs)) return folder;
  const name = createHash('sha256').update(resolve(dataFolder)).digest('hex').slice(0, 16);
  const elsewhere = join('/var/lib/journeys', name);
  mkdirSync('/var/lib/journeys', { recursive: true, mode: 0o755 });
  rmSync(folder, { recursive: true });
  own(elsewhere, runAs);
  writeFileSync(join(dataFolder, ELSEWHERE), `${elsewhere}\n`);
  say(
    `PostgreSQL cannot reach ${resolve(dataFolder)} (it does not run as root): its data is kept in ${elsewhere}`,
  );
  return elsewhere;
}

/** Removes the database of this data folder, wherever it lies. Only for a folder whose server has stopped. */
export function removeCluster(dataFolder: string): void {
  rmSync(clusterFolder(dataFolder), { recursive: true, force: true });
  rmSync(dataFolder, { recursive: true, force: true });
}
