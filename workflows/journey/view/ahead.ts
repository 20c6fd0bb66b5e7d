/** S6.3: what happens to a journey between two moments: its days, sessions, due dates and windows. */
import { londonDate } from '../calendar.js';
import { attendanceKnown, elementsOf, eventDay, isFinished } from '../lookup.js';
import { dateKindOf, isRelevant } from '../agenda/kinds.js';
import type { Journey } from '../state.js';
import type { Day, Instant } from '../values.js';
import { whatFallsDue } from './sentences.js';

export interface Ahead {
  /** A day; or an instant where the hour matters. */
  when: Day;
  what: string;
}

export interface BookedSession {
  session: string;
  title: string;
  coach: string;
  starts: Instant;
  ends: Instant;
}

/** Sessions that are booked, soonest first, those too of which nobody has said yet whether they took place. */
export const bookedSessions = (journey: Journey): BookedSession[] =>
  elementsOf(journey.programme)
    .flatMap(({ id, title }): BookedSession[] => {
      const session = journey.sessions[id];
      if (session?.status !== 'booked' || !session.booking) return [];
      const { coach, starts, ends } = session.booking;
      return [{ session: id, title, coach, starts, ends }];
    })
    .sort((a, b) => (a.starts < b.starts ? -1 : 1));

/** Both days included; soonest first. */
export function aheadOf(journey: Journey, from: Instant, until: Instant): Ahead[] {
  if (journey.ended) return [];
  const [first, last] = [londonDate(from), londonDate(until)];
  const items: Ahead[] = [...elementDays(journey, first, last), ...agendaItems(journey, from, until)];
  for (const { title, starts } of bookedSessions(journey))
    if (starts >= from && starts <= until) items.push({ when: starts, what: title });
  const back = journey.deferral?.expectedReturn;
  if (back !== undefined && back >= first && back <= last)
    items.push({ when: back, what: 'The return from the deferral is expected' });
  return items.sort((a, b) => (a.when < b.when ? -1 : a.when > b.when ? 1 : 0));
}

function elementDays(journey: Journey, first: Day, last: Day): Ahead[] {
  if (journey.status !== 'active') return [];
  return elementsOf(journey.programme).flatMap((element): Ahead[] => {
    const { id, title, kind } = element;
    if (kind === 'event') {
      const day = eventDay(journey, id) ?? '';
      const isAhead = day >= first && day <= last && !attendanceKnown(journey, id);
      return isAhead ? [{ when: day, what: title }] : [];
    }
    const due = journey.plan[id]?.due ?? '';
    const isBooked = journey.sessions[id]?.status === 'booked';
    if (due < first || due > last || isBooked || isFinished(journey, element)) return [];
    return [{ when: due, what: `${title} is due` }];
  });
}

const agendaItems = (journey: Journey, from: Instant, until: Instant): Ahead[] =>
  journey.agenda
    .filter(({ at, key }) => at >= from && at <= until && dateKindOf(key)?.told)
    .filter((item) => isRelevant(journey, item))
    .map(({ at, key }) => ({ when: at, what: whatFallsDue(journey, key) }));
