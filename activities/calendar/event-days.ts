/** The days of face-to-face events as they stand in a participant's calendar, version by version. */
import { londonDate, londonInstant } from '../../workflows/journey/calendar.js';
import type { JourneyEvent } from '../../workflows/journey/event.js';
import type { Journey } from '../../workflows/journey/state.js';
import type { Day } from '../../workflows/journey/values.js';
import { elementById, groupOf } from '../../workflows/journey/lookup.js';
import type { CalendarEntry } from './entry.js';

/** An event fills the day: six hours of work with a break at noon, Europe/London. */
const EVENT_BEGINS = '09:30';
const EVENT_ENDS = '16:00';

/** One version of an event day in a calendar. */
export interface EventDay {
  date: Day;
  group: string;
  sequence: number;
  cancelled: boolean;
}

/**
 * The newest version of every event day, from the record: the first date has sequence 0, and every
 * change of day, of group or of standing (cancelled, on again) counts one more.
 */
export function eventDaysOf(
  events: readonly JourneyEvent[],
  isEvent: (id: string) => boolean,
): Map<string, EventDay> {
  const days = new Map<string, EventDay>();
  const done = new Set<string>();
  let catchUps: Record<string, string> = {};
  let group = '';
  const set = (id: string, date: Day, of: string) => {
    const before = days.get(id);
    if (before && !before.cancelled && before.date === date && before.group === of) return;
    const sequence = before ? before.sequence + 1 : 0;
    days.set(id, { date, group: of, sequence, cancelled: false });
  };
  for (const event of events) {
    if (event.type === 'GroupAllocated') group = event.group;
    if (event.type === 'CohortChanged') catchUps = {};
    if (event.type === 'Planned') {
      const today = londonDate(event.at);
      for (const [id, { due }] of Object.entries(event.dates)) {
        // Nobody is invited to a day that they have had or been credited with.
        if (!isEvent(id) || done.has(id)) continue;
        if (due >= today) set(id, due, catchUps[id] ?? group);
        else cancelAfter(days, today, id);
      }
    }
    if (event.type === 'ElementCredited') done.add(event.element);
    if (event.type === 'AttendanceRecorded') {
      if (event.attended) done.add(event.event);
      else done.delete(event.event);
    }
    if (event.type === 'CatchUpBooked') {
      catchUps[event.event] = event.group;
      set(event.event, event.date, event.group);
    }
    if (event.type === 'Deferred' || event.type === 'Withdrawn') cancelAfter(days, londonDate(event.at));
  }
  return days;
}

/** Days that were still ahead leave the calendar; what is past stays in it. */
function cancelAfter(days: Map<string, EventDay>, today: Day, only: string | null = null): void {
  for (const [id, day] of days) {
    if (day.cancelled || day.date < today || (only !== null && only !== id)) continue;
    days.set(id, { ...day, sequence: day.sequence + 1, cancelled: true });
  }
}

/** The version of an event day as an entry: whole day, at the venue of the group. */
export function eventEntry(journey: Journey, id: string, day: EventDay, stamp: string): CalendarEntry {
  const catchUp = journey.catchUps[id];
  const isElsewhere = catchUp?.elsewhere !== undefined && catchUp.date === day.date;
  const venue = isElsewhere ? catchUp.elsewhere?.venue : groupOf(journey, day.group)?.venue;
  const title = elementById(journey.programme, id)?.title ?? id;
  return {
    method: day.cancelled ? 'CANCEL' : 'REQUEST',
    element: id,
    sequence: day.sequence,
    stamp,
    starts: londonInstant(day.date, EVENT_BEGINS),
    ends: londonInstant(day.date, EVENT_ENDS),
    summary: `${journey.programme.shortTitle}: ${title}`,
    description: `A day of the ${journey.programme.title}, from ${EVENT_BEGINS} to ${EVENT_ENDS} (UK time).`,
    location: venue ? `${venue.name}, ${venue.postcode}` : null,
  };
}
