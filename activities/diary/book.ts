/** Sessions booked, moved and cancelled (S3.5); each change is the next version of the same booking. */
import { keepBooking, readBooking, type SessionBooking } from '../../store/diary/bookings.js';
import { freeSlot } from '../../store/diary/slots.js';
import type { DiaryEffect } from '../../workflows/effects/effect.js';
import type { FactCommand } from '../../workflows/journey/command.js';
import type { DiaryContext } from './asking.js';
import { atExactly, findSlotWithin, withGroup, type FoundSlot } from './find-slot.js';

type EffectOf<K extends DiaryEffect['do']> = Extract<DiaryEffect, { do: K }>;

/** Where nothing is free, what is booked already stays as it is. */
export async function book(context: DiaryContext, effect: EffectOf<'book'>): Promise<FactCommand[]> {
  const { session, until } = effect;
  const before = await readBooking(context.work, context.journey.id, session);
  const found = await find(context, effect, before?.slot ?? null);
  if (!found) return [{ type: 'noSlot', session, until }];
  return [await keep(context, session, found, before)];
}

function find(
  context: DiaryContext,
  effect: EffectOf<'book'>,
  not: string | null,
): Promise<FoundSlot | null> {
  const { fixed, preferred } = effect;
  if (preferred !== null) return atExactly(context, effect, preferred, not);
  if (fixed !== null) return withGroup(context, effect, fixed, not);
  return findSlotWithin(context, effect, effect, not);
}

/** Puts the session into the slot that was found and gives back the one before. */
export async function keep(
  { work, journey, at }: DiaryContext,
  session: string,
  { id: slot, coach, starts, ends }: FoundSlot,
  before: SessionBooking | null,
): Promise<FactCommand> {
  const same = before?.slot === slot && before.starts === starts;
  const { id: booking, sequence } = same ? before : await keepBooking(work, journey.id, session, slot);
  if (before?.slot && !same) await freeSlot(work, before.slot, at);
  return { type: 'sessionBooked', session, booking, coach, starts, ends, sequence };
}

export async function cancel(
  { work, journey, at }: DiaryContext,
  { session, booking }: EffectOf<'cancel'>,
): Promise<FactCommand[]> {
  const before = await readBooking(work, journey.id, session);
  if (before?.id !== booking || before.slot === null) return [];
  await keepBooking(work, journey.id, session, null);
  await freeSlot(work, before.slot, at);
  return [];
}
