/** S3.7: every element of engagement as a mark, in the order of the programme, so that a person sees which are missing. */
import { countDone, elementsOf } from '../lookup.js';
import { weightOf } from '../rules/engagement.js';
import type { Journey } from '../state.js';
import type { Day } from '../values.js';
import { elementState } from './element-state.js';

export interface EngagementMark {
  element: string;
  title: string;
  state: 'done' | 'missed' | 'overdue' | 'to-come';
  due: Day | null;
}

export function engagementMarks(journey: Journey, today: Day): EngagementMark[] {
  const { counts } = journey.programme.engagement;
  return elementsOf(journey.programme)
    .filter(({ kind }) => counts.includes(kind))
    .flatMap((element) => {
      const state = markOf(elementState(journey, element, today));
      const done = element.kind === 'course' && state !== 'done' ? countDone(journey, element) : 0;
      const { id, title } = element;
      const due = journey.plan[id]?.due ?? null;
      return Array.from({ length: weightOf(element) }, (_, n) => ({
        element: id,
        title: element.kind === 'course' ? `${title}, activity ${n + 1}` : title,
        state: n < done ? ('done' as const) : state,
        due,
      }));
    });
}

function markOf(state: ReturnType<typeof elementState>): EngagementMark['state'] {
  if (state === 'done' || state === 'credited') return 'done';
  return state === 'missed' || state === 'overdue' ? state : 'to-come';
}
