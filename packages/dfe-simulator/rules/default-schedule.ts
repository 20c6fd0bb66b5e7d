import {
  courseGroups,
  scheduleGroups,
  type Course,
  type CourseGroup,
  type ScheduleIdentifier,
} from '../world/names.js';
import type { Cohort, CohortKey, Day, Instant, Schedule, World } from '../world/world.js';
import { dayOf } from './day.js';

interface Window {
  /** The cohort it is about: its key, or every cohort of a start year; any when absent. */
  cohort?: CohortKey | number;
  /** Days of one year `2025-08-01`, or of every year `04-03`; both included; every day when absent. */
  days?: readonly [string, string];
  season: 'autumn' | 'spring';
}

/** Leadership and specialist courses. The first line that fits decides; the service has these dates in its code. */
const seasons: readonly Window[] = [
  { cohort: '2026a', season: 'spring' },
  { cohort: '2026b', season: 'autumn' },
  { cohort: 2025, days: ['2025-08-01', '2026-04-30'], season: 'autumn' },
  { cohort: 2025, days: ['2024-06-28', '2025-06-06'], season: 'spring' },
  { cohort: 2024, days: ['2024-06-28', '2025-06-06'], season: 'autumn' },
  { days: ['04-03', '12-25'], season: 'autumn' },
  { season: 'spring' },
];

/** The coaching offer, by the day seen from the cohort's start year (`+0` is that year); else June. */
const coachingMonths: readonly { from: string; to: string; identifier: ScheduleIdentifier }[] = [
  { from: '+0-09-01', to: '+0-11-30', identifier: 'npq-ehco-november' },
  { from: '+0-12-01', to: '+1-02-29', identifier: 'npq-ehco-december' },
  { from: '+1-03-01', to: '+1-05-31', identifier: 'npq-ehco-march' },
];

export const cohortKey = (cohort: Cohort): CohortKey => `${cohort.startYear}${cohort.suffix}`;

export const scheduleIn = (world: World, cohort: CohortKey, identifier: string): Schedule | null =>
  world.schedules.find((schedule) => schedule.cohort === cohort && schedule.identifier === identifier) ??
  null;

export const suits = (schedule: Schedule, course: Course): boolean =>
  scheduleGroups[schedule.identifier] === courseGroups[course];

/** The schedule that an acceptance gets when it names none; null when the cohort does not have it. */
export function defaultSchedule(world: World, course: Course, key: CohortKey, at: Instant): Schedule | null {
  const cohort = world.cohorts.get(key);
  if (!cohort) return null;
  const group = courseGroups[course];
  if (group === 'ehco') return coachingSchedule(world, cohort, dayOf(at));
  return scheduleIn(world, key, identifierFor(group, cohort, dayOf(at)));
}

function identifierFor(group: Exclude<CourseGroup, 'ehco'>, cohort: Cohort, today: Day): ScheduleIdentifier {
  if (group === 'support') return 'npq-aso-december';
  const season = seasons.find((window) => fits(window, cohort, today))?.season ?? 'spring';
  return `npq-${group}-${season}`;
}

function fits({ cohort: wanted, days }: Window, cohort: Cohort, today: Day): boolean {
  if (typeof wanted === 'string' && wanted !== cohortKey(cohort)) return false;
  if (typeof wanted === 'number' && wanted !== cohort.startYear) return false;
  if (!days) return true;
  const [from, to] = days;
  const day = from.length === today.length ? today : today.slice(5);
  return from <= day && day <= to;
}

/** Before 2022 and in spring 2026 a cohort had one schedule for it, whatever the day. */
function coachingSchedule(world: World, cohort: Cohort, today: Day): Schedule | null {
  const key = cohortKey(cohort);
  if (cohort.startYear < 2022 || key === '2026a')
    return (
      world.schedules.find(
        ({ cohort: of, identifier }) => of === key && scheduleGroups[identifier] === 'ehco',
      ) ?? null
    );
  const day = `+${Number(today.slice(0, 4)) - cohort.startYear}${today.slice(4)}`;
  const months = coachingMonths.find(({ from, to }) => from <= day && day <= to);
  return scheduleIn(world, key, months?.identifier ?? 'npq-ehco-june');
}
