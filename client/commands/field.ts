/** The parts of a command, each as a program sends it and as a person types it. */
import { z } from 'zod';
import { cohortSchema, type Cohort } from '../../programmes/cohort-schema.js';
import { freeTextSchema } from '../input/contact.js';
import { daySchema } from '../input/dates.js';
import type { HowRead, ReviewContents } from '../../workflows/journey/values.js';
import { codeSchema, documentSchema, opaqueIdSchema } from '../input/ids.js';
import { instantSchema, utcSchema } from '../input/instants.js';

/** What has to be done with a part on its way: free text, files and cohorts do not travel as they are typed. */
export type FieldKind =
  'value' | 'text' | 'document' | 'on-file' | 'words' | 'reading' | 'cohort' | 'version' | 'contents';

/** How a person gives it on a page. */
export type Control =
  'one' | 'many' | 'day' | 'instant' | 'number' | 'yes-no' | 'text' | 'file' | 'points' | 'none';

export interface Field<T> {
  kind: FieldKind;
  control: Control;
  /** What stands for the value in the help, such as `<day>`. */
  placeholder: string;
  help: string;
  /** Left out means null. */
  optional: boolean;
  /** As programs send it. */
  value: z.ZodType<T>;
  /** As typed, before free text, files and cohorts are looked after. */
  typed: z.ZodType;
}

const field = <T>(
  placeholder: string,
  help: string,
  value: z.ZodType<T>,
  typed: z.ZodType = value,
  kind: FieldKind = 'value',
  control: Control = 'one',
): Field<T> => ({ kind, control, placeholder, help, optional: false, value, typed });

export const code = (help: string, placeholder = '<id>') => field(placeholder, help, codeSchema);
export const opaqueId = (help: string, placeholder = '<id>') => field(placeholder, help, opaqueIdSchema);
export const day = (help: string) =>
  field('<day>', `${help}, YYYY-MM-DD`, daySchema, daySchema, 'value', 'day');
export const instant = (help: string) =>
  field(
    '<time>',
    `${help}, with its zone: 2026-11-03T16:00Z or "2026-11-03 16:00 Europe/London"`,
    utcSchema,
    instantSchema,
    'value',
    'instant',
  );

export const text = (help: string) =>
  field(
    '<text>',
    `${help}; kept in the store, only an id travels`,
    freeTextSchema,
    freeTextSchema,
    'text',
    'text',
  );

const file = (help: string, formats: string) =>
  field(
    '<file>',
    `${help}: ${formats}, at most 20 MB`,
    documentSchema,
    z.string().min(1),
    'document',
    'file',
  );

export const document = (help: string) => file(help, '.docx, .pdf or .txt');

export const evidenceFile = (help: string) => file(help, '.docx, .pdf, .txt, or a photo as .jpg or .png');

/** A document that was handed in before, by its hash. */
export const sha256 = (help: string) =>
  field('<sha256>', help, documentSchema, documentSchema, 'on-file', 'one');

export const whole = (help: string, placeholder = '<number>', most = 100_000) => {
  const value = z.int().min(0).max(most);
  const typed = z
    .string()
    .trim()
    .regex(/^\d{1,6}$/, 'must be a whole number')
    .transform(Number)
    .pipe(value);
  return field(placeholder, help, value, typed, 'value', 'number');
};

export const choice = <const T extends string>(help: string, values: readonly T[]) =>
  field(`<${values.join('|')}>`, help, z.enum(values));

export const yesNo = (help: string) =>
  field(
    '<yes|no>',
    help,
    z.boolean(),
    z.enum(['yes', 'no']).transform((answer) => answer === 'yes'),
    'value',
    'yes-no',
  );

export const codes = (help: string) => {
  const value = z.array(codeSchema).min(1, 'must name at least one').max(50);
  const typed = z
    .string()
    .transform((list) => list.split(',').map((one) => one.trim()))
    .pipe(value);
  return field('<id,id,…>', help, value, typed, 'value', 'many');
};

/** Points by criterion, typed as `context-and-need=3,evidence=4`. */
export const points = (help: string) => {
  const value = z.record(codeSchema, z.number().min(0).max(1000));
  const typed = z.string().transform((list, context): Record<string, number> => {
    const pairs = list.split(',').map((pair) => /^\s*([a-z0-9-]+)\s*=\s*(\d+(?:\.\d+)?)\s*$/.exec(pair));
    const wrong = pairs.findIndex((pair) => pair === null);
    const names = pairs.map((pair) => pair?.[1] ?? '');
    if (wrong < 0 && new Set(names).size === names.length) {
      return Object.fromEntries(pairs.map((pair) => [pair?.[1] ?? '', Number(pair?.[2])]));
    }
    const message =
      wrong < 0
        ? 'names a criterion twice'
        : `"${list.split(',')[wrong] ?? ''}" is not "criterion=points", such as evidence=3`;
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  });
  return field('<criterion=points,…>', help, value, typed, 'value', 'points');
};

/** By value for programs, since cohorts travel by value; by id for people. */
export const cohort = (help: string): Field<Cohort> =>
  field('<cohort>', help, cohortSchema, codeSchema, 'cohort');

/** The number of words of the document that is handed in with the command. */
export const words = (): Field<number> =>
  field('', 'the words counted', z.int().min(0), z.never(), 'words', 'none');

const howReadSchema = z.strictObject({
  countedTo: z.enum(['references', 'bibliography', 'appendix', 'end']),
  wordsAfter: z.int().min(0),
  doubt: z.enum(['much-after-it', 'heading-passed-over']).nullable(),
  traces: z.array(z.enum(['name', 'school', 'email', 'trn'])).max(4),
});

/** How that document was read, as the answer to handing it in says; for programs that keep it. */
export const reading = (): Field<HowRead | undefined> =>
  field('', 'how it was read', howReadSchema.optional(), z.never(), 'reading', 'none');

/** The version of a review that is agreed to; default: the present one. */
export const version = (help: string): Field<string | undefined> => ({
  ...field('<sha256>', help, documentSchema.optional(), documentSchema, 'version', 'none'),
  optional: true,
});

const idsSchema = z.array(codeSchema).max(50);
const contentsSchema = z.strictObject({
  filled: idsSchema,
  changed: idsSchema,
  replaces: documentSchema.nullable(),
});

/** What a version of a review holds; "review write" finds it out. */
export const contents = (): Field<ReviewContents | undefined> =>
  field('', 'what it holds', contentsSchema.optional(), z.never(), 'contents', 'none');

/** May be left out altogether, as it was before it came. */
export const maybe = <T>(one: Field<T>): Field<T | null | undefined> => ({
  ...one,
  optional: true,
  value: one.value.nullish(),
});

export const orNull = <T>(one: Field<T>): Field<T | null> => ({
  ...one,
  optional: true,
  value: one.value.nullable(),
});
