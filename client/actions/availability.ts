/** When coaches can be booked (S3.5), and assessors are given scripts (S5.4): weekly hours and absences. */
import { z } from 'zod';
import type { Store } from '../../store/database/database.js';
import { addMonths, daysBetween, londonDate } from '../../workflows/journey/calendar.js';
import type { Day } from '../../workflows/journey/values.js';
import { daySchema } from '../input/dates.js';
import { parseOrRefuse } from '../input/faults.js';
import { now, type Context } from './context.js';
import { knownStaff, type StaffRole } from './known-staff.js';

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time of day from 00:00 to 23:59');

const spanSchema = z
  .strictObject({
    /** 1 is Monday, 7 Sunday. */
    weekday: z.int().min(1).max(7),
    /** Wall-clock times, Europe/London. */
    begins: clock,
    ends: clock,
  })
  .refine(({ begins, ends }) => begins < ends, 'must end after they begin');

export type WeeklyHours = z.infer<typeof spanSchema>;

const overlap = (a: WeeklyHours, b: WeeklyHours): boolean =>
  a.weekday === b.weekday && a.begins < b.ends && b.begins < a.ends;

const hoursSchema = z
  .array(spanSchema)
  .max(50)
  .refine(
    (hours) => hours.every((one) => hours.every((other) => one === other || !overlap(one, other))),
    'must not overlap on a day',
  );

const HINT = '"journeys staff list" shows those there are.';
const LONGEST_ABSENCE = 366;
const LONG_ABSENCE = 60;
const FAR_MONTHS = 36;

const absenceSchema = z
  .strictObject({ firstDay: daySchema, lastDay: daySchema })
  .refine(({ firstDay, lastDay }) => firstDay <= lastDay, 'the last day must not be before the first')
  .refine(
    ({ firstDay, lastDay }) => daysBetween(firstDay, lastDay) < LONGEST_ABSENCE,
    'nobody is away for more than a year and still a coach: give the days one after the other, or take the coach off the list',
  );

/** What of an absence may be so, but is more often a slip. */
function doubtsOfAbsence(away: z.output<typeof absenceSchema>, today: Day): string[] {
  const { firstDay, lastDay } = away;
  const days = daysBetween(firstDay, lastDay) + 1;
  return [
    ...(lastDay < today ? [`lastDay: ${lastDay} is past, so that nothing changes. Check the year.`] : []),
    ...(days > LONG_ABSENCE
      ? [`lastDay: an absence of ${days} days is unusually long. Check both days.`]
      : []),
    ...(firstDay > addMonths(today, FAR_MONTHS)
      ? [`firstDay: ${firstDay} is more than three years ahead. Check the year.`]
      : []),
  ];
}

export interface AvailabilityReading {
  /** Their own weekly hours, or the usual ones; London time. */
  hours: WeeklyHours[];
  /** Soonest first, those that are over left out. */
  away: { firstDay: Day; lastDay: Day }[];
}

export async function readHours(context: Context, coach: string): Promise<AvailabilityReading> {
  const { readAvailability } = await import('../../store/diary/availability.js');
  const id = await knownStaff(context, ['coach'], coach, HINT);
  const today = londonDate(now());
  const { hours, absences } = await context.servers.inStore((store) => readAvailability(store.db, id));
  return { hours, away: absences.filter(({ lastDay }) => lastDay >= today) };
}

export async function keepHours(context: Context, coach: string, hours: unknown): Promise<void> {
  const weekly = parseOrRefuse(hoursSchema, hours);
  const { saveHours } = await import('../../store/diary/availability.js');
  await onStaff(context, ['coach'], coach, (store, id) => saveHours(store, id, weekly));
}

/** @returns what of it is doubted */
export async function keepAbsence(context: Context, who: string, absence: unknown): Promise<string[]> {
  const away = parseOrRefuse(absenceSchema, absence);
  const { saveAbsence } = await import('../../store/diary/availability.js');
  await onStaff(context, ['coach', 'assessor'], who, (store, id) => saveAbsence(store, id, away));
  return doubtsOfAbsence(away, londonDate(now()));
}

/** Only for those there are, and only by those who may see them (S6.1). */
async function onStaff(
  context: Context,
  roles: readonly StaffRole[],
  given: string,
  work: (store: Store, id: string) => Promise<void>,
): Promise<void> {
  const id = await knownStaff(context, roles, given, HINT);
  await context.servers.inStore((store) => work(store, id));
}
