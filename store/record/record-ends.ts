/** How far the record of each journey is, for whoever compares it with the engine. */
import { sql } from 'kysely';
import type { Store } from '../database/database.js';

export interface RecordEnd {
  journey: string;
  /** The number of its newest event. */
  n: number;
  /** Whether the journey has come to its end. */
  isOver: boolean;
}

/** @param journeys those; default: all */
export async function readEnds(
  store: Store,
  journeys: readonly string[] | null = null,
): Promise<RecordEnd[]> {
  const query = ends(store);
  return await (journeys === null ? query : query.where('journeys.id', 'in', journeys)).execute();
}

/**
 * Journeys that were written to since a moment, and are at rest for some seconds, by the clock of the database.
 * @returns with the moment up to which there are none left
 */
export async function endsWrittenSince(
  store: Store,
  since: string,
  restSeconds: number,
): Promise<{ ends: RecordEnd[]; until: string }> {
  const { rows } = await sql<{ until: string }>`
    select now() - make_interval(secs => ${restSeconds}) as until`.execute(store.db);
  const until = rows[0]?.until ?? since;
  const written = ends(store).where('journeys.written_at', '>=', since);
  return { until, ends: await written.where('journeys.written_at', '<', until).execute() };
}

const ends = (store: Store) =>
  store.db
    .selectFrom('journeys')
    .innerJoin('journey_rows', 'journey_rows.journey', 'journeys.id')
    .select(['journeys.id as journey', 'journeys.n'])
    .select(sql<boolean>`journey_rows.status = 'ended'`.as('isOver'))
    .orderBy('journeys.id');
