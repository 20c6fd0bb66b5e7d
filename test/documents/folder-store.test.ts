import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openFolderStore } from '../../documents/folder-store.js';
import type { DocumentStore } from '../../documents/store.js';

let root: string;
let store: DocumentStore;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'documents with spaces '));
  store = await openFolderStore(root);
});
afterEach(async () => {
  await rm(root, { recursive: true, force: true });
});

const bytes = Buffer.from('A written response');
const sha256 = createHash('sha256').update(bytes).digest('hex');
const path = (): string => join(root, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
const files = async (): Promise<string[]> =>
  (await readdir(root, { recursive: true, withFileTypes: true }))
    .filter((e) => e.isFile())
    .map((e) => e.name);

describe('the folder that keeps documents', () => {
  it('S5.3 gives back what was put in, under its hash and nothing else', async () => {
    expect(await store.has(sha256)).toBe(false);
    expect(await store.put(bytes)).toEqual({ sha256, size: bytes.length });
    expect(await store.has(sha256)).toBe(true);
    expect(Buffer.from(await store.get(sha256))).toEqual(bytes);
    expect(await files()).toEqual([sha256]);
    expect(await readFile(path())).toEqual(bytes);
  });

  it('S5.3 keeps the same bytes once, also when they are put in many times at once', async () => {
    const receipts = await Promise.all(Array.from({ length: 20 }, () => store.put(bytes)));
    expect(new Set(receipts.map((receipt) => receipt.sha256))).toEqual(new Set([sha256]));
    expect(await files()).toEqual([sha256]);
    expect(Buffer.from(await store.get(sha256))).toEqual(bytes);
  });

  it('S5.3 is read by another store on the same folder', async () => {
    const large = randomBytes(3_000_000);
    const receipt = await store.put(large);
    const other = await openFolderStore(root);
    expect(Buffer.compare(Buffer.from(await other.get(receipt.sha256)), large)).toBe(0);
  });

  it('S7.2 forgets what it is told to forget, once or twice', async () => {
    await store.put(bytes);
    await store.remove(sha256);
    await store.remove(sha256);
    expect(await store.has(sha256)).toBe(false);
    expect(await files()).toEqual([]);
    await expect(store.get(sha256)).rejects.toMatchObject({ code: 'missing' });
  });

  it('S5.3 says when a document was damaged, and mends it when it is put in again', async () => {
    await store.put(bytes);
    await writeFile(path(), 'A written respons!');
    await expect(store.get(sha256)).rejects.toMatchObject({ code: 'damaged' });
    await store.put(bytes);
    expect(Buffer.from(await store.get(sha256))).toEqual(bytes);
  });

  it.each(['../../etc/passwd', '', 'abc', sha256.toUpperCase(), `${sha256}/..`, `${sha256}\n`])(
    'S7.2 never takes %j for a document or a path',
    async (asked) => {
      await expect(store.get(asked)).rejects.toMatchObject({ code: 'not-a-hash' });
      await expect(store.has(asked)).rejects.toMatchObject({ code: 'not-a-hash' });
      await expect(store.remove(asked)).rejects.toMatchObject({ code: 'not-a-hash' });
    },
  );

  it('S7.2 is readable by its owner alone', async () => {
    await store.put(bytes);
    expect((await stat(path())).mode & 0o077).toBe(0);
    expect((await stat(join(root, sha256.slice(0, 2)))).mode & 0o077).toBe(0);
  });

  it('S5.3 leaves nothing half-written: a failed write is taken away, an abandoned one when the store opens', async () => {
    await writeFile(join(root, sha256.slice(0, 2)), 'in the way');
    await expect(store.put(bytes)).rejects.toThrow();
    await rm(join(root, sha256.slice(0, 2)));
    expect(await readdir(join(root, 'incoming'))).toEqual([]);

    const old = new Date(Date.now() - 25 * 60 * 60 * 1000);
    await writeFile(join(root, 'incoming', 'abandoned'), 'half');
    await utimes(join(root, 'incoming', 'abandoned'), old, old);
    await writeFile(join(root, 'incoming', 'under-way'), 'half');
    await openFolderStore(root);
    expect(await readdir(join(root, 'incoming'))).toEqual(['under-way']);
  });
});
