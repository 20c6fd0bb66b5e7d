/** When a coach can be booked (S3.5): weekly hours and absences, data for each coach. */
import { sql } from 'kysely';
import type { Day } from '../../workflows/journey/values.js';
import type { Work } from '../effects/answers.js';
import type { Store } from '../database/database.js';

/** Wall-clock times, Europe/London. */
export interface Hours {
  /** 1 is Monday, 7 Sunday. */
  weekday: number;
  begins: string;
  ends: string;
}

/** Both days included. */
export interface Absence {
  firstDay: Day;
  lastDay: Day;
}

export interface Availability {
  hours: Hours[];
  absences: Absence[];
}

/** For coaches who have not given hours of their own: working days from nine to five, with an hour for lunch. */
const usualHours: readonly Hours[] = [1, 2, 3, 4, 5].flatMap((weekday) => [
  { weekday, begins: '09:00', ends: '12:30' },
  { weekday, begins: '13:30', ends: '17:00' },
]);

/** Gives a coach weekly hours instead of those before; none brings back the usual ones. */
export async function saveHours(store: Store, coach: string, hours: readonly Hours[]): Promise<void> {
  await store.db.transaction().execute(async (work) => {
    await work.deleteFrom('coach_hours').where('coach', '=', coach).execute();
    const rows = hours.map((one) => ({ coach, ...one }));
    if (rows.length > 0) await work.insertInto('coach_hours').values(rows).execute();
  });
}

/** Notes that a coach is away; what is booked already stays until it is moved. */
export async function saveAbsence(store: Store, coach: string, absence: Absence): Promise<void> {
  const { firstDay: first_day, lastDay: last_day } = absence;
  await store.db
    .insertInto('coach_absences')
    .values({ coach, first_day, last_day })
    .onConflict((conflict) => conflict.columns(['coach', 'first_day']).doUpdateSet({ last_day }))
    .execute();
}

export async function readAvailability(work: Work, coach: string): Promise<Availability> {
  const { rows } = await sql<{ hours: Hours[] | null; absences: Absence[] | null }>`select
    (select json_agg(json_build_object('weekday', weekday, 'begins', begins, 'ends', ends)
       order by weekday, begins) from coach_hours where coach = ${coach}) as hours,
    (select json_agg(json_build_object('firstDay', first_day, 'lastDay', last_day)
       order by first_day) from coach_absences where coach = ${coach}) as absences`.execute(work);
  return { hours: rows[0]?.hours ?? [...usualHours], absences: rows[0]?.absences ?? [] };
}
