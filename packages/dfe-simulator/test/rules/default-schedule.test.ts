import { describe, expect, it } from 'vitest';
import { defaultSchedule } from '../../rules/default-schedule.js';
import { declarationTypes, scheduleGroups, type Course } from '../../world/names.js';
import type { ScheduleIdentifier } from '../../world/names.js';
import type { World } from '../../world/world.js';
import { smallWorld } from '../../testing/world.js';

/** Every schedule in every cohort, two of the start year 2026 included. */
function fullWorld(): World {
  const world = smallWorld();
  for (const startYear of [2021, 2027])
    world.cohorts.set(`${startYear}a`, {
      startYear,
      suffix: 'a',
      funding: 'capped',
      registrationStart: `${startYear}-04-01`,
    });
  const identifiers = Object.keys(scheduleGroups) as ScheduleIdentifier[];
  world.schedules = [...world.cohorts.keys()].flatMap((cohort) =>
    identifiers.map((identifier) => ({
      cohort,
      identifier,
      appliesFrom: '2021-01-01',
      appliesTo: '2030-12-31',
      allowed: [...declarationTypes],
    })),
  );
  return world;
}

const scheduleOn = (course: Course, cohort: string, at: string) =>
  defaultSchedule(fullWorld(), course, cohort, at)?.identifier;

describe('DfE §3 the default schedule of an acceptance', () => {
  it.each([
    ['2026a', '2026-10-01T09:00:00.000Z', 'spring'],
    ['2026b', '2026-02-01T09:00:00.000Z', 'autumn'],
    ['2025a', '2025-08-01T09:00:00.000Z', 'autumn'],
    ['2025a', '2026-04-30T09:00:00.000Z', 'autumn'],
    ['2025a', '2026-01-15T09:00:00.000Z', 'autumn'],
    ['2025a', '2026-05-01T09:00:00.000Z', 'autumn'],
    ['2025a', '2024-06-28T09:00:00.000Z', 'spring'],
    ['2025a', '2025-06-06T09:00:00.000Z', 'spring'],
    ['2025a', '2025-06-07T09:00:00.000Z', 'autumn'],
    ['2024a', '2024-06-28T09:00:00.000Z', 'autumn'],
    ['2024a', '2025-01-10T09:00:00.000Z', 'autumn'],
    ['2024a', '2026-01-10T09:00:00.000Z', 'spring'],
    ['2023a', '2026-04-02T09:00:00.000Z', 'spring'],
    ['2023a', '2026-04-03T09:00:00.000Z', 'autumn'],
    ['2023a', '2026-12-25T09:00:00.000Z', 'autumn'],
    ['2023a', '2026-12-26T09:00:00.000Z', 'spring'],
    ['2027a', '2027-05-01T09:00:00.000Z', 'autumn'],
  ])('DfE §3 cohort %s at %s: %s', (cohort, at, season) => {
    expect(scheduleOn('npq-senco', cohort, at)).toBe(`npq-leadership-${season}`);
    expect(scheduleOn('npq-leading-literacy', cohort, at)).toBe(`npq-specialist-${season}`);
  });

  it('DfE §3 begins a window at midnight UTC, one in the morning in London', () => {
    expect(scheduleOn('npq-senco', '2023a', '2026-04-02T23:59:59.000Z')).toBe('npq-leadership-spring');
    expect(scheduleOn('npq-senco', '2023a', '2026-04-03T00:00:00.000Z')).toBe('npq-leadership-autumn');
  });

  it.each([
    ['2025-09-01', 'november'],
    ['2025-12-01', 'december'],
    ['2026-02-28', 'december'],
    ['2026-03-01', 'march'],
    ['2026-06-01', 'june'],
    ['2027-01-01', 'june'],
  ])('DfE §3 the coaching offer of cohort 2025 on %s: %s', (day, month) => {
    expect(scheduleOn('npq-early-headship-coaching-offer', '2025a', `${day}T12:00:00.000Z`)).toBe(
      `npq-ehco-${month}`,
    );
  });

  it('DfE §3 before 2022 the coaching offer had one schedule; the support offer always has December', () => {
    expect(scheduleOn('npq-early-headship-coaching-offer', '2021a', '2021-12-05T12:00:00.000Z')).toBe(
      'npq-ehco-march',
    );
    expect(scheduleOn('npq-additional-support-offer', '2025a', '2026-03-01T12:00:00.000Z')).toBe(
      'npq-aso-december',
    );
  });

  it('DfE §1.2 is missing where the cohort does not have it', () => {
    const world = smallWorld();
    expect(defaultSchedule(world, 'npq-leading-literacy', '2025a', '2025-09-01T12:00:00.000Z')).toBeNull();
    expect(defaultSchedule(world, 'npq-senco', '2019a', '2025-09-01T12:00:00.000Z')).toBeNull();
  });
});
