/** A coach's diary as an office reads it (S6.3): who is met, when, and the days away. */
import { sql } from 'kysely';
import type { Day, Instant, Mode } from '../../workflows/journey/values.js';
import type { Store } from '../database/database.js';
import { withinScope, type Scope } from '../read-model/scope.js';

export interface DiaryEntry {
  mode: Mode;
  journey: string;
  reference: string;
  programme: string;
  session: string;
  form: 'one-to-one' | 'group';
  starts: Instant;
  ends: Instant;
}

export interface DiarySpan {
  from: Instant;
  days: number;
  /** Whether rehearsals are met by the same moment, or each by its own clock. */
  isTold: boolean;
}

/** Sessions that begin within some days, soonest first; of journeys of the scope only. */
export async function coachDiary(
  store: Store,
  scope: Scope,
  coach: string,
  { from, days, isTold }: DiarySpan,
): Promise<DiaryEntry[]> {
  const begins = isTold
    ? sql<Instant>`${from}::timestamptz`
    : sql<Instant>`(case when journey_rows.mode = 'live' then ${from}::timestamptz else
        coalesce((select greatest(clock.at, updated_at) from rehearsal_clocks as clock
          where clock.journey = journey_rows.journey), updated_at) end)`;
  return store.db
    .selectFrom('journey_rows')
    .innerJoin('session_bookings as booking', 'booking.journey', 'journey_rows.journey')
    .innerJoin('diary_slots as slot', 'slot.id', 'booking.slot')
    .select(['journey_rows.mode', 'journey_rows.journey', 'journey_rows.reference', 'journey_rows.programme'])
    .select(['slot.session', 'slot.form', 'slot.starts', 'slot.ends'])
    .where('slot.coach', '=', coach)
    .where(sql<boolean>`slot.ends > ${begins} and slot.starts < ${begins} + make_interval(days => ${days})`)
    .where((eb) => withinScope(eb as never, scope))
    .orderBy('slot.starts')
    .orderBy('journey_rows.reference')
    .execute();
}

/** Absences that are not over on a day, soonest first. */
export async function daysAway(
  store: Store,
  coach: string,
  today: Day,
): Promise<{ firstDay: Day; lastDay: Day }[]> {
  return store.db
    .selectFrom('coach_absences')
    .select(['first_day as firstDay', 'last_day as lastDay'])
    .where('coach', '=', coach)
    .where('last_day', '>=', today)
    .orderBy('first_day')
    .execute();
}
