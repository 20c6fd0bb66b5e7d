import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { releaseLock, takeLock } from 'process-lock';
import { folderFault } from '../../environment/folder-fault.js';
import { removeCluster } from '../servers/postgres-folder.js';
import { ServerError } from '../servers/server-error.js';

/** Tells a data folder of ours from any other folder, so that nothing else is ever written over or wiped. */
const MARK = 'journeys-data-folder.txt';
const LOCK = 'lock.json';

export interface DataFolder {
  /** Absolute. */
  home: string;
  postgres: string;
  temporal: string;
  mail: string;
  /** The Department's API, simulated. */
  dfe: string;
  /** Lets the next start have the folder. */
  release(): void;
}

function refuseForeign(home: string): void {
  if (!existsSync(home) || existsSync(join(home, MARK))) return;
  if (readdirSync(home).length === 0) return;
  throw new ServerError(
    'folder-not-ours',
    `${home} holds other files and is no data folder of journeys: name an empty or new folder in JOURNEYS_HOME.`,
  );
}

function wipe(home: string): void {
  removeCluster(join(home, 'postgres'));
  for (const entry of readdirSync(home)) {
    if (entry !== MARK && entry !== LOCK) rmSync(join(home, entry), { recursive: true, force: true });
  }
}

function inWords(error: unknown): unknown {
  const fault = folderFault(error, 'The data folder', 'JOURNEYS_HOME, or --home');
  return fault === null ? error : new ServerError('folder-unusable', fault, { cause: error });
}

/** What the file system refuses within the folder while the stack is up, in words; other errors as they are. */
export function folderError(error: unknown, home: string): unknown {
  if (!(error instanceof Error)) return error;
  const { path, syscall } = error as NodeJS.ErrnoException;
  const isOurs = path === undefined ? syscall === 'write' : path.startsWith(home);
  return isOurs ? inWords(error) : error;
}

/** Makes the folder ours. @returns the path of its lock, which we hold */
function take(home: string): string {
  refuseForeign(home);
  mkdirSync(home, { recursive: true });
  writeFileSync(join(home, MARK), 'The embedded stack of journeys keeps its data here.\n');
  const lock = join(home, LOCK);
  const holder = takeLock(lock);
  if (holder === undefined) return lock;
  throw new ServerError(
    'folder-in-use',
    `${home} is in use by process ${holder.pid}, which runs the stack already: use that one, or stop it first.`,
  );
}

/**
 * Opens a data folder for this process alone.
 * @param prepare called once the folder is ours and before anything is wiped: ends what an earlier run left
 * @throws ServerError `folder-in-use` naming the process that has it, `folder-not-ours`, or `folder-unusable`
 */
export async function openDataFolder(
  home: string,
  fresh: boolean,
  prepare: (home: string) => Promise<void>,
): Promise<DataFolder> {
  let lock: string | null = null;
  try {
    lock = take(home);
    await prepare(home);
    if (fresh) wipe(home);
    const taken = lock;
    return {
      home,
      postgres: join(home, 'postgres'),
      temporal: join(home, 'temporal'),
      mail: join(home, 'mail'),
      dfe: join(home, 'dfe'),
      release: () => releaseLock(taken),
    };
  } catch (error) {
    if (lock !== null) releaseLock(lock);
    throw inWords(error);
  }
}
