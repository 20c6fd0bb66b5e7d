/** S3.7 and S3.9: engagement, live and explained, and the ledger of hours. */
import type { Element } from '../../../programmes/schema.js';
import { countDone, elementsOf, isDone, isFinished } from '../lookup.js';
import type { Journey } from '../state.js';
import type { Day } from '../values.js';

interface Missing {
  element: string;
  title: string;
  count: number;
  due: Day | null;
}

export interface Engagement {
  done: number;
  total: number;
  /** How many must be done before the summative stage opens. */
  needed: number;
  met: boolean;
  missing: Missing[];
}

/** How many elements of engagement one element stands for: a course for each activity to select. */
export const weightOf = (element: Element): number => (element.kind === 'course' ? element.select : 1);

function doneOf(journey: Journey, element: Element): number {
  if (isDone(journey, element.id)) return weightOf(element);
  if (element.kind === 'course') return Math.min(countDone(journey, element), element.select);
  return isFinished(journey, element) ? 1 : 0;
}

export function engagementOf(journey: Journey): Engagement {
  const { threshold, counts } = journey.programme.engagement;
  let done = 0;
  let total = 0;
  const missing: Missing[] = [];
  for (const element of elementsOf(journey.programme)) {
    if (!counts.includes(element.kind)) continue;
    const weight = weightOf(element);
    const achieved = doneOf(journey, element);
    total += weight;
    done += achieved;
    if (achieved < weight) {
      const due = journey.plan[element.id]?.due ?? null;
      missing.push({ element: element.id, title: element.title, count: weight - achieved, due });
    }
  }
  // A whole number of elements: 90 % of 27 is 24.3, so 25 are needed (decision 009). The small term undoes binary rounding.
  const needed = Math.ceil(total * threshold - 1e-9);
  return { done, total, needed, met: done >= needed, missing };
}

/** S5.1: engagement reached and the impact review held. */
export function gateOf(journey: Journey): { met: boolean; missing: string[] } {
  const engagement = engagementOf(journey);
  const reviews = elementsOf(journey.programme).filter(
    (element) => element.kind === 'coaching' && element.impactReview && !isDone(journey, element.id),
  );
  const missing = engagement.met ? [] : engagement.missing.map((one) => one.element);
  for (const review of reviews) if (!missing.includes(review.id)) missing.push(review.id);
  return { met: engagement.met && reviews.length === 0, missing };
}

type HoursKind = 'induction' | 'event' | 'course' | 'task' | 'coaching';

export type HoursLedger = Record<HoursKind, { earned: number; of: number }>;

/** Minutes earned of each kind against the published hours (S1.2), in minutes. */
export function hoursOf(journey: Journey): HoursLedger {
  const ledger: HoursLedger = {
    induction: { earned: 0, of: 0 },
    event: { earned: 0, of: 0 },
    course: { earned: 0, of: 0 },
    task: { earned: 0, of: 0 },
    coaching: { earned: 0, of: 0 },
  };
  for (const element of elementsOf(journey.programme)) {
    if (element.kind === 'review') continue;
    ledger[element.kind].of += element.minutes;
    ledger[element.kind].earned += minutesEarned(journey, element);
  }
  return ledger;
}

function minutesEarned(journey: Journey, element: Element): number {
  const credited = journey.elements[element.id]?.status === 'credited';
  if (element.kind === 'coaching' && !credited) {
    const session = journey.sessions[element.id];
    return session?.status === 'held' ? Math.min(session.minutes, element.minutes) : 0;
  }
  return (doneOf(journey, element) / weightOf(element)) * element.minutes;
}
