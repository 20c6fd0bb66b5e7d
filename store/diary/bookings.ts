/** A participant's sessions in the diary (S3.5): one booking a session, with the number of its version. */
import { randomUUID } from 'node:crypto';
import type { Instant } from '../../workflows/journey/values.js';
import type { Work } from '../effects/answers.js';
import type { Slot } from './slots.js';

export interface SessionBooking {
  /** Opaque, and the same for every version. */
  id: string;
  session: string;
  sequence: number;
  /** Null while the session is cancelled. */
  slot: string | null;
  /** When the slot begins. */
  starts: Instant | null;
}

export async function readBooking(
  work: Work,
  journey: string,
  session: string,
): Promise<SessionBooking | null> {
  const row = await work
    .selectFrom('session_bookings as booking')
    .leftJoin('diary_slots as slot', 'slot.id', 'booking.slot')
    .select(['booking.id', 'booking.session', 'booking.sequence', 'booking.slot', 'slot.starts'])
    .where('booking.journey', '=', journey)
    .where('booking.session', '=', session)
    .executeTakeFirst();
  return row ?? null;
}

/** The sessions of a journey with other coaches than this one that are still to come, soonest first. */
export async function bookingsAhead(
  work: Work,
  journey: string,
  coach: string,
  at: Instant,
): Promise<{ booking: SessionBooking; slot: Slot }[]> {
  const rows = await work
    .selectFrom('session_bookings as booking')
    .innerJoin('diary_slots as slot', 'slot.id', 'booking.slot')
    .selectAll('slot')
    .select(['booking.id as booking', 'booking.sequence'])
    .where('booking.journey', '=', journey)
    .where('slot.coach', '<>', coach)
    .where('slot.starts', '>', at)
    .orderBy('slot.starts')
    .execute();
  return rows.map(({ booking: id, sequence, ...slot }) => ({
    booking: { id, session: slot.session, sequence, slot: slot.id, starts: slot.starts },
    slot,
  }));
}

/** Puts a session into a slot, or into none; every change is the next version of the same booking. */
export async function keepBooking(
  work: Work,
  journey: string,
  session: string,
  slot: string | null,
): Promise<Pick<SessionBooking, 'id' | 'sequence'>> {
  return work
    .insertInto('session_bookings')
    .values({ id: randomUUID(), journey, session, slot, sequence: 0 })
    .onConflict((conflict) =>
      conflict
        .columns(['journey', 'session'])
        .doUpdateSet((eb) => ({ slot, sequence: eb('session_bookings.sequence', '+', 1) })),
    )
    .returning(['id', 'sequence'])
    .executeTakeFirstOrThrow();
}
