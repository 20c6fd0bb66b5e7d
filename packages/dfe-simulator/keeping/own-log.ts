import { releaseLock, takeLock } from 'process-lock';
import { SimulatorError } from '../simulator-error.js';
import { openLog, type Log } from './log.js';

/** What the disk refuses is said with what to do about it; anything else stays what it is. */
function onDisk<T>(file: string, carryOut: () => T): T {
  try {
    return carryOut();
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error && 'code' in error)) throw error;
    throw new SimulatorError(
      'dfe-state-refused',
      `${file} cannot be read and written (${String(error.code)}): name a file in a folder that exists and is yours.`,
      { cause: error },
    );
  }
}

/**
 * One process has a log at a time: two would each keep a world of their own in it.
 * @throws SimulatorError when another process has it, the disk refuses it, or it is no log of this seed
 */
export function openOwnLog(file: string, seed: string): Log {
  const lock = `${file}.lock`;
  const holder = onDisk(file, () => takeLock(lock));
  if (holder) {
    throw new SimulatorError(
      'folder-in-use',
      `${file} is in use by process ${holder.pid}: stop that simulator, or name another file.`,
    );
  }
  try {
    const log = onDisk(file, () => openLog(file, seed));
    return { ...log, close: () => (log.close(), releaseLock(lock)) };
  } catch (error) {
    releaseLock(lock);
    throw error;
  }
}
