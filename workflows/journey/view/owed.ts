/** S6.3: who owes what. Everything that somebody has to do now, and since or by when; what is yet to open is not owed. */
import type { Element } from '../../../programmes/schema.js';
import { londonDate } from '../calendar.js';
import { attendanceKnown, elementsOf, eventDay, isDone, isFinished } from '../lookup.js';
import type { Journey } from '../state.js';
import type { Day, Instant, Role } from '../values.js';
import { exceptionSentence } from './sentences.js';
import { waitOf } from './waits.js';

export interface Owed {
  who: Role;
  what: string;
  /** The day or moment by which it is due, or was; null where there is none. */
  due: Day | null;
}

/** Soonest due first; what has no date comes last. */
export function owedOf(journey: Journey, at: Instant): Owed[] {
  if (journey.ended) return [];
  return [...byStatus(journey, at), ...byExceptions(journey)].sort((a, b) =>
    dayOf(a.due) < dayOf(b.due) ? -1 : dayOf(a.due) > dayOf(b.due) ? 1 : 0,
  );
}

const dayOf = (due: string | null): Day => (due === null ? '9999' : londonDay(due));
const londonDay = (when: string): Day => (when.includes('T') ? londonDate(when) : when);

/** Whether what is owed should have been done before a day. */
export const isOverdue = ({ due }: Owed, today: Day): boolean => due !== null && londonDay(due) < today;

const studyWaits = new Set(['study', 'engagement', 'window', 'course-begins']);

function byStatus(journey: Journey, at: Instant): Owed[] {
  const wait = waitOf(journey, at);
  const named: Owed[] =
    wait.who === 'engine' || studyWaits.has(wait.name)
      ? []
      : [{ who: wait.who, what: wait.why.replace(/\.$/, ''), due: wait.until }];
  if (journey.status !== 'active') return named;
  const today = londonDate(at);
  return [
    ...named,
    ...elementsOf(journey.programme).flatMap((element) => ofElement(journey, element, at, today)),
  ];
}

function ofElement(journey: Journey, element: Element, at: Instant, today: Day): Owed[] {
  const { id, title } = element;
  const dates = journey.plan[id];
  if (element.kind === 'task' && journey.tasks[id]) return feedbackOf(journey, id, title);
  if (!dates || isDone(journey, id) || isFinished(journey, element)) return [];
  switch (element.kind) {
    case 'event': {
      const day = eventDay(journey, id) ?? dates.due;
      if (day >= today || attendanceKnown(journey, id)) return [];
      return [{ who: 'provider', what: `Record the attendance at ${title}`, due: day }];
    }
    case 'coaching':
      return sessionOf(journey, id, title, dates.opens <= today ? dates.due : null, at);
    case 'review':
      return reviewOf(journey, id, title, dates.opens <= today ? dates.due : null);
    default:
      return dates.opens <= today ? [{ who: 'participant', what: `Complete ${title}`, due: dates.due }] : [];
  }
}

function feedbackOf(journey: Journey, id: string, title: string): Owed[] {
  const task = journey.tasks[id];
  if (!task || task.feedback !== null) return [];
  return [{ who: 'coach', what: `Return feedback on ${title}`, due: task.on }];
}

/** A session that is booked is nobody's debt until it is over; then the coach says whether it took place. */
function sessionOf(journey: Journey, id: string, title: string, due: Day | null, at: Instant): Owed[] {
  const session = journey.sessions[id];
  const booking = session?.status === 'booked' ? session.booking : null;
  if (booking) {
    if (booking.ends > at) return [];
    return [{ who: 'coach', what: `Report whether ${title} took place`, due: londonDate(booking.ends) }];
  }
  if (due === null || session?.status === 'sought') return [];
  return [{ who: journey.coach === null ? 'provider' : 'coach', what: `Find a time for ${title}`, due }];
}

function reviewOf(journey: Journey, id: string, title: string, due: Day | null): Owed[] {
  const review = journey.reviews[id];
  if (!review) return due === null ? [] : [{ who: 'participant', what: `Write ${title}`, due }];
  return (['participant', 'coach'] as const)
    .filter((side) => !review.agreed.includes(side))
    .map((who) => ({ who, what: `Agree ${title}`, due }));
}

/** A question that waits for a provider's person has no date of its own: it is due since it was raised. */
const byExceptions = (journey: Journey): Owed[] =>
  journey.exceptions.map(({ code, about, since }) => ({
    who: 'provider',
    what: exceptionSentence(journey, code, about).replace(/\.$/, ''),
    due: londonDate(since),
  }));
