/** Times in a coach's diary (S3.5). That two never overlap is the promise of a constraint of the database. */
import { randomUUID } from 'node:crypto';
import type { Instant, Mode } from '../../workflows/journey/values.js';
import type { Work } from '../effects/answers.js';

export interface Slot {
  id: string;
  mode: Mode;
  coach: string;
  cohort: string;
  session: string;
  form: 'one-to-one' | 'group';
  starts: Instant;
  ends: Instant;
}

/** What to hold while times of a coach are chosen; without it the constraint would still refuse a clash. */
export const diaryLock = (mode: Mode, coach: string): string => `diary/${mode}/${coach}`;

/** What a coach has booked between two instants, with how many participants. */
export async function readSlots(
  work: Work,
  { mode, coach }: Pick<Slot, 'mode' | 'coach'>,
  from: Instant,
  until: Instant,
): Promise<(Slot & { participants: number })[]> {
  return work
    .selectFrom('diary_slots as slot')
    .leftJoin('session_bookings as booking', 'booking.slot', 'slot.id')
    .select(['slot.id', 'slot.mode', 'slot.coach', 'slot.cohort', 'slot.session', 'slot.form'])
    .select(['slot.starts', 'slot.ends'])
    .select((eb) => eb.fn.count<number>('booking.id').as('participants'))
    .where('slot.mode', '=', mode)
    .where('slot.coach', '=', coach)
    .where('slot.ends', '>', from)
    .where('slot.starts', '<', until)
    .groupBy('slot.id')
    .orderBy('slot.starts')
    .execute();
}

/** Takes a time in the diary; null if it overlaps with what is there already. */
export async function takeSlot(work: Work, slot: Omit<Slot, 'id'>): Promise<string | null> {
  const taken = await work
    .insertInto('diary_slots')
    .values({ id: randomUUID(), ...slot })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return taken?.id ?? null;
}

/** Frees a time that nobody has booked any more; what has begun stays in the diary. */
export async function freeSlot(work: Work, id: string, at: Instant): Promise<void> {
  await work
    .deleteFrom('diary_slots')
    .where('id', '=', id)
    .where('starts', '>', at)
    .where((eb) => eb.not(eb.exists(eb.selectFrom('session_bookings').select('id').where('slot', '=', id))))
    .execute();
}

/** Moves a time within the diary; the constraint throws if something else is there. */
export async function shiftSlot(work: Work, id: string, starts: Instant, ends: Instant): Promise<void> {
  await work.updateTable('diary_slots').set({ starts, ends }).where('id', '=', id).execute();
}
