/** What the Department's actions are given, as JSON. Ids are the service's own UUIDs; unknown keys are refused. */
import { z } from 'zod';
import { courses } from '../world/names.js';

const id = z.uuid('must be the UUID of a record');
const name = z.string().trim().min(1, 'must not be empty').max(200);
const email = z.email('must be an e-mail address').nullable();
const trn = z
  .string()
  .regex(/^\d{7}$/, 'must be seven digits')
  .nullable();
/** A cohort is named by its start year and suffix. */
export const cohort = z.string().regex(/^20\d\d[a-z]$/, 'must be a start year and a suffix, such as 2026b');
const text = name.nullable();
const digest = z.string().regex(/^[\da-f]{64}$/, 'must be a SHA-256 in hex');

export const nothing = z.strictObject({});

export const newPerson = z.strictObject({
  fullName: name,
  email: email.default(null),
  trn: trn.default(null),
  trnVerified: z.boolean().default(false),
});

export const personChange = z.strictObject({
  user: id,
  fullName: name.optional(),
  email: email.optional(),
  trn: trn.optional(),
  trnVerified: z.boolean().optional(),
});

export const merge = z.strictObject({ from: id, into: id });

const registration = z
  .strictObject({
    eligibleForFunding: z.boolean(),
    fundedByPolicy: z.boolean(),
    worksInSchool: z.boolean(),
    employerName: text,
    employmentRole: text,
    fundingChoice: z.enum(['school', 'trust', 'self', 'another', 'employer']).nullable(),
    headteacherStatus: z
      .enum([
        'no',
        'yes_when_course_starts',
        'yes_in_first_two_years',
        'yes_over_two_years',
        'yes_in_first_five_years',
        'yes_over_five_years',
      ])
      .nullable(),
    privateChildcareProviderUrn: text,
    schoolUrn: z
      .string()
      .regex(/^\d{6}$/, 'must be six digits')
      .nullable(),
    schoolUkprn: z
      .string()
      .regex(/^\d{8}$/, 'must be eight digits')
      .nullable(),
    inEngland: z.boolean(),
    inUnitedKingdom: z.boolean(),
    country: text,
    countryCode: z
      .string()
      .regex(/^[A-Z]{3}$/, 'must be three capitals')
      .nullable(),
    ittProvider: text,
    leadMentor: z.boolean(),
    worksAsSenco: z.enum(['yes', 'no_but_i_plan_to_become_one', 'no_i_do_not_plan_to_be_a_SENCO']).nullable(),
    sencoStartDate: z.iso.date('must be a day, such as 2026-09-01').nullable(),
  })
  .partial();

export const newApplication = z.strictObject({
  user: id,
  provider: id,
  course: z.enum(courses),
  cohort,
  ...registration.shape,
});

export const application = z.strictObject({ application: id });
export const transfer = z.strictObject({ application: id, provider: id });
export const funding = z.strictObject({
  application: id,
  eligibleForFunding: z.boolean(),
  fundedByPolicy: z.boolean().default(false),
});

export const statement = z.strictObject({ statement: id });
export const move = z.strictObject({ declaration: id, statement: id });

export const grantedToken = z.strictObject({
  provider: id,
  digest,
  scope: z.enum(['lead_provider', 'teacher_record_service']).default('lead_provider'),
});
export const revokedToken = z.strictObject({ digest });

export const clock = z.strictObject({ to: z.iso.datetime({ precision: 3 }) });
