/** What an office looks at in the morning (S6.3): who owes what, the next days, and a coach's diary. */
import type { Store } from '../../store/database/database.js';
import type { JourneyFilter, Scope } from '../../store/read-model/read-model.js';
import { addDays, londonDate, londonInstant } from '../../workflows/journey/calendar.js';
import type { Day, Instant } from '../../workflows/journey/values.js';
import { aheadOf, type Ahead } from '../../workflows/journey/view/ahead.js';
import { isOverdue, owedOf, type Owed } from '../../workflows/journey/view/owed.js';
import { gathered, presentIn, type Whose } from './gathered.js';

export type OwedRow = Whose & Owed & { overdue: boolean };
export type AheadRow = Whose & Ahead;

/** Everything that people of some journeys owe, soonest due first. */
export async function owedFrom(
  store: Store,
  scope: Scope,
  filter: JourneyFilter,
  now: Instant,
): Promise<OwedRow[]> {
  const rows = await gathered(store, scope, filter, (one) => {
    const at = presentIn(one, now);
    const today = londonDate(at);
    return owedOf(one.state, at).map((owed) => ({ ...owed, overdue: isOverdue(owed, today) }));
  });
  return rows.sort((a, b) => compare(a.due ?? '9999', b.due ?? '9999'));
}

/** What happens in some days, the first included: by a day that is told, or else by each journey's own present. */
export async function weekFrom(
  store: Store,
  scope: Scope,
  filter: JourneyFilter,
  { from, days, now }: { from: Day | null; days: number; now: Instant },
): Promise<AheadRow[]> {
  const rows = await gathered(store, scope, filter, (one) => {
    const begins = from === null ? presentIn(one, now) : londonInstant(from, '00:00');
    const ends = londonInstant(addDays(londonDate(begins), days - 1), '23:59');
    return aheadOf(one.state, begins, ends);
  });
  return rows.sort((a, b) => compare(a.when, b.when));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
