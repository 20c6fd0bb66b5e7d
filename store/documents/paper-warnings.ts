/** Windows without their paper (S5.2): who sits them, and of which the provider has been told. */
import { sql } from 'kysely';
import type { PaperOf } from './case-papers.js';
import type { Store } from '../database/database.js';
import type { PaperWarningsTable } from '../database/arrangement-tables.js';

export type WarningOf = Omit<PaperOf, 'mode'> & Pick<PaperWarningsTable, 'occasion'>;

/** Live participants of a provider in a cohort who are still on their way. */
export async function onTheirWay(store: Store, cohort: string, provider: string): Promise<number> {
  const { count } = await store.db
    .selectFrom('journey_rows')
    .select(sql<number>`count(*)`.as('count'))
    .where('mode', '=', 'live')
    .where('cohort', '=', cohort)
    .where('provider', '=', provider)
    .where('status', 'in', ['active', 'deferred'])
    .executeTakeFirstOrThrow();
  return count;
}

export async function isWarned(store: Store, of: WarningOf): Promise<boolean> {
  const found = await store.db
    .selectFrom('paper_warnings')
    .select('at')
    .where('provider', '=', of.provider)
    .where('cohort', '=', of.cohort)
    .where('assessment_window', '=', of.window)
    .where('occasion', '=', of.occasion)
    .executeTakeFirst();
  return found !== undefined;
}

export async function keepWarned(store: Store, { window, ...of }: WarningOf): Promise<void> {
  const row = { ...of, assessment_window: window };
  await store.db
    .insertInto('paper_warnings')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
