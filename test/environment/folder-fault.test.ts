import { describe, expect, it } from 'vitest';
import { folderFault } from '../../environment/folder-fault.js';
import { folderError } from '../../dev/stack/data-folder.js';

const refused = (code: string, change: object = {}) =>
  Object.assign(new Error(`${code}: refused, open '/home/sian/hush'`), {
    code,
    syscall: 'open',
    path: '/x/hush',
    ...change,
  });

describe('S7.3 a folder that the system refuses', () => {
  it.each([
    ['EACCES', /change its owner/],
    ['EPERM', /change its owner/],
    ['EROFS', /nothing can be written there/],
    ['ENOTDIR', /a file is in the way/],
    ['EEXIST', /a file is in the way/],
    ['ENOSPC', /the disk is full: make room/],
    ['EDQUOT', /the disk is full for this user/],
    ['ENOENT', /it is not there/],
    ['EIO', /the system refuses it/],
  ])('S7.3 %s is told with the variable and the code, and without the path', (code, why) => {
    const fault = folderFault(refused(code), 'The data folder', 'JOURNEYS_HOME');
    expect(fault).toMatch(/^The data folder \(JOURNEYS_HOME\) cannot be used, for /);
    expect(fault).toMatch(why);
    expect(fault).toContain(`(${code})`);
    expect(fault).not.toContain('hush');
  });

  it('S7.3 leaves errors alone that are not the file system’s', () => {
    expect(folderFault(new TypeError('a bug'), 'The data folder', 'JOURNEYS_HOME')).toBeNull();
    expect(folderFault('text', 'The data folder', 'JOURNEYS_HOME')).toBeNull();
  });

  it('S7.3 while the stack is up only what happens in its folder is the folder’s', () => {
    const unusable = { code: 'folder-unusable', name: 'ServerError' };
    expect(folderError(refused('EROFS', { path: '/home/it/stack.json' }), '/home/it')).toMatchObject(
      unusable,
    );
    expect(folderError(refused('ENOSPC', { path: undefined, syscall: 'write' }), '/home/it')).toMatchObject(
      unusable,
    );
    const elsewhere = refused('ENOENT', { path: '/usr/bin/temporal', syscall: 'spawn temporal' });
    expect(folderError(elsewhere, '/home/it')).toBe(elsewhere);
    const port = refused('EACCES', { path: undefined, syscall: 'listen' });
    expect(folderError(port, '/home/it')).toBe(port);
  });
});
