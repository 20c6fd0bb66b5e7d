/**
 * The National Professional Qualification for Special Educational Needs Co-ordinators (S1.1 to S1.5):
 * 18 months taught in four cycles, then a case study; 90 hours of guided learning.
 * Editing this file makes a new version: people already enrolled keep the one they began with (S1.6).
 */
import type { Programme } from '../schema.js';
import { npqSencoCycles } from './npq-senco-cycles.js';
import { impactReviewFields, ldrReviewFields } from './npq-senco-reviews.js';

export const npqSenco = {
  id: 'npq-senco',
  version: '2026.1',
  title: 'National Professional Qualification for Special Educational Needs Co-ordinators',
  shortTitle: 'NPQ for SENCOs',
  award: {
    title: 'NPQ for SENCOs',
    mastersCredits: 60,
    nextSteps: [
      "A master's degree in educational leadership, using the 60 credits of this qualification",
      'The NPQ for Headship, for those within three years of applying for headship',
    ],
  },
  duration: { taughtMonths: 18, longestMonths: 36 },
  hours: { total: 90, induction: 2, event: 24, course: 38, task: 20, coaching: 6 },
  stages: [
    {
      id: 'induction',
      kind: 'induction',
      title: 'Induction',
      contentAreas: [],
      elements: [
        { id: 'getting-started', kind: 'induction', title: 'Getting started', minutes: 120, dueDays: 28 },
        {
          id: 'coaching-induction',
          kind: 'coaching',
          title: 'First coaching session',
          minutes: 60,
          form: 'one-to-one',
          follows: null,
          dueDays: 42,
          impactReview: false,
        },
      ],
    },
    ...npqSencoCycles,
    {
      id: 'consolidation',
      kind: 'consolidation',
      title: 'Review',
      contentAreas: [],
      elements: [
        {
          id: 'ldr-review',
          kind: 'review',
          title: 'Review of the leadership development record',
          minutes: 0,
          follows: 'task-4',
          dueDays: 14,
          fields: ldrReviewFields,
        },
        {
          id: 'impact-review',
          kind: 'coaching',
          title: 'Impact review',
          minutes: 60,
          form: 'one-to-one',
          follows: null,
          dueDays: 28,
          impactReview: true,
          fields: impactReviewFields,
        },
      ],
    },
  ],
  engagement: { threshold: 0.9, counts: ['event', 'course', 'task', 'coaching', 'review'] },
  application: {
    evidence: ['headteacher-declaration', 'qts-certificate'],
    registration: true,
    suitableRoles: [
      'senco',
      'headteacher',
      'principal',
      'deputy-headteacher',
      'vice-principal',
      'assistant-headteacher',
      'associate-assistant-headteacher',
      'head-of-faculty',
      'head-of-department',
      'head-of-subject',
      'head-of-year',
      'head-of-key-stage',
      'head-of-early-years',
    ],
    unsuitableRoles: [
      'early-career-teacher',
      'unqualified-teacher',
      'teaching-assistant',
      'higher-level-teaching-assistant',
    ],
    leastTeachingYears: 2,
    qtsExpected: true,
    chaseDays: [7, 14, 28],
    offerDays: 7,
  },
  feePence: 129_800,
  fundings: ['scholarship', 'school', 'trust', 'self'],
  statutory: {
    // The window of three years is older than the qualification, which meets it since 1 September 2024.
    from: '2009-09-01',
    years: 3,
    motivation: 'current-senco',
    earlierAward: 'NASENCO',
    warnMonths: [12, 6, 3],
  },
  assessment: {
    title: 'Case study scenario',
    windowDays: 8,
    opensAt: '09:00',
    words: { least: 1500, most: 2500 },
    attempts: 2,
    criteria: [
      { id: 'context-and-need', title: 'Reads the context and identifies need accurately', most: 4 },
      { id: 'statutory-duties', title: 'Applies the statutory framework correctly', most: 4 },
      { id: 'evidence', title: 'Draws on evidence about teaching and provision', most: 4 },
      { id: 'leading-change', title: 'Leads people and implements change well', most: 4 },
      { id: 'impact', title: 'Evaluates impact on pupils and families', most: 4 },
    ],
    passMark: 12,
    borderline: 1,
    tolerance: 3,
    sampling: { share: 0.2, firstScripts: 3, allFails: true, allBorderline: true },
    outcomeWaitMonths: 4,
    markingDays: 21,
    appealDays: 28,
  },
  chasing: {
    beforeDays: 7,
    overdueDays: 1,
    coachDays: 7,
    providerDays: 14,
    suggestDeferralDays: 28,
    windowNoticeDays: 14,
    windowEndingDays: 2,
    fromCoach: { dueDays: 14, againDays: 7, providerDays: 14 },
  },
  dfe: { course: 'npq-senco', declarations: ['started', 'retained-1', 'retained-2', 'completed'] },
} satisfies Programme;
