/**
 * The early years Level 3 SENCO training (S1.8), a second programme as data alone: for practitioners in
 * private, voluntary and independent settings and childminders. Not compulsory, paid by the programme,
 * no DfE declarations, no master's credits; what somebody was trained in before can be credited.
 */
import type { Programme } from '../schema.js';
import { earlyYearsUnits } from './early-years-units.js';

export const earlyYearsSencoL3 = {
  id: 'early-years-senco-l3',
  version: '2027.1',
  title: 'Level 3 training for Early Years Special Educational Needs Co-ordinators',
  shortTitle: 'Early years SENCO, Level 3',
  award: {
    title: 'Level 3 Award for Early Years SENCOs',
    mastersCredits: 0,
    nextSteps: ['Support from the area SENCO of the local authority and its network of settings'],
  },
  duration: { taughtMonths: 9, longestMonths: 24 },
  hours: { total: 60, induction: 1, event: 6, course: 30, task: 18, coaching: 5 },
  stages: [
    {
      id: 'induction',
      kind: 'induction',
      title: 'Induction',
      contentAreas: [],
      elements: [
        {
          id: 'welcome',
          kind: 'induction',
          title: 'Welcome and what is known already',
          minutes: 60,
          dueDays: 21,
        },
      ],
    },
    ...earlyYearsUnits,
  ],
  engagement: { threshold: 0.8, counts: ['event', 'course', 'task', 'coaching'] },
  application: {
    evidence: ['setting-confirmation'],
    registration: false,
    suitableRoles: [
      'early-years-senco',
      'early-years-practitioner',
      'early-years-teacher',
      'nursery-manager',
      'deputy-nursery-manager',
      'pre-school-leader',
      'room-leader',
      'childminder',
    ],
    unsuitableRoles: ['early-years-student', 'early-years-volunteer'],
    leastTeachingYears: 0,
    qtsExpected: false,
    chaseDays: [10, 20],
    offerDays: 10,
  },
  feePence: 45_000,
  fundings: ['programme', 'self'],
  statutory: null,
  assessment: {
    title: 'Portfolio and case study of one child',
    windowDays: 14,
    opensAt: '09:00',
    words: { least: 1000, most: 2000 },
    attempts: 3,
    criteria: [
      { id: 'role', title: 'Explains the role of the SENCO in the setting', most: 3 },
      { id: 'graduated-approach', title: 'Carries a child through assess, plan, do, review', most: 3 },
      { id: 'families', title: 'Works with the family as partners', most: 3 },
      { id: 'inclusion', title: 'Helps colleagues to include every child', most: 3 },
    ],
    passMark: 8,
    borderline: 1,
    tolerance: 2,
    sampling: { share: 0.1, firstScripts: 2, allFails: true, allBorderline: false },
    outcomeWaitMonths: 2,
    markingDays: 14,
    appealDays: 20,
  },
  chasing: {
    beforeDays: 5,
    overdueDays: 2,
    coachDays: 10,
    providerDays: 20,
    suggestDeferralDays: 35,
    windowNoticeDays: 14,
    windowEndingDays: 3,
    fromCoach: { dueDays: 21, againDays: 7, providerDays: 14 },
  },
  dfe: null,
} satisfies Programme;
