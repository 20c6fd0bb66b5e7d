/** S3.8 and every clause with a date: what happens when a date that matters is reached. */
import { londonDate, londonTime, isWorkingDay, nextNudgeInstant, spreadOf } from '../calendar.js';
import type { Rules } from '../decide.js';
import type { NewEvent } from '../event.js';
import type { Journey } from '../state.js';
import type { AgendaItem, Instant } from '../values.js';
import { isNudge, isRelevant, kindOf, subjectOf } from './agenda.js';
import { windowClosed, windowOpens } from './assessment.js';
import { raise, raiseAnew } from './exceptions.js';

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
function follows(journey: Journey, key: string, at: Instant): NewEvent[] {
  const subject = subjectOf(key);
  switch (kindOf(key)) {
    case 'deadline':
      return [{ type: 'Ended', as: 'expired', why: 'application-not-completed' }];
    case 'lapses':
      return subject === 'offer'
        ? [{ type: 'OfferLapsed', declined: false }]
        : [{ type: 'Ended', as: 'lapsed', why: 'longest-duration-reached' }];
    case 'begins':
      return [{ type: 'StageEntered', stage: subject }];
    case 'opens':
      return isWindow(journey, subject) ? windowOpens(journey, subject, at) : [];
    case 'closes':
      return windowClosed(journey, subject, at);
    case 'unrecorded':
      return raise(journey, 'attendance-not-recorded', subject);
    case 'unreported':
      return raiseAnew(journey, 'session-not-reported', subject);
    case 'silent-provider':
      return raise(journey, 'silent', subject);
    case 'overdue':
      return overdue(journey, subject);
    case 'final':
      return [{ type: 'Ended', as: 'withdrawn', why: journey.withdrawal?.reason ?? '' }];
    case 'ends':
      return [{ type: 'Ended', as: 'not-passed', why: 'attempts-used-up' }];
    default:
      return [];
  }
}

const isWindow = (journey: Journey, id: string) => journey.cohort.windows.some((window) => window.id === id);

function overdue(journey: Journey, subject: string): NewEvent[] {
  if (subject === 'outcome')
    return raise(journey, 'outcome-overdue', journey.attempts.at(-1)?.script ?? null);
  if (subject === 'marking')
    return raise(journey, 'marking-overdue', journey.attempts.at(-1)?.script ?? null);
  if (subject === 'return') return raiseAnew(journey, 'return-overdue', null);
  return [];
}

function dueBy(journey: Journey, at: Instant): string[] {
  const due: string[] = [];
  for (const item of journey.agenda) {
    if (item.at > at) break;
    if (isRelevant(journey, item)) due.push(item.key);
  }
  return due;
}

export const dateRules: Rules<'reachDate'> = {
  reachDate: (journey, _, at) => {
    const due = dueBy(journey, at);
    const nudges = due.filter(isNudge);
    const others = due.filter((key) => !isNudge(key));
    const events: NewEvent[] = others.length > 0 ? [{ type: 'DateReached', items: others }] : [];
    for (const key of others) events.push(...follows(journey, key, at));
    if (nudges.length === 0) return events;
    if (mayNudge(journey, at)) return [...events, { type: 'Nudged', items: nudges }];
    return [...events, putOff(journey, nudges, at)];
  },
};

function putOff(journey: Journey, items: string[], at: Instant): NewEvent {
  const next = nextNudgeInstant(at, spreadOf(journey.id), journey.cohort.bankHolidays);
  return { type: 'NudgesPutOff', items, agenda: items.map((key) => ({ at: next, key })) };
}
