/** Reviews as they were written, version by version (S3.10); the record has the hash of each, and no word of it. */
import type { Instant } from '../../workflows/journey/values.js';
import { hashOfValue } from '../record/canonical.js';
import type { Store } from '../database/database.js';

/** What is written, by the ids of the fields; an empty field is left out. */
export type ReviewWords = Record<string, string>;

export interface ReviewVersion {
  journey: string;
  review: string;
  /** SHA-256 of the review's id and words, 64 hexadecimal digits. */
  version: string;
  words: ReviewWords;
  /** The actor, as `role:id`. */
  by: string;
  at: Instant;
}

export const versionOf = (review: string, words: ReviewWords): string =>
  hashOfValue({ review, words }).toString('hex');

/** Keeps a version; the same words again keep the first. */
export async function saveReview(store: Store, { words, ...version }: ReviewVersion): Promise<void> {
  await store.db
    .insertInto('reviews')
    .values({ ...version, words: JSON.stringify(words) })
    .onConflict((conflict) => conflict.columns(['journey', 'review', 'version']).doNothing())
    .execute();
}

/** @returns null if there is no such version on the journey */
export async function readReview(
  store: Store,
  journey: string,
  review: string,
  version: string,
): Promise<ReviewVersion | null> {
  const found = await store.db
    .selectFrom('reviews')
    .selectAll()
    .where('journey', '=', journey)
    .where('review', '=', review)
    .where('version', '=', version)
    .executeTakeFirst();
  return found ?? null;
}
