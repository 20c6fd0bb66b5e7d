/** Seats at another group's event day (S3.2). */
import type { Day } from '../../workflows/journey/values.js';
import type { Work } from '../effects/answers.js';
import type { Pool } from './pool.js';

export interface CatchUp extends Pool {
  journey: string;
  event: string;
  group: string;
  date: Day;
}

/** Keeps a seat, instead of any other that the journey has for the event. */
export async function keepCatchUp(work: Work, catchUp: CatchUp): Promise<void> {
  const { journey, event, mode, cohort, provider, group, date } = catchUp;
  const columns = { mode, cohort, provider, group_id: group, date };
  await work
    .insertInto('catch_up_places')
    .values({ journey, event, ...columns })
    .onConflict((conflict) => conflict.columns(['journey', 'event']).doUpdateSet(columns))
    .execute();
}

/** Gives back the seats that a journey has on days after `day`. */
export async function freeCatchUps(work: Work, journey: string, day: Day): Promise<void> {
  await work.deleteFrom('catch_up_places').where('journey', '=', journey).where('date', '>', day).execute();
}

/** Gives back the seat that a journey has for one event. */
export async function freeCatchUp(work: Work, journey: string, event: string): Promise<void> {
  await work
    .deleteFrom('catch_up_places')
    .where('journey', '=', journey)
    .where('event', '=', event)
    .execute();
}
