/** S1.5 and S3.5: when a slot for a coaching session is looked for, and between which days. */
import type { ElementOf } from '../../../programmes/schema.js';
import { addDays, londonDate } from '../calendar.js';
import type { JourneyEvent, NewEvent } from '../event.js';
import { elementsOfKind, groupOf, isDone, waitsForHandIn } from '../lookup.js';
import type { Journey } from '../state.js';
import type { Day, Instant } from '../values.js';

/** Days' notice of a new session, and how far a search reaches when the due date is near or past. */
const NOTICE_DAYS = 3;
const SEARCH_DAYS = 28;

/** The days between which a slot is looked for: from three days ahead until the due date, or four weeks on. */
export function searchOf(journey: Journey, id: string, at: Instant): { from: Day; until: Day } {
  const from = addDays(londonDate(at), NOTICE_DAYS);
  const due = journey.plan[id]?.due ?? from;
  const furthest = addDays(from, SEARCH_DAYS);
  return { from, until: due > from ? due : furthest };
}

/** After these, whatever was cancelled or not found before is looked for once more. */
const renewals = new Set<JourneyEvent['type']>(['CoachAssigned', 'Planned']);

/** Sessions whose time has come and that nobody has looked for yet; a missed one is rebooked. */
export function sessionsToSeek(journey: Journey, events: readonly JourneyEvent[], at: Instant): NewEvent[] {
  if (journey.status !== 'active' || journey.coach === null) return [];
  const today = londonDate(at);
  const renewed = events.findLastIndex((event) => renewals.has(event.type));
  const sought: NewEvent[] = [];
  for (const element of elementsOfKind(journey.programme, 'coaching')) {
    const { id } = element;
    const status = journey.sessions[id]?.status;
    if (status === 'booked' || isDone(journey, id) || !isTime(journey, element, today)) continue;
    const isNew = status === undefined || status === 'missed';
    const isRenewed = renewed >= 0 && !isSoughtSince(events, renewed, id);
    if (isNew || isRenewed) sought.push({ type: 'SessionSought', session: id, ...searchOf(journey, id, at) });
  }
  return sought;
}

const isSoughtSince = (events: readonly JourneyEvent[], since: number, session: string): boolean =>
  events.slice(since).some((event) => event.type === 'SessionSought' && event.session === session);

/** S3.5: whoever joins another group has its group sessions at that group's time; what is past stays, reported or not. */
export function regroupedSessions(journey: Journey, at: Instant): NewEvent[] {
  const dated = groupOf(journey)?.groupCoaching ?? {};
  return elementsOfKind(journey.programme, 'coaching').flatMap((element): NewEvent[] => {
    const isBooked = element.form === 'group' && isBookedAhead(journey, element.id, at);
    if (!isBooked || dated[element.id] === undefined) return [];
    const search = searchOf(journey, element.id, at);
    return [{ type: 'SessionMoveSought', session: element.id, ...search, preferred: null }];
  });
}

const isBookedAhead = (journey: Journey, id: string, at: Instant): boolean =>
  journey.sessions[id]?.status === 'booked' && (journey.sessions[id].booking?.starts ?? '') > at;

function isTime(journey: Journey, element: ElementOf<'coaching'>, today: Day): boolean {
  if (journey.sessions[element.id]?.status === 'missed') return true;
  const dates = journey.plan[element.id];
  if (!dates || waitsForHandIn(journey, element.id)) return false;
  if (element.follows !== null && journey.tasks[element.follows] !== undefined) return true;
  if (element.form === 'group' && groupOf(journey)?.groupCoaching[element.id]) return true;
  return dates.opens <= today;
}
