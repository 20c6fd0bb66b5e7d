import { describe, expect, it } from 'vitest';
import { textOf } from './support/house.js';

/** Terms with what they mean, lines put together again. */
const entries = [...textOf('docs/glossary.md').matchAll(/^- \*\*(.+?)\*\* ((?:.+\n)(?: {2}.+\n)*)/gm)].map(
  ([, term = '', meaning = '']) => ({ term, meaning: meaning.replaceAll(/\s+/g, ' ').trim() }),
);
const terms = entries.map(({ term }) => term);

/** The terms that the clauses are written in. */
const ofTheField = [
  ...['programme', 'cohort', 'intake', 'schedule', 'provider', 'delivery partner', 'group', 'participant'],
  ...['application', 'declaration', 'headteacher declaration', 'induction', 'cycle', 'face-to-face event'],
  ...['online course', 'content area', 'practice activity', 'formative task', 'coaching session'],
  ...['impact review', 'LDR', 'engagement', 'summative assessment', 'submission window', 'mark'],
  ...['moderation', 'outcome', 'deferral', 'withdrawal', 'SENCO', 'NASENCO', 'QTS', 'TRN'],
];

const inOrder = (a: string, b: string): number => (a.toLowerCase() < b.toLowerCase() ? -1 : 1);

describe('S7.3 the glossary', () => {
  it('S7.3 has every term of the field, and many of ours', () => {
    expect(ofTheField.filter((term) => !terms.includes(term))).toEqual([]);
    expect(entries.filter(({ meaning }) => meaning.startsWith('*(ours)*')).length).toBeGreaterThan(30);
  });

  it('S7.3 has each term once, in alphabetical order', () => {
    const lower = terms.map((term) => term.toLowerCase());
    expect(lower).toEqual([...new Set(lower)]);
    expect(terms).toEqual(terms.toSorted(inOrder));
  });

  it('S7.3 explains each in one or two sentences', () => {
    const sentences = (meaning: string): number => (meaning.match(/[.?!](?= |$)/g) ?? []).length;
    const long = entries.filter(({ meaning }) => sentences(meaning) < 1 || sentences(meaning) > 2);
    expect(long).toEqual([]);
  });
});
