/** What may be asked of the register of schools. */
import { z } from 'zod';
import { urnSchema } from '../input/contact.js';

const textSchema = z.string().trim().min(1, 'must not be empty').max(200, 'must have at most 200 characters');

const filter = {
  /** Closed ones and those that are not open yet, too. */
  all: z.boolean().default(false),
  /** Local authority, by code or name. */
  la: textSchema.optional(),
  /** Type of establishment, by code or name. */
  type: textSchema.optional(),
};

export const schoolQuerySchema = z
  .strictObject({
    name: textSchema.optional(),
    urn: urnSchema.optional(),
    postcode: textSchema.optional(),
    ...filter,
    limit: z.int().min(1).max(1_000).default(20),
    page: z.int().min(1).max(100_000).default(1),
  })
  .refine(
    ({ name, urn, postcode, la }) => [name, urn, postcode, la].some((one) => one !== undefined),
    'say what to look for: a name, a URN, a postcode or a local authority',
  );

export type SchoolQuestion = z.input<typeof schoolQuerySchema>;

export const urnQuestionSchema = z.strictObject({ urn: urnSchema });

const placeSchema = z.union(
  [
    urnQuestionSchema,
    z.strictObject({ postcode: textSchema }),
    z.strictObject({
      /** British National Grid, metres. */
      easting: z.number().min(0).max(700_000, 'must be at most 700000 metres'),
      northing: z.number().min(0).max(1_300_000, 'must be at most 1300000 metres'),
    }),
  ],
  'must be a URN, a postcode, or easting and northing in metres',
);

export const nearestSchema = z.strictObject({
  to: placeSchema,
  ...filter,
  limit: z.int().min(1).max(1_000).default(10),
});

export type NearestQuestion = z.input<typeof nearestSchema>;
