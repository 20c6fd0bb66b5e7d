/**
 * What we send: checked before it leaves, so that the Department is never asked what cannot be right. Names are
 * the API's in camel case; keys that are not listed are refused.
 */
import { z } from 'zod';
import {
  courses,
  declarationTypes,
  deferralReasons,
  schedules,
  trainingStatuses,
  withdrawalReasons,
} from './names.js';

/** Records on one page; what asks for more gets as many. */
export const MOST_A_PAGE = 3000;

export const dfeIdSchema = z.guid('must be an id as the Department gives them (a UUID)');
const courseIdentifier = z.enum(courses);
const scheduleIdentifier = z.enum(schedules);
const startYear = z.string().regex(/^20\d\d$/, 'must be the year in which the cohort starts, such as 2026');
const instant = z.iso.datetime({
  offset: true,
  error: 'must be a date with time and zone, such as 2026-10-20T08:00:00Z',
});

/** `fundedPlace` must be said in a capped cohort; without a schedule the service derives one from the date. */
export const acceptSchema = z.strictObject({
  fundedPlace: z.boolean().optional(),
  scheduleIdentifier: scheduleIdentifier.optional(),
});
export const fundedPlaceSchema = z.strictObject({ fundedPlace: z.boolean() });
export const deferSchema = z.strictObject({ courseIdentifier, reason: z.enum(deferralReasons) });
export const resumeSchema = z.strictObject({ courseIdentifier });
export const withdrawSchema = z.strictObject({ courseIdentifier, reason: z.enum(withdrawalReasons) });
export const changeScheduleSchema = z.strictObject({
  courseIdentifier,
  scheduleIdentifier,
  /** Only where the cohort changes too. */
  cohort: startYear.optional(),
});
export const outcomeRequestSchema = z.strictObject({
  courseIdentifier,
  state: z.enum(['passed', 'failed']),
  completionDate: z.iso.date('must be a day, such as 2026-10-20'),
});

const partners = {
  deliveryPartnerId: dfeIdSchema.optional(),
  secondaryDeliveryPartnerId: dfeIdSchema.optional(),
};
const twoPartners = (asked: {
  deliveryPartnerId?: string | undefined;
  secondaryDeliveryPartnerId?: string | undefined;
}) =>
  asked.secondaryDeliveryPartnerId === undefined ||
  (asked.deliveryPartnerId !== undefined && asked.deliveryPartnerId !== asked.secondaryDeliveryPartnerId);
const twoPartnersFault = {
  path: ['secondaryDeliveryPartnerId'],
  error: 'needs a first delivery partner, and must be another one',
};

const milestone = { participantId: dfeIdSchema, declarationDate: instant, courseIdentifier, ...partners };
/** A result is given exactly with `completed`, which can therefore be sent only once it is known. */
export const declareSchema = z
  .discriminatedUnion('declarationType', [
    z.strictObject({ ...milestone, declarationType: z.enum(declarationTypes).exclude(['completed']) }),
    z.strictObject({ ...milestone, declarationType: z.literal('completed'), hasPassed: z.boolean() }),
  ])
  .refine(twoPartners, twoPartnersFault);
/** Leaving the second partner out clears it. */
export const changePartnerSchema = z
  .strictObject({ ...partners, deliveryPartnerId: dfeIdSchema })
  .refine(twoPartners, twoPartnersFault);

/** The service takes at most 3,000 a page. */
const page = {
  page: z.int().min(1).optional(),
  perPage: z.int().min(1).max(MOST_A_PAGE, 'must be at most 3,000').optional(),
};
const cohorts = { cohort: z.array(startYear).min(1, 'must name at least one year').optional() };
const updatedSince = { updatedSince: instant.optional() };
const participantId = { participantId: z.array(dfeIdSchema).min(1, 'must name at least one').optional() };
const sortOf = <const T extends string>(columns: readonly T[]) => ({ sort: z.enum(columns).optional() });
const stamps = ['created_at', '-created_at', 'updated_at', '-updated_at'] as const;

export const applicationsQuerySchema = z.strictObject({
  ...page,
  ...cohorts,
  ...updatedSince,
  ...participantId,
  ...sortOf(stamps),
});
export const participantsQuerySchema = z.strictObject({
  ...page,
  ...updatedSince,
  ...sortOf(stamps),
  trainingStatus: z.enum(trainingStatuses).optional(),
  fromParticipantId: dfeIdSchema.optional(),
});
export const declarationsQuerySchema = z.strictObject({
  ...page,
  ...cohorts,
  ...updatedSince,
  ...participantId,
});
export const outcomesQuerySchema = z.strictObject({ ...page, createdSince: instant.optional() });
export const pageSchema = z.strictObject(page);
export const statementsQuerySchema = z.strictObject({ ...page, ...cohorts, ...updatedSince });
export const partnersQuerySchema = z.strictObject({
  ...page,
  ...cohorts,
  ...sortOf([...stamps, 'name', '-name']),
});

export type AcceptRequest = z.infer<typeof acceptSchema>;
export type FundedPlaceRequest = z.infer<typeof fundedPlaceSchema>;
export type DeferRequest = z.infer<typeof deferSchema>;
export type ResumeRequest = z.infer<typeof resumeSchema>;
export type WithdrawRequest = z.infer<typeof withdrawSchema>;
export type ChangeScheduleRequest = z.infer<typeof changeScheduleSchema>;
export type OutcomeRequest = z.infer<typeof outcomeRequestSchema>;
export type DeclareRequest = z.infer<typeof declareSchema>;
export type ChangePartnerRequest = z.infer<typeof changePartnerSchema>;
export type ApplicationsQuery = z.infer<typeof applicationsQuerySchema>;
export type ParticipantsQuery = z.infer<typeof participantsQuerySchema>;
export type DeclarationsQuery = z.infer<typeof declarationsQuerySchema>;
export type OutcomesQuery = z.infer<typeof outcomesQuerySchema>;
export type PageQuery = z.infer<typeof pageSchema>;
export type StatementsQuery = z.infer<typeof statementsQuerySchema>;
export type PartnersQuery = z.infer<typeof partnersQuerySchema>;
