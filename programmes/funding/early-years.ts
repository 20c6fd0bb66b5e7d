/**
 * The early years Level 3 SENCO training's own rule (S1.8): the programme bears the cost of training for private,
 * voluntary and independent settings and childminders. Schools have a duty and a qualification of their own.
 */
import type { Conditions, FundingTable } from './table.js';

const always = [{}] as const;
const inEngland = { country: { is: ['england'] } } as const satisfies Conditions;
const earlyYears = { setting: { is: ['early-years'] } } as const satisfies Conditions;

export const earlyYearsFunding: FundingTable = {
  id: 'early-years',
  programme: 'early-years-senco-l3',
  title: 'Early years SENCO, Level 3: places that the programme pays for',
  source:
    'What the Department said to the market about the training: it is for the private, voluntary and independent sector and childminders, not compulsory, and its cost is covered under the programme. The Department’s registration service knows nothing of it, so there is no status code; earlier training is credited and does not change who pays.',
  asks: [
    { fact: 'country', needed: always, allowed: always },
    { fact: 'setting', needed: always, allowed: always },
    { fact: 'earlyYears', needed: [{ ...inEngland, ...earlyYears }], allowed: [earlyYears] },
  ],
  contradictions: [],
  lines: [
    {
      id: 'not-in-england',
      when: { country: { isNot: ['england'] } },
      answer: 'not-funded',
      status: null,
      sentence:
        'The early years SENCO training is paid for people who work in England. You would have to pay the fee yourself.',
    },
    {
      id: 'not-early-years',
      when: { ...inEngland, setting: { isNot: ['early-years'] } },
      answer: 'not-funded',
      status: null,
      sentence:
        'The early years SENCO training is paid for private, voluntary and independent early years settings and childminders. If you work in a school, ask us about the NPQ for SENCOs.',
    },
    {
      id: 'private-voluntary-independent',
      when: { ...inEngland, ...earlyYears, earlyYears: { is: ['private-nursery', 'childminder'] } },
      answer: 'funded',
      status: null,
      sentence:
        'The programme pays for your early years SENCO training, because you work in a private, voluntary or independent setting or as a childminder in England.',
    },
    {
      id: 'part-of-a-school',
      when: { ...inEngland, ...earlyYears, earlyYears: { is: ['maintained-nursery', 'pre-school-class'] } },
      answer: 'not-funded',
      status: null,
      sentence:
        'Your setting is a maintained nursery or part of a school, which must have a qualified teacher as its SENCO, so the programme does not pay for the early years training. Ask us about the NPQ for SENCOs.',
    },
    {
      id: 'another-early-years-setting',
      when: { ...inEngland, ...earlyYears, earlyYears: { is: ['another'] } },
      answer: 'review',
      status: null,
      sentence:
        'Whether the programme pays depends on who runs your setting. We will look at it and tell you what we have decided.',
    },
  ],
  additions: [
    {
      id: 'while-places-last',
      answers: ['funded', 'review'],
      when: {},
      sentence: 'Places are limited, so this holds as long as there is a place for you.',
    },
  ],
};
