/** Coaches' caseloads at a glance (S6.3). */
import { sql } from 'kysely';
import type { Store } from '../database/database.js';
import { behind, matching, hasOverdueWork, type JourneyFilter, type Judged } from './journey-filter.js';
import { withinScope, type Scope } from './scope.js';

/** Of journeys that have not ended. */
export interface Caseload {
  /** Null for those without a coach. */
  coach: string | null;
  participants: number;
  deferred: number;
  /** Those for whom something waits for a provider's person. */
  attention: number;
  overdue: number;
  behind: number;
  atRisk: number;
}

/** The caseload of every coach of a scope, by the coach's id, as it is on a day. */
export async function caseloads(
  store: Store,
  scope: Scope,
  filter: JourneyFilter,
  on: Judged,
): Promise<Caseload[]> {
  const many = (condition: ReturnType<typeof hasOverdueWork>) =>
    sql<number>`count(*) filter (where ${condition})`;
  return store.db
    .selectFrom('journey_rows')
    .select([
      'coach',
      sql<number>`count(*)`.as('participants'),
      many(sql`status = 'deferred'`).as('deferred'),
      many(sql`attention <> '{}'`).as('attention'),
      many(hasOverdueWork(on)).as('overdue'),
      many(behind(on)).as('behind'),
      many(sql`statutory_at_risk`).as('atRisk'),
    ])
    .where((eb) => eb.and([withinScope(eb, scope), matching(eb, filter), eb('status', '<>', 'ended')]))
    .groupBy('coach')
    .orderBy('coach')
    .execute();
}
