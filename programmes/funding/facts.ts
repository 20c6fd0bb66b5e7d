/**
 * What a funding rule may ask about an applicant (S2.7): every fact with its closed list of values in words.
 * The words are the questions of the Department's own registration, shortened.
 */
import { establishmentTypes } from './establishment-types.js';

const yesOrNo = { yes: 'yes', no: 'no' } as const;

export const facts = {
  mode: {
    title: 'Funding of the cohort',
    option: 'mode',
    hint: 'The Department sets it for each of its cohorts; the catalogue does not have it.',
    values: {
      zero: 'zero-funded',
      capped: 'capped',
      full: 'fully funded',
    },
  },
  country: {
    title: 'Works in',
    option: 'country',
    values: {
      england: 'England',
      scotland: 'Scotland',
      wales: 'Wales',
      'northern-ireland': 'Northern Ireland',
      'jersey-guernsey-isle-of-man': 'Jersey, Guernsey or the Isle of Man',
      elsewhere: 'elsewhere',
    },
  },
  previouslyFunded: {
    title: 'Had a scholarship for this course before',
    option: 'previously-funded',
    values: yesOrNo,
  },
  setting: {
    title: 'Work setting',
    option: 'setting',
    values: {
      school: 'a school',
      'academy-trust': 'an academy trust',
      '16-to-19': 'a 16 to 19 educational setting',
      'early-years': 'early years or childcare',
      another: 'another setting',
      other: 'other',
    },
  },
  establishmentType: { title: 'Type of establishment', option: 'type', values: establishmentTypes },
  riseListed: {
    title: 'School on the RISE list',
    option: 'rise',
    hint: 'The list is the Department’s, by URN, and is no part of the register.',
    values: yesOrNo,
  },
  earlyYears: {
    title: 'Kind of early years setting',
    option: 'early-years',
    values: {
      'maintained-nursery': 'a nursery maintained by a local authority',
      'pre-school-class': 'a pre-school class or nursery that is part of a school',
      'private-nursery': 'a private, voluntary or independent nursery or pre-school',
      childminder: 'a childminder',
      another: 'another early years setting',
    },
  },
  employment: {
    title: 'Employment in another setting',
    option: 'employment',
    values: {
      'virtual-school': 'a virtual school of a local authority',
      'hospital-school': 'a hospital school',
      'young-offender-institution': 'a young offender institution',
      'supply-teacher': 'supply teaching for a local authority in more than one school',
      'itt-lead-mentor': 'lead mentor for an accredited provider of initial teacher training',
    },
  },
  referred: { title: 'Referred by a Return to Teaching adviser', option: 'referred', values: yesOrNo },
} as const;

export type Fact = keyof typeof facts;
export const factNames = Object.keys(facts) as Fact[];

/** The value of a fact; types of establishment are the numbers of the register. */
export type ValueOf<F extends Fact> = F extends 'establishmentType'
  ? number
  : keyof (typeof facts)[F]['values'];

/** One applicant for one cohort, as far as funding goes; null: not asked. Nothing in it says who it is. */
export type FundingCase = { readonly [F in Fact]: ValueOf<F> | null };

export const nothingAsked: FundingCase = {
  mode: null,
  country: null,
  previouslyFunded: null,
  setting: null,
  establishmentType: null,
  riseListed: null,
  earlyYears: null,
  employment: null,
  referred: null,
};

/** The words for a value, or null where the closed list of the fact does not have it. */
export function labelOf(fact: Fact, value: string | number): string | null {
  const values: Readonly<Record<string, string>> = facts[fact].values;
  return Object.hasOwn(values, value) ? (values[String(value)] ?? null) : null;
}
