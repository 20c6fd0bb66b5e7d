/** What an effect on the diary is carried out with: the journey that asks, and a transaction. */
import { readAvailability } from '../../store/diary/availability.js';
import { readSlots, type Slot } from '../../store/diary/slots.js';
import type { Work } from '../../store/effects/answers.js';
import { addDays, londonInstant } from '../../workflows/journey/calendar.js';
import { elementById, elementsOfKind, eventDay } from '../../workflows/journey/lookup.js';
import type { Journey } from '../../workflows/journey/state.js';
import type { Day, Instant } from '../../workflows/journey/values.js';
import type { Search } from './times.js';

export interface DiaryContext {
  work: Work;
  journey: Journey;
  at: Instant;
}

/** A session that is looked for in the diary of a coach. */
export interface WantedSession {
  session: string;
  coach: string;
  minutes: number;
}

/** The diary of a coach over some days, and what is free in it. */
export interface Diary extends Search {
  slots: (Slot & { participants: number })[];
}

export async function openDiary(
  { work, journey, at }: DiaryContext,
  { coach, minutes }: WantedSession,
  from: Day,
  until: Day,
): Promise<Diary> {
  const availability = await readAvailability(work, coach);
  const slots = await readSlots(
    work,
    { mode: journey.mode, coach },
    londonInstant(from, '00:00'),
    londonInstant(addDays(until, 1), '00:00'),
  );
  const { bankHolidays } = journey.cohort;
  return { availability, bankHolidays, minutes, after: at, busy: slots, slots };
}

export function formOf(journey: Journey, session: string): Slot['form'] {
  const element = elementById(journey.programme, session);
  return element?.kind === 'coaching' ? element.form : 'one-to-one';
}

/** Days on which the participant is at an event. */
export const eventDays = (journey: Journey): Set<Day> =>
  new Set(
    elementsOfKind(journey.programme, 'event').flatMap(({ id }) => {
      const day = eventDay(journey, id);
      return day === undefined ? [] : [day];
    }),
  );
