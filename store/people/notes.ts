/** Free text that people write; events carry only its opaque id (S7.2). */
import { randomUUID } from 'node:crypto';
import type { Instant } from '../../workflows/journey/values.js';
import type { Store } from '../database/database.js';

export interface Note {
  id: string;
  journey: string;
  /** The actor, as `role:id`. */
  by: string;
  text: string;
  at: Instant;
}

/** An id for a note that is about to be written; it says nothing about anybody. */
export const newNoteId = (): string => randomUUID();

/** Keeps a note. A note is never changed: saving under a known id keeps the first. */
export async function saveNote(store: Store, note: Note): Promise<void> {
  const { id, journey, by, text, at } = note;
  await store.db
    .insertInto('notes')
    .values({ id, journey, by, text, at })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}

/** @returns null if there is no such note on the journey */
export async function readNote(store: Store, journey: string, id: string): Promise<Note | null> {
  const query = store.db.selectFrom('notes').selectAll().where('id', '=', id);
  return (await query.where('journey', '=', journey).executeTakeFirst()) ?? null;
}

/** The notes of a journey, oldest first. */
export function listNotes(store: Store, journey: string): Promise<Note[]> {
  const query = store.db.selectFrom('notes').selectAll().where('journey', '=', journey);
  return query.orderBy('at').orderBy('id').execute();
}
