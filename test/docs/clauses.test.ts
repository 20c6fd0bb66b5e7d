import { describe, expect, it } from 'vitest';
import { house, textOf } from './support/house.js';

const page = 'docs/clauses.md';

/** Clauses whose name no test bears yet. Whoever proves one strikes it from this list. */
const unproved = ['S8.4', 'P3', 'P4', 'P6', 'P9'];

/** A chapter stands as a heading, a clause at the head of its entry. */
const standing = [
  ...textOf(page).matchAll(/^(?:#+ |- \*\*)(S\d(?:\.\d+)?|P\d+|DfE §\d(?:\.\d+)?)(?= |\*\*)/gm),
].map(([, clause = '']) => clause);

/** `DfE §0.6, §2.3`: a section that follows another needs no `DfE` of its own. */
const sections = /DfE §\d(?:\.\d+)?(?:(?:,| to| and|, the table of) §\d(?:\.\d+)?)*/g;

/** Clauses as people cite them. */
function citedIn(name: string, text: string): string[] {
  const ours = [...text.matchAll(/\bS[1-9]\.\d+\b/g)].map(([clause]) => clause);
  const department = [...text.matchAll(sections)].flatMap(([cited]) =>
    [...cited.matchAll(/§(\d(?:\.\d+)?)/g)].map(([, section = '']) => `DfE §${section}`),
  );
  const isMeasured = /^(bench|test\/bench|docs)\//.test(name);
  const figures = isMeasured ? [...text.matchAll(/\bP\d{1,2}\b/g)].map(([figure]) => figure) : [];
  return [...ours, ...department, ...figures];
}

const citations = house
  .filter(({ name }) => name !== page && name !== 'test/docs/clauses.test.ts')
  .flatMap(({ name, text }) => citedIn(name, text).map((clause) => ({ clause, name })));

/** An item of a list of the Department's is cited by its own number or with the whole list. */
const ways = (clause: string): string[] => [clause, clause.replace(/(?<=§[05])\.\d+$/, '')];

describe('S7.1 the why of every line can be looked up', () => {
  it('S7.1 every clause stands once on the page', () => {
    expect(standing.length).toBeGreaterThan(100);
    expect(standing).toEqual([...new Set(standing)]);
  });

  it('S7.1 every clause that is cited anywhere stands on the page', () => {
    const nowhere = citations.filter(({ clause }) => !standing.includes(clause));
    expect(nowhere).toEqual([]);
  });

  it('S7.1 every clause on the page is proved by a test or measured, but for those that are named here', () => {
    const proved = new Set(
      citations.filter(({ name }) => /\.test\.ts$|^bench\//.test(name)).map(({ clause }) => clause),
    );
    const clauses = standing.filter((clause) => /\d\.\d|P\d/.test(clause));
    expect(clauses.filter((clause) => !ways(clause).some((way) => proved.has(way)))).toEqual(unproved);
  });

  it('S7.1 a citation is found in each of the forms in which people write it', () => {
    expect(citedIn('docs/a.md', 'S2.1–S2.9, DfE §0.6, §2.3; RFC 5321 §4.2 and P10')).toEqual([
      'S2.1',
      'S2.9',
      'DfE §0.6',
      'DfE §2.3',
      'P10',
    ]);
  });
});
