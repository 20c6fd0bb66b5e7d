/** Which coach has which participants, now and before (S3.5, S5.4). */
import { sql } from 'kysely';
import type { Instant, Mode } from '../../workflows/journey/values.js';
import type { Work } from '../effects/answers.js';

/** What to hold while coaches of a provider are chosen. */
export const coachesLock = (mode: Mode, provider: string): string => `coaches/${mode}/${provider}`;

/** Participants whose journey goes on; live and rehearsed ones are counted apart. */
const load = sql<number>`count(given.journey) filter (
  where row.status is null or row.status not in ('ended', 'withdrawn'))`;

/** The coach of the provider with most room for participants, the lower id where several have; null if all are full. */
export async function findCoach(
  work: Work,
  { mode, provider, not }: { mode: Mode; provider: string; not: string | null },
): Promise<string | null> {
  const row = await work
    .selectFrom('staff as coach')
    .leftJoin('caseload as given', (join) =>
      join.onRef('given.coach', '=', 'coach.id').on('given.mode', '=', mode).on('given.until', 'is', null),
    )
    .leftJoin('journey_rows as row', 'row.journey', 'given.journey')
    .select('coach.id')
    .where('coach.role', '=', 'coach')
    .where('coach.provider', '=', provider)
    .where('coach.id', '<>', not ?? '')
    .groupBy('coach.id')
    .having(sql<boolean>`coach.capacity is null or ${load} < coach.capacity`)
    .orderBy(sql`coach.capacity - ${load}`, (order) => order.desc().nullsFirst())
    .orderBy(load)
    .orderBy('coach.id')
    .executeTakeFirst();
  return row?.id ?? null;
}

/** Whether there is somebody of that id; that it is a coach is looked after where one is named. */
export async function isSomebody(work: Work, id: string): Promise<boolean> {
  const query = work.selectFrom('staff').select('id').where('id', '=', id);
  return (await query.executeTakeFirst()) !== undefined;
}

/** The journey is with this coach from now on; whoever had it before is remembered. */
export async function assignCoach(
  work: Work,
  { journey, coach, mode }: { journey: string; coach: string; mode: Mode },
  at: Instant,
): Promise<void> {
  await work
    .updateTable('caseload')
    .set({ until: at })
    .where('journey', '=', journey)
    .where('coach', '<>', coach)
    .where('until', 'is', null)
    .execute();
  await sql`
    insert into caseload (journey, coach, mode, since)
    select ${journey}, ${coach}, ${mode}, ${at}
    where not exists (select 1 from caseload where journey = ${journey} and until is null)
    on conflict (journey, coach, since) do update set until = null`.execute(work);
}
