/** S3.7: ahead of plan, on track or behind, by elements and by hours. */
import { elementsOf, isFinished } from '../lookup.js';
import { hoursOf, weightOf, engagementOf } from '../rules/engagement.js';
import { isAcceptedAsMissed } from '../rules/owing.js';
import type { Journey } from '../state.js';
import type { Day } from '../values.js';

export interface OpenDate {
  element: string;
  title: string;
  opens: Day;
  due: Day;
}

export interface Pace {
  byElements: 'ahead' | 'on track' | 'behind';
  byHours: 'ahead' | 'on track' | 'behind';
  /** Elements of engagement and minutes that the plan expects by the day, and those done. */
  elements: { expected: number; done: number };
  minutes: { expected: number; done: number };
}

/** What is planned, not yet finished and not accepted as missed, soonest due first. */
export function openDates(journey: Journey): OpenDate[] {
  return elementsOf(journey.programme)
    .flatMap((element): OpenDate[] => {
      const dates = journey.plan[element.id];
      if (!dates || isFinished(journey, element) || isAcceptedAsMissed(journey, element.id)) return [];
      return [{ element: element.id, title: element.title, ...dates }];
    })
    .sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));
}

export function paceOf(journey: Journey, today: Day): Pace {
  const counts = journey.programme.engagement.counts;
  let elements = 0;
  let minutes = 0;
  for (const element of elementsOf(journey.programme)) {
    const due = journey.plan[element.id]?.due;
    if (due === undefined || due >= today) continue;
    if (counts.includes(element.kind)) elements += weightOf(element);
    minutes += element.minutes;
  }
  const done = engagementOf(journey).done;
  const earned = Object.values(hoursOf(journey)).reduce((sum, { earned: some }) => sum + some, 0);
  return {
    byElements: compare(done, elements),
    byHours: compare(earned, minutes),
    elements: { expected: elements, done },
    minutes: { expected: minutes, done: earned },
  };
}

const compare = (done: number, expected: number) =>
  done < expected ? 'behind' : done > expected ? 'ahead' : 'on track';
