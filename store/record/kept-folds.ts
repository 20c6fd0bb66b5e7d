/**
 * States of long journeys, kept so that a process which has not seen one lately folds the last few hundred events
 * and not all of them. Good for the build that folded it alone: another one's code may fold to another state.
 */
import type { Enrolment } from '../../workflows/journey/command.js';
import { compactOf, expanded } from '../../workflows/journey/compact.js';
import { unbegun } from '../../workflows/journey/evolve.js';
import type { Journey } from '../../workflows/journey/state.js';
import type { Store } from '../database/database.js';
import type { Fold } from './folds.js';

/** Events beyond which folding again takes longer than keeping a state. */
export const MANY_EVENTS = 400;

/** The state from which to fold on to event `n`; the one before the first event if none is kept. */
export async function foldBeforeEvent(store: Store, enrolment: Enrolment, n: number): Promise<Journey> {
  if (store.build === undefined || n <= MANY_EVENTS) return unbegun(enrolment);
  const kept = await store.db
    .selectFrom('folds')
    .select('state')
    .where('journey', '=', enrolment.journey)
    .where('build', '=', store.build)
    .where('n', '<=', n)
    .executeTakeFirst();
  return kept ? expanded(kept.state, enrolment) : unbegun(enrolment);
}

/** Keeps a state that took many events to fold. */
export async function keepFold(store: Store, { journey, head }: Fold, enrolment: Enrolment): Promise<void> {
  const { build } = store;
  if (build === undefined) return;
  const row = { n: journey.n, head, build, state: JSON.stringify(compactOf(journey, enrolment)) };
  await store.db
    .insertInto('folds')
    .values({ journey: journey.id, ...row })
    .onConflict((conflict) => conflict.column('journey').doUpdateSet(row))
    .execute();
}
