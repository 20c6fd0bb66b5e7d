/** The seed file: what the service holds before anybody asks it anything. README.md beside it says it in words. */
import { z } from 'zod';
import { cohort } from '../keeping/inputs.js';
import { cohortFundings, courses, declarationTypes, scheduleIdentifiers } from '../world/names.js';

const text = z.string().trim().min(1, 'must not be empty');
const key = z.string().regex(/^[a-z0-9]+([-/][a-z0-9]+)*$/, 'must be lower-case words joined by - or /');
const month = z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/, 'must be a year and a month, such as 2026-11');
const day = z.iso.date('must be a day, such as 2026-11-25');

const providerSchema = z.strictObject({ key, name: text, token: text });

const cohortSchema = z.strictObject({ cohort, funding: z.enum(cohortFundings), registrationStart: day });

const scheduleSchema = z.strictObject({
  cohort,
  identifier: z.enum(scheduleIdentifiers),
  appliesFrom: day,
  appliesTo: day,
  allowed: z.array(z.enum(declarationTypes)).optional(),
});

const contractSchema = z.strictObject({
  provider: key,
  cohorts: z.array(cohort).min(1),
  courses: z.array(z.enum(courses)).min(1),
});

const statementsSchema = z.strictObject({
  providers: z.array(key).min(1),
  cohort,
  from: month,
  to: month,
  outputFees: z.array(z.strictObject({ month, deadline: day, paymentDate: day })),
});

const deliveryPartnerSchema = z.strictObject({
  key,
  name: text,
  partnerOf: z.array(z.strictObject({ provider: key, cohorts: z.array(cohort).min(1) })),
});

/** One thing that happened: an action of the Department's side, or a provider's request. */
const happeningSchema = z.strictObject({
  at: z.iso.datetime('must be an instant in UTC, such as 2026-09-01T09:00:00Z'),
  do: text,
  /** The application or declaration that a provider's request is about. */
  of: key.optional(),
  /** What the record that comes of it is called from here on. */
  as: key.optional(),
  /** `@key` stands for the id of a record of this seed. */
  with: z.record(z.string(), z.unknown()).default({}),
});

export const seedSchema = z.strictObject({
  name: key,
  providers: z.array(providerSchema).min(1),
  cohorts: z.array(cohortSchema).min(1),
  schedules: z.array(scheduleSchema),
  contracts: z.array(contractSchema),
  statements: z.array(statementsSchema),
  deliveryPartners: z.array(deliveryPartnerSchema),
  history: z.array(happeningSchema),
});
export type Seed = z.infer<typeof seedSchema>;
export type Happening = z.infer<typeof happeningSchema>;
