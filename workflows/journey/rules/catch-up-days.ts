/** S3.2: the days on which a missed event can be caught up: with notice, within reach, with the next intake too. */
import type { Cohort, Group } from '../../../programmes/cohort-schema.js';
import type { Programme } from '../../../programmes/schema.js';
import { addWorkingDays } from '../calendar.js';
import { distance, type GridPoint } from '../distance.js';
import { groupOf } from '../lookup.js';
import type { Journey } from '../state.js';
import type { Day } from '../values.js';

/** What holds for programmes that do not say. */
const usual = { noticeDays: 5, furthestKm: 80 };

const catchUpRules = ({ catchUp }: Programme): { noticeDays: number; furthestKm: number } => catchUp ?? usual;

/** What the journey itself does not know. */
export interface CatchUpContext {
  /** Where the school is; null where nobody knows, so that only the own venue is within reach. */
  place: GridPoint | null;
  /** Intakes after the own one, soonest first. */
  later: readonly Cohort[];
}

export interface CatchUpDay {
  cohort: Cohort;
  group: Group;
  date: Day;
}

/** The own cohort first, then the next intakes, each with the nearest group first. */
export function catchUpDays(
  journey: Journey,
  event: string,
  after: Day,
  { place, later }: CatchUpContext,
): CatchUpDay[] {
  const { noticeDays } = catchUpRules(journey.programme);
  const earliest = addWorkingDays(after, noticeDays, journey.cohort.bankHolidays);
  // Whoever caught up after the last window would have nothing left to do it for.
  const last = journey.cohort.windows.at(-1)?.opens ?? '';
  return [journey.cohort, ...later].flatMap((cohort) =>
    cohort.groups
      .filter((group) => group.provider === journey.provider && !isOwn(journey, cohort, group))
      .map((group) => ({
        cohort,
        group,
        date: group.events[event] ?? '',
        metres: metresTo(journey, group, place),
      }))
      .filter(({ date }) => date > after && date >= earliest && date < last)
      .filter(({ metres }) => metres <= catchUpRules(journey.programme).furthestKm * 1000)
      .sort((one, other) => one.metres - other.metres),
  );
}

const isOwn = (journey: Journey, cohort: Cohort, group: Group): boolean =>
  cohort.id === journey.cohort.id && group.id === journey.group;

/** The venue to which the participant goes in any case is never too far. */
function metresTo(journey: Journey, { venue }: Group, place: GridPoint | null): number {
  const own = groupOf(journey)?.venue;
  if (own && own.easting === venue.easting && own.northing === venue.northing) return 0;
  return place === null ? Infinity : distance(venue, place);
}
