import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { identify, isAlive, processIdentitySchema, type ProcessIdentity } from './process-identity.js';

const ATTEMPTS = 5;

function holderIn(file: string): ProcessIdentity | undefined {
  try {
    return processIdentitySchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
}

/** Appears with its content or not at all, so that nobody ever reads a half-written lock. */
function create(file: string): boolean {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, `${JSON.stringify(identify(process.pid))}\n`, { mode: 0o600 });
  try {
    linkSync(draft, file);
    return true;
  } catch {
    return false;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Moves a dead holder's lock out of the way; should a new one have come between, it is put back. */
function clearStale(file: string): void {
  const aside = `${file}.stale.${process.pid}`;
  try {
    renameSync(file, aside);
    const holder = holderIn(aside);
    if (holder !== undefined && isAlive(holder)) linkSync(aside, file);
  } catch {
    return; // another process was quicker
  } finally {
    rmSync(aside, { force: true });
  }
}

/**
 * Takes a lock for this process; a lock whose holder has died is taken over.
 * @returns the living holder when somebody else (or we) hold it already, else undefined: it is ours
 */
export function takeLock(file: string): ProcessIdentity | undefined {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    if (create(file)) return undefined;
    const holder = holderIn(file);
    if (holder !== undefined && isAlive(holder)) return holder;
    clearStale(file);
  }
  throw new Error(`The lock ${file} can be neither taken nor read: remove the file if nothing is running.`);
}

/** Gives back a lock that {@link takeLock} gave us. */
export function releaseLock(file: string): void {
  if (holderIn(file)?.pid === process.pid) rmSync(file, { force: true });
}
