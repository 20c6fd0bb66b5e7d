/** Bulk enrolments as jobs (S6.1): any process of the site takes up what another has left, and each row is done once. */
import { sql } from 'kysely';
import type { Instant } from '../../workflows/journey/values.js';
import type { Store } from '../database/database.js';
import type { Token } from './tokens.js';

interface NewJob {
  id: string;
  token: string;
  key: string;
  /** SHA-256 of what was sent. */
  sent: string;
  dryRun: boolean;
  rows: readonly object[];
}

interface Job {
  id: string;
  sent: string;
  dryRun: boolean;
  since: Instant;
  /** Null as long as rows are left. */
  ended: Instant | null;
  total: number;
  done: number;
  /** How many rows came out so. */
  counts: Record<string, number>;
}

/** Keeps a job with its rows, unless one of that key is there. @returns the id of the one that is there now */
export async function saveJob(store: Store, { id, token, key, sent, dryRun, rows }: NewJob): Promise<string> {
  return store.db.transaction().execute(async (db) => {
    const made = await db
      .insertInto('enrolment_jobs')
      .values({ id, token, key, sent, dry_run: dryRun })
      .onConflict((conflict) => conflict.columns(['token', 'key']).doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!made) {
      const there = db.selectFrom('enrolment_jobs').select('id').where('token', '=', token);
      return (await there.where('key', '=', key).executeTakeFirstOrThrow()).id;
    }
    await sql`insert into enrolment_job_rows (job, n, request)
      select ${id}, n, request from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) with ordinality as row(request, n)`.execute(
      db,
    );
    return id;
  });
}

/** A job of a provider's, or a delivery partner's, whichever of its tokens began it: one that is not theirs is not there. */
export async function readJob(
  store: Store,
  id: string,
  whose: Pick<Token, 'provider' | 'deliveryPartner'>,
): Promise<Job | null> {
  let query = store.db
    .selectFrom('enrolment_jobs as job')
    .innerJoin('tokens', 'tokens.id', 'job.token')
    .select(['job.id', 'job.sent', 'job.dry_run as dryRun', 'job.since', 'job.ended_at as ended'])
    .where('job.id', '=', id)
    .where('tokens.provider', '=', whose.provider);
  const { deliveryPartner: partner } = whose;
  if (partner !== null) query = query.where('tokens.delivery_partner', '=', partner);
  const row = await query.executeTakeFirst();
  if (!row) return null;
  const outcomes = await store.db
    .selectFrom('enrolment_job_rows')
    .select(sql<string | null>`result ->> 'result'`.as('outcome'))
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('job', '=', id)
    .groupBy('outcome')
    .execute();
  const sum = (all: typeof outcomes) => all.reduce((before, { count }) => before + Number(count), 0);
  const done = outcomes.filter(({ outcome }) => outcome !== null);
  const counts = Object.fromEntries(done.map(({ outcome, count }) => [outcome ?? '', Number(count)]));
  return { ...row, total: sum(outcomes), done: sum(done), counts };
}

/** Results of rows that are done, from there on. */
export async function jobResults(store: Store, job: string, after: number, size: number): Promise<object[]> {
  const rows = await store.db
    .selectFrom('enrolment_job_rows')
    .select(['n', 'result'])
    .where('job', '=', job)
    .where('n', '>', after)
    .where('result', 'is not', null)
    .orderBy('n')
    .limit(size)
    .execute();
  return rows.map(({ n, result }) => ({ ...result, row: n }));
}

/** A job that nobody has in hand, for so many seconds from now; null if there is none. */
export async function takeJob(store: Store, seconds: number) {
  const { rows } = await sql<{ id: string; token: string; dryRun: boolean }>`
    update enrolment_jobs set taken_until = now() + make_interval(secs => ${seconds})
    where id = (
      select id from enrolment_jobs where ended_at is null and taken_until < now()
      order by taken_until, since limit 1 for update skip locked)
    returning id, token, dry_run as "dryRun"`.execute(store.db);
  return rows[0] ?? null;
}

export async function keepJob(store: Store, id: string, seconds: number): Promise<void> {
  await store.db
    .updateTable('enrolment_jobs')
    .set({ taken_until: sql`now() + make_interval(secs => ${seconds})` })
    .where('id', '=', id)
    .execute();
}

export async function endJob(store: Store, id: string): Promise<void> {
  await store.db
    .updateTable('enrolment_jobs')
    .set({ ended_at: sql`now()` })
    .where('id', '=', id)
    .execute();
}

export async function openRows(store: Store, job: string, size: number) {
  const query = store.db.selectFrom('enrolment_job_rows').select(['n', 'request']).where('job', '=', job);
  return query.where('result', 'is', null).orderBy('n').limit(size).execute();
}

/** What was known of the person is forgotten with it: the journey has it, or nobody. */
export async function rowDone(store: Store, job: string, n: number, result: object): Promise<void> {
  await store.db
    .updateTable('enrolment_job_rows')
    .set({ request: null, result: JSON.stringify(result) })
    .where('job', '=', job)
    .where('n', '=', n)
    .execute();
}
