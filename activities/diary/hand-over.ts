/** S3.5: a coach is replaced; sessions still to come move to the other's diary, past ones stay. */
import { bookingsAhead } from '../../store/diary/bookings.js';
import type { Slot } from '../../store/diary/slots.js';
import type { DiaryEffect } from '../../workflows/effects/effect.js';
import { addDays, londonDate, minutesBetween } from '../../workflows/journey/calendar.js';
import type { FactCommand } from '../../workflows/journey/command.js';
import type { DiaryContext } from './asking.js';
import { keep } from './book.js';
import { atExactly, findSlotWithin, type FoundSlot } from './find-slot.js';

/** Days after the time that it had within which a session is placed again. */
const SEARCH_DAYS = 28;

/**
 * At the same time where the new coach is free then; what fits nowhere stays, and the provider hears of it. Whoever
 * had the session: the coach before may have been a wrong id, which left it with the one before that.
 */
export async function handOverSessions(
  context: DiaryContext,
  { to }: Extract<DiaryEffect, { do: 'hand-over' }>,
): Promise<FactCommand[]> {
  const { work, journey, at } = context;
  const facts: FactCommand[] = [];
  for (const { booking, slot } of await bookingsAhead(work, journey.id, to, at)) {
    const { session } = booking;
    const found = await place(context, slot, to);
    facts.push(
      found
        ? await keep(context, session, found, booking)
        : { type: 'effectFailed', effect: `diary/hand-over/${session}`, code: 'no-slot' },
    );
  }
  return facts;
}

async function place(context: DiaryContext, slot: Slot, coach: string): Promise<FoundSlot | null> {
  const { session, starts, ends } = slot;
  const wanted = { session, coach, minutes: minutesBetween(starts, ends) };
  const same = await atExactly(context, wanted, starts, slot.id);
  if (same) return same;
  const from = londonDate(starts);
  return findSlotWithin(context, wanted, { from, until: addDays(from, SEARCH_DAYS) }, slot.id);
}
