/** Files that are named on the command line, with faults in words. */
import { readFile, writeFile } from 'node:fs/promises';
import { BadInput } from '../errors.js';

export async function readInput(file: string, largest = 64 * 1024 * 1024): Promise<Uint8Array> {
  try {
    const bytes = await readFile(file);
    if (bytes.length <= largest) return bytes;
  } catch (error) {
    throw new BadInput([`The file ${file} ${reasonOf(error)}.`], 'file-unreadable');
  }
  throw new BadInput([`The file ${file} is too large.`], 'file-too-large');
}

export async function writeOutput(file: string, content: string | Uint8Array): Promise<void> {
  try {
    await writeFile(file, content);
  } catch (error) {
    throw new BadInput([`The file ${file} ${reasonOf(error)}.`], 'file-unwritable');
  }
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
  if (code === 'ENOENT') return 'is not there, or its folder is not';
  if (code === 'EISDIR') return 'is a folder';
  if (code === 'EACCES' || code === 'EPERM') return 'may not be used by this user';
  if (code === 'ENOSPC') return 'cannot be written: the disk is full';
  return `cannot be used (${code})`;
}
