/** S5.1: what the gate still wants, and what of it can still be done, and by when. */
import { addDays, londonDate } from '../calendar.js';
import { elementById } from '../lookup.js';
import type { Journey } from '../state.js';
import type { Day, Instant } from '../values.js';
import { engagementOf, gateOf } from './engagement.js';

export interface Lacking {
  element: string;
  title: string;
  /** How many parts of the engagement it stands for. */
  count: number;
  /** The last day on which it can be done in time; null where no window sets one, or it cannot be done. */
  by: Day | null;
}

export interface Shortfall {
  /** How many more parts are needed; not all that is lacking has to be done. */
  more: number;
  canBeDone: Lacking[];
  /** Days that are over, and that no group has again in time. */
  cannotBeDone: Lacking[];
  /** Reviews that have to be held whatever the number. */
  reviews: string[];
  /** Whether the parts that can still be done are enough. */
  isEnough: boolean;
}

/** @param opens the day on which the next window opens; null if the cohort has none */
export function shortfallOf(journey: Journey, at: Instant, opens: Day | null): Shortfall {
  const { done, needed, missing } = engagementOf(journey);
  const today = londonDate(at);
  const last = opens === null ? null : addDays(opens, -1);
  const canBeDone: Lacking[] = [];
  const cannotBeDone: Lacking[] = [];
  for (const { element, title, count } of missing) {
    const isEvent = elementById(journey.programme, element)?.kind === 'event';
    const by = isEvent ? nextDay(journey, element, today, last) : doneBy(journey, element, today, last);
    if (isEvent && by === null) cannotBeDone.push({ element, title, count, by });
    else canBeDone.push({ element, title, count, by });
  }
  const more = Math.max(0, needed - done);
  const possible = canBeDone.reduce((sum, { count }) => sum + count, 0);
  return {
    more,
    canBeDone,
    cannotBeDone,
    reviews: gateOf(journey).missing.filter((id) => isImpactReview(journey, id)),
    isEnough: possible >= more,
  };
}

const isImpactReview = (journey: Journey, id: string): boolean => {
  const element = elementById(journey.programme, id);
  return element?.kind === 'coaching' && element.impactReview;
};

/** Its own date as long as that is ahead; afterwards it counts until the eve of the window (S3.4). */
function doneBy(journey: Journey, element: string, today: Day, last: Day | null): Day | null {
  const due = journey.plan[element]?.due;
  return due !== undefined && due >= today && (last === null || due <= last) ? due : last;
}

/** The next day on which a group of the provider has the event; the booked one first. */
function nextDay(journey: Journey, event: string, today: Day, last: Day | null): Day | null {
  const booked = journey.catchUps[event]?.date;
  const days = journey.cohort.groups
    .filter(({ provider }) => provider === journey.provider)
    .map(({ events }) => events[event])
    .concat(booked)
    .filter((day) => day !== undefined && day > today && (last === null || day <= last));
  return days.includes(booked) ? (booked ?? null) : (days.sort()[0] ?? null);
}
