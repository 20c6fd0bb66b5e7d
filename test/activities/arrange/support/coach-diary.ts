/** A coach's diary to look at (S6.2). */
import type { Instant, Mode } from '../../../../workflows/journey/values.js';
import type { Store } from '../../../../store/database/database.js';
import { readSlots, type Slot } from '../../../../store/diary/slots.js';

export interface DiaryEntry extends Omit<Slot, 'id'> {
  /** Journeys, by id; empty for a time that has passed and whose session was booked again. */
  participants: string[];
}

/** What a coach has booked between two instants (UTC), soonest first. */
export async function readDiary(
  store: Store,
  coach: string,
  mode: Mode,
  from: Instant,
  until: Instant,
): Promise<DiaryEntry[]> {
  const slots = await readSlots(store.db, { mode, coach }, from, until);
  const ids = slots.map(({ id }) => id);
  const bookings =
    ids.length === 0
      ? []
      : await store.db
          .selectFrom('session_bookings')
          .select(['slot', 'journey'])
          .where('slot', 'in', ids)
          .orderBy('journey')
          .execute();
  return slots.map(({ id, participants: _, ...slot }) => ({
    ...slot,
    participants: bookings.filter((one) => one.slot === id).map(({ journey }) => journey),
  }));
}
