/** What an assessor has entered of a mark and not handed in yet, so that it is there when they come back. */
import { sql } from 'kysely';
import type { Instant } from '../../workflows/journey/values.js';
import type { Store } from '../database/database.js';

export interface MarkingDraft {
  /** By criterion. */
  points: Record<string, number>;
  kept: Instant;
}

export async function keepDraft(
  store: Store,
  candidate: string,
  assessor: string,
  given: Readonly<Record<string, number>>,
): Promise<void> {
  const points = JSON.stringify(given);
  await store.db
    .insertInto('marking_drafts')
    .values({ candidate, assessor, points })
    .onConflict((conflict) =>
      conflict.columns(['candidate', 'assessor']).doUpdateSet({ points, kept_at: sql`now()` }),
    )
    .execute();
}

export async function readDraft(
  store: Store,
  candidate: string,
  assessor: string,
): Promise<MarkingDraft | null> {
  const row = await store.db
    .selectFrom('marking_drafts')
    .select(['points', sql<Instant>`date_trunc('second', kept_at)`.as('kept')])
    .where('candidate', '=', candidate)
    .where('assessor', '=', assessor)
    .executeTakeFirst();
  return row ?? null;
}

/** Candidate numbers of which somebody has a draft. */
export async function draftsOf(store: Store, assessor: string): Promise<string[]> {
  const rows = await store.db
    .selectFrom('marking_drafts')
    .select('candidate')
    .where('assessor', '=', assessor)
    .execute();
  return rows.map(({ candidate }) => candidate);
}

export async function dropDraft(store: Store, candidate: string, assessor: string): Promise<void> {
  await store.db
    .deleteFrom('marking_drafts')
    .where('candidate', '=', candidate)
    .where('assessor', '=', assessor)
    .execute();
}
