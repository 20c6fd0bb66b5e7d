import { describe, expect, it } from 'vitest';
import { decisions } from '../../docs/decisions-index.js';
import { house } from './support/house.js';

const all = decisions();

/** `decision 025`, `decision 25` or the path of its page, wherever somebody points to one. */
function citedIn(text: string): number[] {
  const byNumber = [...text.matchAll(/\bdecision 0*(\d{1,3})\b/gi)];
  const byPath = [...text.matchAll(/decisions\/0*(\d+)-/g)];
  return [...byNumber, ...byPath].map(([, number]) => Number(number));
}

const isPage = (name: string): boolean => name.startsWith('docs/decisions');
const isCode = (name: string): boolean => /\.(ts|mjs)$/.test(name) && !/^(docs|test)\//.test(name);

describe('S7.3 what was decided stays known to whoever carries it on', () => {
  it('S7.3 decisions are numbered by their files from 1, without a jump', () => {
    expect(all.length).toBeGreaterThan(30);
    expect(all.map(({ number }) => number)).toEqual(all.map((_, index) => index + 1));
    expect(all.map(({ file }) => Number(file.slice(0, 3)))).toEqual(all.map(({ number }) => number));
  });

  it('S7.3 a decision is cited in the code that it explains', () => {
    const cited = new Set(house.filter(({ name }) => isCode(name)).flatMap(({ text }) => citedIn(text)));
    expect(all.filter(({ number }) => !cited.has(number)).map(({ file }) => file)).toEqual([]);
  });

  it('S7.3 a decision that is cited is there', () => {
    const known = all.map(({ number }) => number);
    const nowhere = house
      .filter(({ name }) => !isPage(name))
      .flatMap(({ name, text }) => citedIn(text).map((number) => ({ name, number })))
      .filter(({ number }) => !known.includes(number));
    expect(nowhere).toEqual([]);
  });

  it('S7.3 a decision is no younger than one that comes after it, but for those that were written down late', () => {
    const dates = all.map(({ date }) => date);
    expect(dates).toEqual([...dates].sort());
  });
});
