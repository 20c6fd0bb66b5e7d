/** What is said of a file that cannot be read or written. */
import { BadInput } from '../errors.js';

export const fileFault = (
  file: string,
  error: unknown,
  code: 'file-unreadable' | 'file-unwritable',
): BadInput => new BadInput([`The file ${file} ${fileReason(error)}.`], code);

function fileReason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
  if (code === 'ENOENT') return 'is not there, or its folder is not';
  if (code === 'EISDIR') return 'is a folder';
  if (code === 'EACCES' || code === 'EPERM') return 'may not be used by this user';
  if (code === 'ENOSPC') return 'cannot be written: the disk is full';
  return `cannot be used (${code})`;
}
