/** What a headteacher answers, and the declaration that is made of a yes. */
import { z } from 'zod';
import type { EndorsementAsked } from '../../client/reading/endorsement.js';
import { momentInWords } from '../render/words.js';

export const reasons = [
  { value: 'role-does-not-fit', text: 'The role does not give the chance to use what is learned' },
  { value: 'no-time-released', text: 'The school cannot give the time for it' },
  { value: 'not-known-here', text: 'This person does not work at our school' },
  { value: 'other', text: 'Something else' },
] as const;

const LONGEST_WORDS = 2_000;
const text = z.string().trim().catch('');

const answerSchema = z
  .object({ endorses: z.enum(['yes', 'no']).nullable().catch(null), name: text, reason: text, words: text })
  .catch({ endorses: null, name: '', reason: '', words: '' });

export type Answer = z.infer<typeof answerSchema>;

export const answerIn = (body: unknown): Answer => answerSchema.parse(body ?? {});

export interface Fault {
  text: string;
  href: string;
}

// eslint-disable-next-line no-control-regex -- what no keyboard types
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

export function faultsIn({ endorses, name, reason, words }: Answer): Fault[] {
  if (endorses === null) return [{ text: 'Choose yes or no', href: '#endorses' }];
  if (endorses === 'yes')
    return name === '' || name.length > 200 || CONTROL.test(name)
      ? [{ text: 'Enter your name, in at most 200 characters', href: '#name' }]
      : [];
  const faults: Fault[] = [];
  if (!reasons.some(({ value }) => value === reason))
    faults.push({ text: 'Choose a reason', href: '#reason' });
  if (words.length > LONGEST_WORDS || CONTROL.test(words))
    faults.push({ text: 'Use at most 2,000 characters', href: '#words' });
  return faults;
}

/** Kept as the evidence: what was confirmed, by whom, when. */
export const declarationOf = (
  { applicant, programme, school }: EndorsementAsked,
  { name }: Answer,
  at: Date,
): string =>
  `Declaration of the headteacher

${name}${school === null ? '' : `, ${school},`} endorses the application of ${applicant} for the ${programme.title}, and confirms that
- the school supports the application;
- ${applicant} holds, or will hold, a role in which the learning can be put into practice;
- there will be time for the face-to-face days, the online courses and the coaching.

Given on the page to which the letter to the headteacher's own address leads, on ${momentInWords(`${at.toISOString().slice(0, 19)}Z`)}.
`;
