/** When coaches can be booked (S3.5), and assessors are given scripts (S5.4): weekly hours and absences. */
import { z } from 'zod';
import type { Store } from '../../store/database.js';
import { daySchema } from '../input/dates.js';
import { parseOrRefuse } from '../input/faults.js';
import type { Context } from './context.js';
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

const absenceSchema = z
  .strictObject({ firstDay: daySchema, lastDay: daySchema })
  .refine(({ firstDay, lastDay }) => firstDay <= lastDay, 'the last day must not be before the first');

export async function keepHours(context: Context, coach: string, hours: unknown): Promise<void> {
  const weekly = parseOrRefuse(hoursSchema, hours);
  const { saveHours } = await import('../../store/diary/availability.js');
  await onStaff(context, ['coach'], coach, (store, id) => saveHours(store, id, weekly));
}

export async function keepAbsence(context: Context, who: string, absence: unknown): Promise<void> {
  const away = parseOrRefuse(absenceSchema, absence);
  const { saveAbsence } = await import('../../store/diary/availability.js');
  await onStaff(context, ['coach', 'assessor'], who, (store, id) => saveAbsence(store, id, away));
}

/** Only for those there are, and only by those who may see them (S6.1). */
async function onStaff(
  context: Context,
  roles: readonly StaffRole[],
  given: string,
  work: (store: Store, id: string) => Promise<void>,
): Promise<void> {
  const id = await knownStaff(context, roles, given, '"journeys staff list" shows those there are.');
  await context.servers.inStore((store) => work(store, id));
}
