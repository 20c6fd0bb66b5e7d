/**
 * What a cohort is (S1.7): the dates that an intake gives to a programme, the groups and venues,
 * and each provider's contract with its places (S1.9). All dates are days in Europe/London.
 */
import { z } from 'zod';
import { idSchema } from './schema.js';

const date = z.iso.date();
const count = z.int().nonnegative();
const text = z.string().trim().min(1, 'must not be empty');

const places = z.strictObject({ total: z.int().positive(), funded: count });

const contractSchema = z.strictObject({
  provider: idSchema,
  places,
  /** Places set aside per delivery partner; a partner that is not named shares the rest. */
  byDeliveryPartner: z.record(idSchema, places),
  pricePence: count,
});

const groupSchema = z.strictObject({
  id: idSchema,
  title: text,
  provider: idSchema,
  /** A partner's own group takes its participants first (S2.8). */
  deliveryPartner: idSchema.nullable(),
  venue: z.strictObject({
    name: text,
    postcode: text,
    /** British National Grid, metres: distance decides which group is nearest. */
    easting: z.int(),
    northing: z.int(),
  }),
  places: z.int().positive(),
  /** A group with fewer participants than this is merged into another (S2.8). */
  viability: count,
  events: z.record(idSchema, date),
  /** Group coaching sessions have a date and a time for the whole group, Europe/London. */
  groupCoaching: z.record(
    idSchema,
    z.strictObject({ date, time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be HH:MM') }),
  ),
});

export const cohortSchema = z.strictObject({
  id: idSchema,
  programme: idSchema,
  programmeVersion: text,
  title: text,
  intake: z.enum(['autumn', 'spring']),
  applications: z.strictObject({ open: date, deadline: date }),
  induction: z.strictObject({ opens: date }),
  /** The day on which each course opens, by element id. */
  courses: z.record(idSchema, date),
  /** The first day of each stage that has no event of its own, by stage id. */
  stages: z.record(idSchema, date),
  groups: z.array(groupSchema).min(1),
  /** Assessment windows in order: the first for the cohort, the later ones for those who join late or resit. */
  windows: z
    .array(
      z.strictObject({
        id: idSchema,
        opens: date,
        /** How the case study gets to people (S5.2): sent from here, or found in the learning environment; older cohorts do not say. */
        paper: z.enum(['sent', 'learning-environment']).optional(),
      }),
    )
    .min(1),
  /** DfE milestones: the declaration is due between these days. */
  milestones: z.array(z.strictObject({ declaration: idSchema, from: date, to: date })),
  contracts: z.array(contractSchema).min(1),
  /** Bank holidays and school holidays by value, so that a journey's dates never move under it. */
  bankHolidays: z.array(date),
  schoolHolidays: z.array(z.strictObject({ name: text, from: date, to: date })),
});

export type Cohort = z.infer<typeof cohortSchema>;
export type Group = Cohort['groups'][number];
export type Contract = Cohort['contracts'][number];
