/** Who is enrolled: for the store alone (S7.2). */
import { z } from 'zod';
import { emailSchema, freeTextSchema, nameSchema, phoneSchema, trnSchema, urnSchema } from './contact.js';

export const personSchema = z.strictObject({
  givenName: nameSchema,
  familyName: nameSchema,
  email: emailSchema,
  secondEmail: emailSchema.nullable().default(null),
  phone: phoneSchema.nullable().default(null),
  trn: trnSchema.nullable().default(null),
  urn: urnSchema.nullable().default(null),
  settingName: nameSchema.nullable().default(null),
  headteacherName: nameSchema.nullable().default(null),
  headteacherEmail: emailSchema.nullable().default(null),
  opportunityText: freeTextSchema.nullable().default(null),
  /** British National Grid, metres. */
  easting: z.number().nullable().default(null),
  northing: z.number().nullable().default(null),
});

/** A change: what is named changes, what is null is forgotten, what is left out stays. */
export const personChangeSchema = z
  .strictObject({
    givenName: nameSchema,
    familyName: nameSchema,
    email: emailSchema,
    secondEmail: emailSchema.nullable(),
    phone: phoneSchema.nullable(),
    trn: trnSchema.nullable(),
    urn: urnSchema.nullable(),
    settingName: nameSchema.nullable(),
    headteacherName: nameSchema.nullable(),
    headteacherEmail: emailSchema.nullable(),
    easting: z.number().nullable(),
    northing: z.number().nullable(),
  })
  .partial()
  .refine((change) => Object.keys(change).length > 0, 'must change something');

export type PersonChange = z.infer<typeof personChangeSchema>;
