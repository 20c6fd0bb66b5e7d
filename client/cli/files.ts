/** Files that are named on the command line, with faults in words. */
import { readFile, writeFile } from 'node:fs/promises';
import { BadInput } from '../errors.js';
import { fileFault } from '../input/file-faults.js';

export async function readInput(file: string, largest = 64 * 1024 * 1024): Promise<Uint8Array> {
  try {
    const bytes = await readFile(file);
    if (bytes.length <= largest) return bytes;
  } catch (error) {
    throw fileFault(file, error, 'file-unreadable');
  }
  throw new BadInput([`The file ${file} is too large.`], 'file-too-large');
}

/** Whether a file can be written, before the work is done; what it holds stays until then. */
export const checkOutput = (file: string): Promise<void> => writeOutput(file, '', 'a');

export async function writeOutput(
  file: string,
  content: string | Uint8Array,
  flag: 'w' | 'a' = 'w',
): Promise<void> {
  try {
    await writeFile(file, content, { flag });
  } catch (error) {
    throw fileFault(file, error, 'file-unwritable');
  }
}
