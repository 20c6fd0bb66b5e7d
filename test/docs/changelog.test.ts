import { describe, expect, it } from 'vitest';
import { readHistories, versionNow } from '../replay/golden.js';
import { textOf } from './support/house.js';

const text = textOf('CHANGELOG.md');
const headings = [...text.matchAll(/^## (\d+\.\d+\.\d+), (\d{4}-\d{2}-\d{2})$/gm)].map(
  ([, of = '', date = '']) => ({ of, date }),
);

describe('S7.3 whoever releases knows what is new', () => {
  it('S7.3 every version has its part, the newest first', () => {
    const released = new Set(readHistories().map(({ name }) => name.split('/')[0] ?? ''));
    expect(headings.map(({ of }) => of).toSorted()).toEqual([...released.add(versionNow())].toSorted());
    expect(headings[0]?.of).toBe(versionNow());
    const dates = headings.map(({ date }) => date);
    expect(dates).toEqual(dates.toSorted().toReversed());
  });

  it('S7.3 every version but the first says what is to be done on release', () => {
    const parts = text.split(/^## /m).slice(1, -1);
    expect(parts.filter((part) => !part.includes('**On release**'))).toEqual([]);
  });
});
