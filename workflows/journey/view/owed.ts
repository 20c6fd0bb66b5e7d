/** S3.8, S6.3: who owes what now, and who must act; what is yet to open is not owed. */
import { londonDate } from '../calendar.js';
import type { Journey } from '../state.js';
import type { Day, Instant, Role } from '../values.js';
import { debtsOf, type Debt } from './debts.js';
import { waitOf } from './waits.js';

export type Owed = Omit<Debt, 'from'>;

/** Soonest due first; what has no date comes last. */
export const owedOf = (journey: Journey, at: Instant): Owed[] =>
  debtsOf(journey)
    .filter(({ from }) => from === null || (from.includes('T') ? from <= at : from <= londonDate(at)))
    .map(({ who, what, due }) => ({ who, what, due }))
    .sort(soonestFirst);

export const soonestFirst = (a: Owed, b: Owed): number =>
  dayOf(a.due) < dayOf(b.due) ? -1 : dayOf(a.due) > dayOf(b.due) ? 1 : 0;

const dayOf = (due: string | null): Day => (due === null ? '9999' : londonDay(due));
export const londonDay = (when: string): Day => (when.includes('T') ? londonDate(when) : when);

/** Whether what is owed should have been done before a day. */
export const isOverdue = ({ due }: Owed, today: Day): boolean => due !== null && londonDay(due) < today;

export interface MustAct extends Owed {
  who: Role;
  /** Whether it should have been done by now. */
  overdue: boolean;
}

/** Who owes the earliest overdue thing; while nothing is overdue, whom the journey waits for. */
export function mustAct(journey: Journey, at: Instant): MustAct {
  const first = owedOf(journey, at).find((owed) => isOverdue(owed, londonDate(at)));
  if (first) return { ...first, overdue: true };
  const { who, why, until } = waitOf(journey, at);
  return { who, what: why.replace(/\.$/, ''), due: until, overdue: false };
}
