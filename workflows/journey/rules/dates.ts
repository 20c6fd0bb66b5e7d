/** S3.8 and every clause with a date: what happens when a date that matters is reached. */
import { londonDate, londonTime, isWorkingDay, nextNudgeInstant, spreadOf } from '../calendar.js';
import type { Rules } from './rules.js';
import type { NewEvent } from '../event.js';
import { agendaKey, subjectOf } from '../agenda/keys.js';
import { dateKindOf, isNudge, isRelevant } from '../agenda/kinds.js';
import type { Journey } from '../state.js';
import type { AgendaItem, Instant } from '../values.js';

/** The soonest date that still matters, or null when the journey waits for people alone. */
export function nextDeadline(journey: Journey): AgendaItem | null {
  for (const item of journey.agenda) if (isRelevant(journey, item)) return item;
  return null;
}

/** Nudges go out between 08:00 and 18:00 on working days, one a day at the most (S3.8). */
function mayNudge(journey: Journey, at: Instant): boolean {
  const day = londonDate(at);
  const time = londonTime(at);
  return (
    time >= '08:00' &&
    time < '18:00' &&
    isWorkingDay(day, journey.cohort.bankHolidays) &&
    journey.lastNudge !== day
  );
}

/** What one date brings about, besides having been reached. */
const follows = (journey: Journey, key: string, at: Instant): NewEvent[] =>
  dateKindOf(key)?.follows?.(journey, subjectOf(key), at) ?? [];

/** The items of the soonest moment that is due, and every nudge that is: after a pause they make one message. */
function dueBy(journey: Journey, at: Instant): { others: AgendaItem[]; nudges: string[] } {
  const others: AgendaItem[] = [];
  const nudges: string[] = [];
  for (const item of journey.agenda) {
    if (item.at > at) break;
    if (!isRelevant(journey, item)) continue;
    if (isNudge(item.key)) nudges.push(item.key);
    else others.push(item);
  }
  const first = others.filter((item) => item.at === others[0]?.at);
  // One moment after the other: what it brings decides whether the next still matters.
  return { others: inOrder(journey, first), nudges: first.length === others.length ? nudges : [] };
}

/** Stages begin in the order of the programme, whatever their names. */
function inOrder(journey: Journey, items: AgendaItem[]): AgendaItem[] {
  if (items.length < 2) return items;
  const order = journey.programme.stages.map((stage) => agendaKey('{id}/begins', stage.id));
  return items.toSorted((a, b) => order.indexOf(a.key) - order.indexOf(b.key));
}

export const dateRules = {
  reachDate: (journey, _, at) => {
    const { others, nudges } = dueBy(journey, at);
    const items = others.map(({ key }) => key);
    const events: NewEvent[] = items.length > 0 ? [{ type: 'DateReached', items }] : [];
    for (const key of items) {
      events.push(...follows(journey, key, at));
      if (events.some((event) => event.type === 'Ended')) return events;
    }
    if (nudges.length === 0) return events;
    if (mayNudge(journey, at)) return [...events, { type: 'Nudged', items: nudges }];
    return [...events, putOff(journey, nudges, at)];
  },
} satisfies Partial<Rules>;

function putOff(journey: Journey, items: string[], at: Instant): NewEvent {
  const next = nextNudgeInstant(at, spreadOf(journey.id), journey.cohort.bankHolidays);
  return { type: 'NudgesPutOff', items, agenda: items.map((key) => ({ at: next, key })) };
}
