import { describe, expect, it } from 'vitest';
import {
  findSameContent,
  listDocuments,
  readHandedIn,
  saveDocument,
  type DocumentOnFile,
} from '../../store/documents/documents.js';
import { listNotes, newNoteId, readNote, saveNote } from '../../store/people/notes.js';
import { freshStore } from '../support/postgres.js';

const store = await freshStore();

const document = (change: Partial<DocumentOnFile> = {}): DocumentOnFile => ({
  journey: 'd-1',
  sha256: 'ab'.repeat(32),
  purpose: 'task-1',
  kind: 'docx',
  words: 1800,
  bytes: 48_211,
  at: '2027-02-01T09:00:00Z',
  ...change,
});

describe('S5.3 documents', () => {
  it('S5.3 are kept once for each purpose, and the first hand-in stays', async () => {
    await saveDocument(store, document());
    await saveDocument(store, document({ at: '2027-02-02T09:00:00Z' }));
    await saveDocument(store, document({ purpose: 'task-2', at: '2027-03-01T09:00:00Z' }));
    expect(await listDocuments(store, 'd-1')).toEqual([
      document(),
      document({ purpose: 'task-2', at: '2027-03-01T09:00:00Z' }),
    ]);
    expect(await readHandedIn(store, 'd-1', 'ab'.repeat(32))).toEqual(document());
    expect(await readHandedIn(store, 'd-1', 'cd'.repeat(32))).toBeNull();
  });

  it('S5.4 the same bytes on another journey are found', async () => {
    const copied = document({ journey: 'd-2', purpose: 'task-1' });
    await saveDocument(store, copied);
    expect(await findSameContent(store, copied.sha256, 'd-1')).toEqual([copied]);
  });

  it('S5.3 a hash that is none is refused', async () => {
    await expect(saveDocument(store, document({ sha256: 'essay.docx' }))).rejects.toThrow('sha256');
  });
});

describe('S7.2 notes', () => {
  it('S7.2 are kept by an opaque id, once, and found on their own journey only', async () => {
    const note = {
      id: newNoteId(),
      journey: 'd-1',
      by: 'provider:staff-1',
      text: 'Agreed by telephone to take the later date.',
      at: '2027-02-01T09:00:00Z',
    };
    await saveNote(store, note);
    await saveNote(store, { ...note, text: 'Something else.' });
    expect(await readNote(store, 'd-1', note.id)).toEqual(note);
    expect(await readNote(store, 'd-2', note.id)).toBeNull();
    const second = { ...note, id: newNoteId(), at: '2027-01-31T09:00:00Z' };
    await saveNote(store, second);
    expect(await listNotes(store, 'd-1')).toEqual([second, note]);
    expect(note.id).toMatch(/^[0-9a-f-]{36}$/);
  });
});
