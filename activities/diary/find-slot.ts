/** Where a session goes in the coach's diary (S3.5): into a shared group session, at an exact time, or the first free one. */
import { shiftSlot, takeSlot, type Slot } from '../../store/diary/slots.js';
import { addDays, addMinutes, londonDate } from '../../workflows/journey/calendar.js';
import type { Day, Instant } from '../../workflows/journey/values.js';
import { eventDays, formOf, openDiary, type DiaryContext, type Diary, type WantedSession } from './asking.js';
import { freeTimes, isFree, isThere } from './times.js';

/** Participants who share a group session; more than these have another one. */
const GROUP_SIZE = 12;
/** Days after a group's own time within which those who had no room in it get another. */
const AFTER_GROUP_DAYS = 14;
/** Times tried when others keep taking them; there is always another day. */
const MOST_TRIES = 40;

/** A slot that was joined, made or shifted. */
export type FoundSlot = Pick<Slot, 'id' | 'coach' | 'starts' | 'ends'>;

/**
 * Exactly then, if the coach is free; a session of its own may be shifted by less than it lasts.
 * @param not the slot that the session has now and is to leave
 */
export async function atExactly(
  context: DiaryContext,
  wanted: WantedSession,
  starts: Instant,
  not: string | null,
): Promise<FoundSlot | null> {
  const day = londonDate(starts);
  const diary = await openDiary(context, wanted, day, day);
  const joined = join(context, wanted, diary, not, (slot) => slot.starts === starts);
  if (joined) return joined;
  const own = diary.slots.find(({ id, participants }) => id === not && participants === 1);
  if (own?.starts === starts) return own;
  if (!isFree({ ...diary, busy: diary.busy.filter((slot) => slot !== own) }, starts)) return null;
  const ends = addMinutes(starts, wanted.minutes);
  const overlaps = own && own.starts < ends && starts < own.ends;
  if (!overlaps) return make(context, wanted, starts);
  await shiftSlot(context.work, own.id, starts, ends);
  return { ...own, starts, ends };
}

/** The group's own time, which a provider set; those for whom there is no room meet soon after. */
export async function withGroup(
  context: DiaryContext,
  wanted: WantedSession,
  starts: Instant,
  not: string | null,
): Promise<FoundSlot | null> {
  const from = londonDate(starts);
  const until = addDays(from, AFTER_GROUP_DAYS);
  const diary = await openDiary(context, wanted, from, until);
  const joined = join(context, wanted, diary, not, (slot) => slot.starts === starts);
  if (joined) return joined;
  const made = isThere(diary, starts) ? await make(context, wanted, starts) : null;
  return made ?? firstFree(context, wanted, diary, { from: addDays(from, 1), until }, not);
}

/** The first free time from one day to another. */
export async function findSlotWithin(
  context: DiaryContext,
  wanted: WantedSession,
  days: { from: Day; until: Day },
  not: string | null,
): Promise<FoundSlot | null> {
  const diary = await openDiary(context, wanted, days.from, days.until);
  return firstFree(context, wanted, diary, days, not);
}

async function firstFree(
  context: DiaryContext,
  wanted: WantedSession,
  diary: Diary,
  days: { from: Day; until: Day },
  not: string | null,
): Promise<FoundSlot | null> {
  const joined = join(context, wanted, diary, not, (slot) => slot.starts > context.at);
  if (joined) return joined;
  const { journey } = context;
  let tries = 0;
  for (const starts of freeTimes(diary, days, `${journey.id}/${wanted.session}`, eventDays(journey))) {
    const made = await make(context, wanted, starts);
    if (made) return made;
    if (++tries === MOST_TRIES) break;
  }
  return null;
}

/** A group session of the coach that still has room. */
function join(
  { journey }: DiaryContext,
  { session }: WantedSession,
  { slots }: Diary,
  not: string | null,
  fits: (slot: Slot) => boolean,
): FoundSlot | null {
  if (formOf(journey, session) !== 'group') return null;
  const shared = slots.find(
    (slot) =>
      slot.form === 'group' &&
      slot.cohort === journey.cohort.id &&
      slot.session === session &&
      slot.id !== not &&
      slot.participants < GROUP_SIZE &&
      fits(slot),
  );
  return shared ?? null;
}

/** Null if somebody was quicker: the database refuses what overlaps. */
async function make(
  { work, journey }: DiaryContext,
  { session, coach, minutes }: WantedSession,
  starts: Instant,
): Promise<FoundSlot | null> {
  const ends = addMinutes(starts, minutes);
  const { mode, cohort } = journey;
  const form = formOf(journey, session);
  const id = await takeSlot(work, { mode, coach, cohort: cohort.id, session, form, starts, ends });
  return id === null ? null : { id, coach, starts, ends };
}
