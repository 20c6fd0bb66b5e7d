/**
 * What a programme is (S1): everything that is taught, counted, waited for and said, as data.
 * A programme is parsed once when it is loaded, frozen, and travels by value with every journey
 * enrolled under it (S1.6), so editing a file never touches people who are already on their way.
 */
import { z } from 'zod';

export const idSchema = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case words joined by hyphens, such as "event-1"');
const text = z.string().trim().min(1, 'must not be empty');
const count = z.int().nonnegative();
const days = z.int().positive('must be a positive number of days');
const months = z.int().positive('must be a positive number of months');
const minutes = z.int().nonnegative();

const element = { id: idSchema, title: text, minutes };

const inductionElement = z.strictObject({ ...element, kind: z.literal('induction'), dueDays: days });
const eventElement = z.strictObject({ ...element, kind: z.literal('event') });
const courseElement = z.strictObject({
  ...element,
  kind: z.literal('course'),
  /** The event that introduces the course and has to come first (S1.4). */
  follows: idSchema,
  /** How many of the listed activities a participant selects and completes. */
  select: z.int().positive(),
  /** Days from the opening of the course until its activities are due. */
  dueDays: days,
  activities: z.array(z.strictObject({ id: idSchema, title: text, contentArea: text })).min(1),
});
const taskElement = z.strictObject({
  ...element,
  kind: z.literal('task'),
  /** The course that the task belongs to; due days count from its opening. */
  follows: idSchema,
  dueDays: days,
});
/** A field of a review, and whose it is to write; staff write on behalf of either side (S3.10). */
const reviewField = z.strictObject({
  id: idSchema,
  title: text,
  by: z.enum(['participant', 'coach', 'both']),
});
const reviewFields = z.array(reviewField).min(1).optional();

const coachingElement = z.strictObject({
  ...element,
  kind: z.literal('coaching'),
  form: z.enum(['one-to-one', 'group']),
  /** The element after which the session is sought; none: at the beginning of its stage. */
  follows: idSchema.nullable(),
  /** Days from the due date of what it follows (or from the beginning of its stage) until it must be held. */
  dueDays: days,
  /** What people call it in a sentence, such as `network meeting`; without it, a coaching session. */
  called: text.optional(),
  /** The impact review must be held before the summative stage (S5.1). */
  impactReview: z.boolean(),
  /** Looked for once the task that it follows was handed in (S3.5); programmes of before look for it by its date. */
  afterHandIn: z.boolean().optional(),
  /** Of the impact review: what its document asks; programmes of before have a file. */
  fields: reviewFields,
});
const reviewElement = z.strictObject({
  ...element,
  kind: z.literal('review'),
  follows: idSchema.nullable(),
  dueDays: days,
  fields: reviewFields,
});

const elementSchema = z.discriminatedUnion('kind', [
  inductionElement,
  eventElement,
  courseElement,
  taskElement,
  coachingElement,
  reviewElement,
]);

const stageSchema = z.strictObject({
  id: idSchema,
  kind: z.enum(['induction', 'cycle', 'consolidation']),
  title: text,
  contentAreas: z.array(text),
  elements: z.array(elementSchema).min(1),
});

const applicationSchema = z.strictObject({
  /** Evidence without which an application is not complete (S2.3). */
  evidence: z.array(z.enum(['headteacher-declaration', 'qts-certificate', 'setting-confirmation'])),
  /** Registration with the DfE is the first of two steps (S2.1); other programmes have one. */
  registration: z.boolean(),
  suitableRoles: z.array(idSchema).min(1),
  unsuitableRoles: z.array(idSchema),
  leastTeachingYears: count,
  qtsExpected: z.boolean(),
  /** Days after enrolment on which missing evidence is chased. */
  chaseDays: z.array(days).min(1),
  /** Days that an offered place stays open (S2.6). */
  offerDays: days,
});

