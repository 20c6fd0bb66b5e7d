/** The Department's rule for scholarships of the NPQ for SENCOs (S2.7), line for line. */
import { nurserySchoolType, stateFundedTypes, typesOutsideEngland } from './establishment-types.js';
import type { Conditions, FundingTable } from './table.js';

const always = [{}] as const;
const inEngland = { country: { is: ['england'] } } as const satisfies Conditions;
const schools = { setting: { is: ['school', 'academy-trust', '16-to-19'] } } as const satisfies Conditions;
const earlyYears = { setting: { is: ['early-years'] } } as const satisfies Conditions;
const another = { setting: { is: ['another'] } } as const satisfies Conditions;
const other = { setting: { is: ['other'] } } as const satisfies Conditions;
const partOfState = {
  ...earlyYears,
  earlyYears: { is: ['maintained-nursery', 'pre-school-class'] },
} as const satisfies Conditions;
const stateFunded = { is: stateFundedTypes, called: 'one of the 30 state-funded types' } as const;
const notStateFunded = { isNot: stateFundedTypes, called: 'one of the 30 state-funded types' } as const;
const notOnList = { isNot: ['yes'], called: 'on the list' } as const;

/** The three questions that come before the setting have not already settled it. */
const open = {
  mode: { is: ['capped', 'full'] },
  ...inEngland,
  previouslyFunded: { is: ['no'] },
} as const satisfies Conditions;

const youWouldPay = 'Your school, your trust or you yourself would have to pay the fee.';

export const npqSencoFunding: FundingTable = {
  id: 'npq-senco',
  programme: 'npq-senco',
  title: 'NPQ for SENCOs: scholarships of the Department for Education',
  source:
    'The Department’s own rule, as its registration service applies it. Being a SENCO already, or holding the NASENCO, changes nothing in it; in early years the type in the register decides, not what the setting is called.',
  asks: [
    { fact: 'mode', needed: always, allowed: always },
    { fact: 'country', needed: always, allowed: always },
    { fact: 'previouslyFunded', needed: always, allowed: always },
    { fact: 'setting', needed: always, allowed: always },
    { fact: 'earlyYears', needed: [{ ...inEngland, ...earlyYears }], allowed: [earlyYears] },
    {
      fact: 'establishmentType',
      needed: [
        { ...inEngland, ...schools },
        { ...inEngland, ...partOfState },
      ],
      allowed: [schools, partOfState],
    },
    {
      fact: 'riseListed',
      needed: [{ ...inEngland, ...schools, establishmentType: notStateFunded }],
      allowed: [schools],
    },
    { fact: 'employment', needed: [{ ...inEngland, ...another }], allowed: [another] },
    { fact: 'referred', needed: [{ ...inEngland, ...other }], allowed: [other] },
  ],
  contradictions: [
    {
      when: { ...inEngland, establishmentType: { is: typesOutsideEngland } },
      sentence:
        'An establishment of this type is not in England. Correct the country, or give the establishment in England where the applicant works.',
    },
  ],
  lines: [
    {
      id: 'unfunded-cohort',
      when: { mode: { is: ['zero'] } },
      answer: 'not-funded',
      status: 'unfunded_cohort',
      sentence: `The Department for Education does not fund any place on the NPQ for SENCOs in this cohort. ${youWouldPay}`,
    },
    {
      id: 'not-in-england',
      when: { mode: open.mode, country: { isNot: ['england'] } },
      answer: 'not-funded',
      status: 'not_in_england',
      sentence: `Scholarships of the Department for Education are for people who work in England. ${youWouldPay}`,
    },
    {
      id: 'previously-funded',
      when: { mode: open.mode, ...inEngland, previouslyFunded: { is: ['yes'] } },
      answer: 'not-funded',
      status: 'previously_funded',
      sentence: `You have already been given a scholarship for the NPQ for SENCOs, and the Department for Education pays for a course once. ${youWouldPay}`,
    },
    {
      id: 'rise-school',
      when: { ...open, ...schools, riseListed: { is: ['yes'], called: 'on the list' } },
      answer: 'funded',
      status: 'funded',
      sentence:
        'You are eligible for a scholarship of the Department for Education, because your school is on the Department’s RISE list.',
    },
    {
      id: 'state-funded-establishment',
      when: { ...open, ...schools, riseListed: notOnList, establishmentType: stateFunded },
      answer: 'funded',
      status: 'funded',
      sentence:
        'You are eligible for a scholarship of the Department for Education, because you work in a state-funded school, academy trust or 16 to 19 setting in England.',
    },
    {
      id: 'not-a-state-funded-establishment',
      when: { ...open, ...schools, riseListed: notOnList, establishmentType: notStateFunded },
      answer: 'not-funded',
      status: 'ineligible_establishment_type',
      sentence: `Your workplace is not of a type that the Department for Education counts as state-funded, so there is no scholarship. ${youWouldPay}`,
    },
    {
      id: 'nursery-school',
      when: { ...open, ...earlyYears, establishmentType: { is: [nurserySchoolType] } },
      answer: 'funded',
      status: 'funded',
      sentence:
        'You are eligible for a scholarship of the Department for Education, because you work in a nursery school maintained by a local authority.',
    },
    {
      id: 'other-early-years-setting',
      when: { ...open, ...earlyYears, establishmentType: { isNot: [nurserySchoolType] } },
      answer: 'not-funded',
      status: 'early_years_invalid_npq',
      sentence:
        'In early years, the Department for Education funds the NPQ for SENCOs only in nursery schools maintained by a local authority. Your employer or you yourself would have to pay the fee.',
    },
    {
      id: 'setting-to-be-reviewed',
      when: {
        ...open,
        ...another,
        employment: {
          is: ['virtual-school', 'hospital-school', 'young-offender-institution', 'supply-teacher'],
        },
      },
      answer: 'review',
      status: 'subject_to_review',
      sentence:
        'The Department for Education may give you a scholarship. It looks at every application from your kind of setting itself and will tell you what it has decided.',
    },
    {
      id: 'itt-lead-mentor',
      when: { ...open, ...another, employment: { is: ['itt-lead-mentor'] } },
      answer: 'not-funded',
      status: 'not_lead_mentor_course',
      sentence:
        'The Department for Education does not fund the NPQ for SENCOs for lead mentors of initial teacher training. Your employer or you yourself would have to pay the fee.',
    },
    {
      id: 'return-to-teaching-referral',
      when: { ...open, ...other, referred: { is: ['yes'] } },
      answer: 'review',
      status: 'referred_by_return_to_teaching_adviser',
      sentence:
        'The Department for Education may give you a scholarship. It looks at every application that a Return to Teaching adviser has referred itself and will tell you what it has decided.',
    },
    {
      id: 'no-eligible-setting',
      when: { ...open, ...other, referred: { is: ['no'] } },
      answer: 'not-funded',
      status: 'ineligible_establishment_type',
      sentence:
        'You do not work in a setting for which the Department for Education gives scholarships. Your employer or you yourself would have to pay the fee.',
    },
  ],
  additions: [
    {
      id: 'subject-to-a-place',
      answers: ['funded', 'review'],
      when: { mode: { is: ['capped'] } },
      sentence:
        'The number of funded places in this cohort is limited: eligibility alone does not give you one, and we will tell you whether you have a funded place when we decide on your application.',
    },
  ],
};
