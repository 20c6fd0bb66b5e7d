import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordsIn, type Line } from '../../documents/count/line.js';
import { countWords } from '../../documents/count/word-count.js';

const body: Line = { text: 'four words of body', heading: 'possible' };
const entry: Line = { text: 'Norwich, B. (2014) Changing policy. London: Sage.', heading: 'possible' };
const countedTo = (text: string, heading: Line['heading']): string =>
  countWords([body, { text, heading }, entry]).countedTo;

describe('what a word is', () => {
  it.each([
    ['well-being', 1],
    ['the school’s O’Brien', 3],
    ['1,500 words and 3.5%', 4],
    ['https://www.gov.uk/a?b=c&d', 1],
    ['and/or', 1],
    ['before – after', 2],
    ['R & D', 2],
    ['• a bullet * * *', 2],
    ['e.g. i.e. (2020)', 3],
    ['no\u00a0break', 2],
    ['Ní Dhónaill Zoë', 3],
    ['tabs\tand\nlines', 3],
    ['  ', 0],
    ['', 0],
  ])('S5.3 %j is %i', (text, words) => {
    expect(wordsIn(text)).toBe(words);
  });
  it('S5.3 words are counted the same however they are spaced', () => {
    const word = fc.stringMatching(/^[a-zA-Z0-9'’-]*[a-zA-Z0-9][a-zA-Z0-9'’-]*$/);
    const space = fc.stringMatching(/^[ \t\n\u00a0]+$/);
    fc.assert(
      fc.property(fc.array(fc.tuple(word, space)), (pairs) => {
        expect(wordsIn(pairs.map(([text, gap]) => text + gap).join(''))).toBe(pairs.length);
      }),
    );
  });
});

describe('where the count stops', () => {
  it.each([
    ['References', 'references'],
    ['REFERENCES:', 'references'],
    ['  reference  ', 'references'],
    ['7. References', 'references'],
    ['4.2 References', 'references'],
    ['VI) References', 'references'],
    ['Reference list', 'references'],
    ['List of References', 'references'],
    ['Bibliography', 'bibliography'],
    ['Bibliographies', 'bibliography'],
    ['Appendix', 'appendix'],
    ['Appendices', 'appendix'],
    ['APPENDIX A', 'appendix'],
    ['Appendix 2:', 'appendix'],
    ['Appendix A: interview questions', 'appendix'],
    ['Appendix iv – Consent form', 'appendix'],
    ['Appendix B. Consent form', 'appendix'],
    ['Annex 1', 'appendix'],
    ['Works cited', 'references'],
    ['Sources used', 'end'],
    ['Sources', 'references'],
    ['Literature cited', 'references'],
    ['References list', 'references'],
    ['References and bibliography', 'references'],
    ['References (APA 7th)', 'references'],
    ['Bibliography & references', 'bibliography'],
    ['Annotated bibliography', 'bibliography'],
    ['Section 7: References', 'references'],
    ['8 | References', 'references'],
    ['## References', 'references'],
    ['**References**', 'references'],
    ['— References —', 'references'],
    ['R E F E R E N C E S', 'references'],
    ['Refe\u00adrences', 'references'],
  ])('S5.3 at the heading %j', (text, stop) => {
    expect(countedTo(text, 'styled')).toBe(stop);
    expect(countedTo(text, 'alone')).toBe(stop);
    expect(countedTo(text, 'possible')).toBe(stop);
    expect(countedTo(text, 'no')).toBe('end');
  });
  it.each([
    'References to the code of practice',
    'The references',
    'Referenced',
    'See the appendix',
    'Appendix A shows that pupils made progress',
    'Appendix Ashford: a school',
    'References ........ 12',
    'references, which',
  ])('S5.3 not at the line %j', (text) => {
    expect(countedTo(text, 'possible')).toBe('end');
  });
  it('S5.3 the title of an appendix needs no colon in a heading by style', () => {
    expect(countedTo('Appendix A Interview questions', 'styled')).toBe('appendix');
    expect(countedTo('Appendix A Interview questions', 'possible')).toBe('end');
    expect(countedTo('References to practice', 'styled')).toBe('end');
  });
  it('S5.3 that heading and all that follows are not counted', () => {
    const lines: Line[] = [body, { text: 'Bibliography', heading: 'styled' }, body, body];
    const certain = { wordsAfter: 0, doubt: null };
    expect(countWords(lines)).toEqual({ words: 4, countedTo: 'bibliography', wordsAfter: 8, doubt: null });
    expect(countWords([body, body])).toEqual({ words: 8, countedTo: 'end', ...certain });
    expect(countWords([])).toEqual({ words: 0, countedTo: 'end', ...certain });
  });
});
