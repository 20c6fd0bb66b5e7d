/** Why a folder that a variable names cannot be made, read or written, in words that name the variable. */
const words: Readonly<Record<string, string>> = {
  EACCES: 'this user may not read and write there: change its owner, or name another folder',
  EPERM: 'this user may not read and write there: change its owner, or name another folder',
  EROFS: 'nothing can be written there: name another folder',
  ENOTDIR: 'a file is in the way: name another folder, or move the file',
  EEXIST: 'a file is in the way: name another folder, or move the file',
  ENOENT: 'it is not there, or was taken away: name another folder, or make it again',
  ENOSPC: 'the disk is full: make room',
  EDQUOT: 'the disk is full for this user: make room',
  ENAMETOOLONG: 'its path is too long: name another folder',
  ELOOP: 'its links lead round in a circle: name another folder',
};

/**
 * A sentence without the path; null for an error that is not the file system's.
 * @param what "The data folder"
 */
export function folderFault(error: unknown, what: string, variable: string): string | null {
  if (!(error instanceof Error) || !('syscall' in error)) return null;
  const { code } = error as NodeJS.ErrnoException;
  if (typeof code !== 'string') return null;
  return `${what} (${variable}) cannot be used, for ${words[code] ?? 'the system refuses it'} (${code}).`;
}
