import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readDocument } from '../../documents/read-document.js';
import { tracesIn } from '../../documents/traces.js';

const author = {
  givenName: 'Zoë',
  familyName: "O'Brien-Test",
  email: 'zoe@example.org',
  trn: '1234567',
  school: 'Marsh Lane Primary School',
};

describe('S5.4 whether a text names its author', () => {
  it.each([
    ['I, Zoë O’Brien-Test, lead provision.', ['name']],
    ['ZOË   O\u2019BRIEN-TEST', ['name']],
    ['O’Brien-Test, Zoë (1234567)', ['name', 'trn']],
    ['At Marsh Lane we began.', ['school']],
    ['MARSH LANE PRIMARY\nSCHOOL is small.', ['school']],
    ['Write to zoe@example.org.', ['email']],
    ['Zoë said that the lane was a marsh; O’Brien-Tests did not.', []],
    ['The school improved provision (Norwich, 2014).', []],
  ])('S5.4 %j: %j', (text, traces) => {
    expect(tracesIn(text, author)).toEqual(traces);
  });

  it('S5.4 a school of one word is told by its whole name', () => {
    expect(tracesIn('We stood on the hillside.', { ...author, school: 'Hillside School' })).toEqual([]);
    expect(tracesIn('At Hillside School', { ...author, school: 'Hillside School' })).toEqual(['school']);
  });

  it('S5.4 a page header of a Word document is none of its text: the copy goes without it', async () => {
    const bytes = readFileSync(new URL('trials/life-named.docx', import.meta.url));
    const named = { ...author, givenName: 'Ada', familyName: 'Test205' };
    expect((await readDocument(bytes, 'x.docx', { author: named })).traces).toEqual([]);
    expect(await readDocument(bytes, 'x.docx')).not.toHaveProperty('traces');
  });
});
