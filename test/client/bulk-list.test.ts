/** Lists of people as offices keep them: read as enrolment files are, with the same numbers and the same bounds. */
import { describe, expect, it } from 'vitest';
import { readList } from '../../client/bulk/list.js';
import { BadInput } from '../../client/errors.js';

const listOf = (text: string, needed: string[] = []) => readList(new TextEncoder().encode(text), needed);

describe('S6.3 a list of people', () => {
  it('S6.3 numbers rows as a spreadsheet does, after cells with line breaks and empty rows too', () => {
    const text = 'Reference,Attended,Name\r\nA-1,yes,"Ann\nLee"\r\n,,\r\nA-2,no,Bo\r\n';
    expect(listOf(text, ['attended']).map(({ row, reference }) => [row, reference])).toEqual([
      [2, 'A-1'],
      [4, 'A-2'],
    ]);
  });

  it('S6.3 finds the delimiter by the columns, also where `sep=` says it and where a name has slipped', () => {
    for (const delimiter of [',', ';', '\t', '|']) {
      const text = `name${delimiter}reference\nBo, and Ann${delimiter}A-1\n`;
      const quoted = delimiter === ',' ? text.replace('Bo, and Ann', 'Bo') : text;
      expect(listOf(quoted).map(({ reference }) => reference)).toEqual(['A-1']);
      expect(listOf(`sep=${delimiter}\n${quoted}`).map(({ row }) => row)).toEqual([2]);
    }
    expect(() => listOf('refrence;ok\nA-1;x\n')).toThrow('Is it "refrence"? Call it "reference".');
  });

  it('S6.3 passes over a million empty rows below the last one', () => {
    expect(listOf(`reference,name\nA-1,Bo\n${',,\n'.repeat(1_000_000)}`)).toHaveLength(1);
  });

  it('S6.3 takes no more than 5,000 people at once', () => {
    const rows = (count: number) =>
      `reference\n${Array.from({ length: count }, (_, index) => `A-${index}\n`).join('')}`;
    expect(listOf(rows(5_000))).toHaveLength(5_000);
    expect(() => listOf(rows(5_001))).toThrow(BadInput);
  });
});
