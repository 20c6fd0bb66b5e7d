/**
 * Effects are carried out once (S2.6, S3.5, S5.4): the answer to each is kept with the change that it made,
 * in the same transaction, and a repeat is given the kept answer.
 */
import { sql, type Kysely } from 'kysely';
import type { EffectResult, Keyed, Occasion } from '../../workflows/activities.js';
import type { FactCommand } from '../../workflows/journey/command.js';
import type { Database, Store } from '../database/database.js';
import type { EffectAnswersTable } from '../database/arrangement-tables.js';

/** The tables within one transaction: what is done with it is kept as a whole or not at all. */
export type Work = Kysely<Database>;

type Duty = EffectAnswersTable['duty'];

export interface Request<T> {
  duty: Duty;
  occasion: Occasion;
  effects: readonly Keyed<T>[];
  /** What others may not change meanwhile, such as the places of one provider in one cohort. */
  locks: readonly string[];
  /** Carries out one effect that has not been answered yet. */
  carryOut: (work: Work, effect: T) => Promise<FactCommand[]>;
}

/** Carries out what has no answer yet, in order; everything is committed together with its answers. */
export async function answerOnce<T>(store: Store, request: Request<T>): Promise<EffectResult[]> {
  const { duty, occasion, effects } = request;
  return store.db.transaction().execute(async (work) => {
    await lock(work, [`${duty}/${occasion.journey}`, ...request.locks]);
    const answers = await readAnswers(work, duty, occasion.journey, effects);
    const fresh: EffectResult[] = [];
    for (const { key, effect } of effects) {
      if (answers.has(key)) continue;
      const facts = await request.carryOut(work, effect);
      answers.set(key, facts);
      fresh.push({ key, facts });
    }
    await keepAnswers(work, duty, occasion, fresh);
    return effects.map(({ key }) => ({ key, facts: answers.get(key) ?? [] }));
  });
}

/** Waits until nobody else holds any of these; they are let go when the transaction ends. Sorted: no deadlock. */
export async function lock(work: Work, names: readonly string[]): Promise<void> {
  const sorted = [...new Set(names)].sort();
  await sql`select pg_advisory_xact_lock(hashtextextended(name, 0)) from unnest(${sorted}::text[]) as name`.execute(
    work,
  );
}

async function readAnswers(
  work: Work,
  duty: Duty,
  journey: string,
  effects: readonly Keyed<unknown>[],
): Promise<Map<string, FactCommand[]>> {
  const keys = effects.map(({ key }) => key);
  if (keys.length === 0) return new Map();
  const rows = await work
    .selectFrom('effect_answers')
    .select(['key', 'facts'])
    .where('journey', '=', journey)
    .where('duty', '=', duty)
    .where('key', 'in', keys)
    .execute();
  return new Map(rows.map(({ key, facts }) => [key, facts]));
}

/** Everything of a journey that has an answer, as `duty/key`. */
export async function answeredKeys(store: Store, journey: string): Promise<Set<string>> {
  const rows = await store.db
    .selectFrom('effect_answers')
    .select(['duty', 'key'])
    .where('journey', '=', journey)
    .execute();
  return new Set(rows.map(({ duty, key }) => `${duty}/${key}`));
}

async function keepAnswers(work: Work, duty: Duty, occasion: Occasion, fresh: EffectResult[]): Promise<void> {
  if (fresh.length === 0) return;
  const { journey, at } = occasion;
  const rows = fresh.map(({ key, facts }) => ({ journey, duty, key, facts: JSON.stringify(facts), at }));
  await work.insertInto('effect_answers').values(rows).execute();
}