const statutorySchema = z.strictObject({
  /** The duty applies to posts taken up on or after this date (S2.5). */
  from: z.iso.date(),
  years: z.int().positive(),
  /** Motivation that makes the programme mandatory, and the earlier award that answers the duty. */
  motivation: idSchema,
  earlierAward: text,
  warnMonths: z.array(months).min(1),
});

const assessmentSchema = z.strictObject({
  title: text,
  windowDays: days,
  /** Wall-clock time at which the case study is released on day 1, Europe/London. */
  opensAt: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time of day, HH:MM'),
  words: z.strictObject({ least: z.int().positive(), most: z.int().positive() }),
  attempts: z.int().positive(),
  criteria: z.array(z.strictObject({ id: idSchema, title: text, most: z.int().positive() })).min(1),
  passMark: z.int().positive(),
  /** A mark this close to the pass mark, on either side, is borderline. */
  borderline: count,
  /** Marks that differ by more than this, or fall on two sides of the pass mark, disagree. */
  tolerance: count,
  /** The sampling plan for moderation (S5.4). */
  sampling: z.strictObject({
    share: z.number().min(0).max(1),
    firstScripts: count,
    allFails: z.boolean(),
    allBorderline: z.boolean(),
  }),
  outcomeWaitMonths: months,
  markingDays: days,
  appealDays: days,
});

const chasingSchema = z.strictObject({
  /** Days before a due date on which the participant is reminded. */
  beforeDays: days,
  /** Days after a due date: overdue notice, then coach, provider, and a suggestion to defer. */
  overdueDays: days,
  coachDays: days,
  providerDays: days,
  suggestDeferralDays: days,
  /** Days before an assessment window, and before its end. */
  windowNoticeDays: days,
  windowEndingDays: days,
  /** What a coach owes after a hand-in: days until it is due; days after that until it is asked again, and of the provider. */
  fromCoach: z.strictObject({ dueDays: days, againDays: days, providerDays: days }).optional(),
});

/** S3.2: when and where a missed event can be caught up without asking anybody. */
const catchUpSchema = z.strictObject({
  /** Working days between the search and the day, so that cover can be arranged. */
  noticeDays: count,
  /** How far from the participant's school, as the crow flies. */
  furthestKm: z.int().positive(),
});

/** Each field by itself; `programme-schema.ts` has the rules over several of them too. */
export const programmeShape = z.strictObject({
  id: idSchema,
  version: text,
  title: text,
  shortTitle: text,
  award: z.strictObject({
    title: text,
    mastersCredits: count,
    nextSteps: z.array(text),
  }),
  duration: z.strictObject({ taughtMonths: months, longestMonths: months }),
  /** Guided learning hours as published (S1.2); the elements must add up to them. */
  hours: z.strictObject({
    total: count,
    induction: count,
    event: count,
    course: count,
    task: count,
    coaching: count,
  }),
  stages: z.array(stageSchema).min(1),
  /** Kinds whose elements count towards engagement, and the share that opens the summative stage (S3.7). */
  engagement: z.strictObject({
    threshold: z.number().gt(0).max(1),
    counts: z.array(z.enum(['induction', 'event', 'course', 'task', 'coaching', 'review'])).min(1),
  }),
  application: applicationSchema,
  /** The fee without VAT, in pence, where no funding pays it. */
  feePence: count,
  fundings: z.array(z.enum(['scholarship', 'school', 'trust', 'self', 'programme'])).min(1),
  statutory: statutorySchema.nullable(),
  assessment: assessmentSchema,
  chasing: chasingSchema,
  /** Without it, five working days and 80 kilometres. */
  catchUp: catchUpSchema.optional(),
  /** What is declared to the DfE, if anything: course identifier and declaration types in order. */
  dfe: z.strictObject({ course: text, declarations: z.array(idSchema).min(1) }).nullable(),
});

export type Programme = z.infer<typeof programmeShape>;
export type Stage = Programme['stages'][number];
export type Element = z.infer<typeof elementSchema>;
export type ReviewField = z.infer<typeof reviewField>;
export type ElementKind = Element['kind'];
export type ElementOf<K extends ElementKind> = Extract<Element, { kind: K }>;
