/** The provider's application form (S2.2): its answers as people type them, and as the journey keeps them. */
import { z } from 'zod';
import type { Programme } from '../../programmes/schema.js';
import { sentenceOf } from '../../workflows/journey/refusal.js';
import { isPostToCome } from '../../workflows/journey/rules/sense.js';
import { settings as settingCodes, type ApplicationForm } from '../../workflows/journey/values.js';
import { freeTextSchema } from './contact.js';
import { dateFault, dayIn, daySchema } from './dates.js';
import { codeSchema } from './ids.js';
import { roleOf } from './roles.js';
import { plainCharacters } from './typed.js';
import {
  answerCodeOf,
  earlierAwards,
  fundingWishes,
  motivations,
  settingWords,
  yesNoWords,
  type Vocabulary,
} from './words.js';

/** The form as programs send it: coded answers only. */
export const applicationFormSchema = z.strictObject({
  role: codeSchema,
  motivation: codeSchema,
  postTakenUp: daySchema.nullable(),
  earlierAward: z.enum(['held', 'under-way', 'none']),
  teachingYears: z.number().min(0).max(60),
  qts: z.boolean(),
  opportunity: z.boolean(),
  setting: z.enum(settingCodes),
  fundingWish: codeSchema,
  workEmail: z.boolean(),
});

/** The questions of the form, by the names of their columns. */
export const formColumns = [
  'role',
  'motivation',
  'senco_since',
  'nasenco',
  'teaching_years',
  'qts',
  'setting',
  'funding_wish',
  'opportunity',
] as const;
export type FormColumn = (typeof formColumns)[number];
export type FormAnswers = Partial<Record<FormColumn, string>>;

export interface FormReading {
  form: ApplicationForm;
  /** In the person's own words; for the store. */
  opportunityText: string | null;
  warnings: string[];
}

/** Which questions a programme asks; the others may be left out. */
export function columnsAskedBy({ application, statutory }: Programme): FormColumn[] {
  return formColumns.filter((column) => {
    if (column === 'senco_since' || column === 'nasenco') return statutory !== null;
    return column === 'qts' ? application.qtsExpected : true;
  });
}

/**
 * Reads the answers (S2.2); null if there are none at all, for the form may come later (S2.1).
 * Every fault is found at once, each beginning with the name of its question.
 */
export function readForm(
  answers: FormAnswers,
  programme: Programme,
  workEmail: boolean,
  today: string,
): FormReading | { faults: string[] } | null {
  const given = (column: FormColumn): string => answers[column]?.trim() ?? '';
  if (formColumns.every((column) => given(column) === '')) return null;
  const faults: string[] = [];
  const warnings: string[] = [];
  const asked = new Set(columnsAskedBy(programme));

  function coded(column: FormColumn, vocabulary: Vocabulary, otherwise: string | null): string {
    const text = given(column);
    if (text === '' && otherwise !== null) return otherwise;
    const reading = text === '' ? { fault: 'is missing' } : answerCodeOf(text, vocabulary);
    if ('code' in reading) return reading.code;
    faults.push(`${column}: ${reading.fault}`);
    return '';
  }

  const motivation = coded('motivation', motivations, null);
  const form: ApplicationForm = {
    role: readRole(given('role'), programme, faults, warnings),
    motivation,
    postTakenUp: readPost(given('senco_since'), { motivation, programme, today }, faults),
    earlierAward: coded('nasenco', earlierAwards, asked.has('nasenco') ? null : 'none') as 'none',
    teachingYears: readYears(given('teaching_years'), faults),
    qts: coded('qts', yesNoWords, asked.has('qts') ? null : 'no') === 'yes',
    opportunity: given('opportunity') !== '',
    setting: coded('setting', settingWords, null) as 'school',
    fundingWish: coded('funding_wish', wishesOf(programme), null),
    workEmail,
  };
  const opportunityText = readOpportunity(given('opportunity'), form.role, given('role'), faults);
  if (!form.opportunity)
    warnings.push('opportunity: not described, so the application will be investigated.');
  warnings.push(...unlikelyYears(form, today));
  return faults.length > 0 ? { faults } : { form, opportunityText, warnings };
}

const LONG_CAREER = 45;

/** What may be so, but is more often a slip. */
export function unlikelyYears({ teachingYears, postTakenUp }: ApplicationForm, today: string): string[] {
  const since = postTakenUp === null ? 0 : Number(today.slice(0, 4)) - Number(postTakenUp.slice(0, 4));
  return [
    ...(teachingYears > LONG_CAREER
      ? [`teaching_years: ${teachingYears} are more than most people teach. Check the number.`]
      : []),
    ...(since > teachingYears + 1
      ? ['senco_since: the post was taken up before the years of teaching began. Check both.']
      : []),
  ];
}

const wishesOf = ({ fundings }: Programme): Vocabulary =>
  Object.fromEntries(fundings.map((funding) => [funding, fundingWishes[funding] ?? []]));

function readRole(text: string, programme: Programme, faults: string[], warnings: string[]): string {
  if (text === '') {
    faults.push('role: is missing');
    return '';
  }
  const reading = roleOf(text, programme);
  if ('fault' in reading) {
    faults.push(`role: ${reading.fault}`);
    return '';
  }
  if (reading.warning !== null) warnings.push(`role: ${reading.warning}`);
  return reading.role;
}

/** The day on which the post was taken up matters only to those for whom the duty is (S2.5). */
function readPost(
  text: string,
  { motivation, programme, today }: { motivation: string; programme: Programme; today: string },
  faults: string[],
): string | null {
  if (text !== '') {
    const fault = dateFault(text);
    if (fault !== null) {
      faults.push(`senco_since: ${fault}`);
      return null;
    }
    const postTakenUp = dayIn(text);
    if (!isPostToCome(programme, { motivation, postTakenUp }, today)) return postTakenUp;
    faults.push(`senco_since: ${sentenceOf('post-in-the-future', { given: postTakenUp })}`);
  } else if (programme.statutory !== null && motivation === programme.statutory.motivation) {
    faults.push('senco_since: is missing; a current SENCO gives the day on which the post was taken up');
  }
  return null;
}

function readYears(text: string, faults: string[]): number {
  // "7 years", "10+" and "7,5" say it in other ways.
  const plain = plainCharacters(text)
    .replace(/ ?(years?|yrs?)$/i, '')
    .replace(/\+$/, '')
    .replace(',', '.');
  if (/^\d{1,2}(\.\d+)?$/.test(plain) && Number(plain) <= 60) return Number(plain);
  faults.push(
    text === ''
      ? 'teaching_years: is missing'
      : `teaching_years: "${text.slice(0, 20)}" is not a number of years between 0 and 60`,
  );
  return 0;
}

function readOpportunity(text: string, role: string, roleWords: string, faults: string[]): string | null {
  const full = [
    role === 'other' && !['', 'other'].includes(roleWords.toLowerCase())
      ? `Role as given: ${roleWords}.`
      : '',
    text,
  ]
    .filter((part) => part !== '')
    .join(' ');
  if (full === '') return null;
  const reading = freeTextSchema.safeParse(full);
  if (reading.success) return reading.data;
  faults.push(...reading.error.issues.map(({ message }) => `opportunity: ${message}`));
  return null;
}
