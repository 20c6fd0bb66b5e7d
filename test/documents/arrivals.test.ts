import { chmod, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openArrivalFolder, type ArrivalFolder } from '../../documents/arrivals.js';
import { openFolderStore } from '../../documents/folder-store.js';
import type { Arrival } from '../../store/documents/arrivals.js';

let root: string;
let door: ArrivalFolder;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'arrivals with spaces '));
  door = await openArrivalFolder(root);
});
afterEach(async () => {
  await rm(root, { recursive: true, force: true });
});

const journey = 'jny-aaaaaaaaaaaaaaaaaaaa';
const arrival = (change: Partial<Arrival> = {}): Arrival => ({
  journey,
  command: 'cmd-1',
  purpose: 'case-study',
  sha256: 'ab'.repeat(32),
  bytes: 48_211,
  at: '2026-10-27T23:59:58Z',
  ...change,
});
const files = async (): Promise<string[]> =>
  (await readdir(root, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);

describe('S5.3 arrivals beside the documents', () => {
  it('S5.3 the first one under an id stands, also for another door on the same folder', async () => {
    expect(await door.find(journey, 'cmd-1')).toBeNull();
    expect(await door.keep(arrival())).toEqual({ standing: arrival(), isFirst: true });
    const other = await openArrivalFolder(root);
    const again = await other.keep(arrival({ at: '2026-10-28T00:03:00Z' }));
    expect(again).toEqual({ standing: arrival(), isFirst: false });
    expect(await other.find(journey, 'cmd-1')).toEqual(arrival());
    expect(await files()).toHaveLength(1);
  });

  it('S5.3 of many doors at once exactly one is first, and all agree', async () => {
    const doors = await Promise.all(Array.from({ length: 20 }, () => openArrivalFolder(root)));
    const answers = await Promise.all(
      doors.map((one, at) => one.keep(arrival({ at: `2026-10-27T23:59:${String(30 + at)}Z` }))),
    );
    expect(answers.filter(({ isFirst }) => isFirst)).toHaveLength(1);
    expect(new Set(answers.map(({ standing }) => standing.at)).size).toBe(1);
    expect(await files()).toHaveLength(1);
  });

  it('S5.3 other bytes, or another purpose, under the same id are refused, and the first stands', async () => {
    await door.keep(arrival());
    for (const change of [{ sha256: 'cd'.repeat(32) }, { purpose: 'task-1' }]) {
      await expect(door.keep(arrival(change))).rejects.toMatchObject({
        code: 'arrival-of-other-document',
        message: /cmd-1.*an id of its own/,
      });
    }
    expect(await door.find(journey, 'cmd-1')).toEqual(arrival());
  });

  it('S5.3 another id is another arrival; ids may hold whatever an id may', async () => {
    const all = ['cmd-1', 'CMD-1', 'HE26-010/submit/window-1/1/204', 'a.b_c:d'].map((command) =>
      arrival({ command }),
    );
    for (const one of all) await door.keep(one);
    const listed = await door.list(journey);
    expect(listed.toSorted((a, b) => (a.command < b.command ? -1 : 1))).toEqual(
      all.toSorted((a, b) => (a.command < b.command ? -1 : 1)),
    );
    expect(await door.list('jny-bbbbbbbbbbbbbbbbbbbb')).toEqual([]);
    await expect(door.find('../elsewhere', 'cmd-1')).rejects.toThrow('no journey');
  });

  it('S7.2 what arrived for nobody is forgotten', async () => {
    await door.keep(arrival());
    await door.forget(arrival());
    await door.forget(arrival());
    expect(await files()).toEqual([]);
    expect((await door.keep(arrival({ at: '2026-10-28T00:03:00Z' }))).isFirst).toBe(true);
  });

  it('S5.3 lies apart from the documents, and neither disturbs the other', async () => {
    const documents = await openFolderStore(root);
    const { sha256 } = await documents.put(Buffer.from('A written response'));
    await door.keep(arrival({ sha256 }));
    expect(await documents.has(sha256)).toBe(true);
    expect(await files()).toHaveLength(2);
  });

  it('S5.3 one that is damaged is said to be, and not taken for none', async () => {
    await door.keep(arrival());
    const [name = ''] = await files();
    await writeFile(join(root, 'arrivals', journey, name), '{"at":"2026-10-01T00:00:00Z"}');
    await expect(door.find(journey, 'cmd-1')).rejects.toMatchObject({ code: 'damaged' });
    await expect(door.keep(arrival())).rejects.toMatchObject({ code: 'damaged' });
  });

  it.skipIf(process.getuid?.() === 0)('S5.3 a folder that cannot be written fails the try', async () => {
    await chmod(root, 0o500);
    await expect(door.keep(arrival())).rejects.toMatchObject({ code: 'EACCES' });
    await chmod(root, 0o700);
  });
});
