import { describe, expect, it } from 'vitest';
import { cohortOf, listCohorts, listProgrammes, programmeOf } from '../../programmes/catalogue.js';
import type { Cohort } from '../../programmes/cohort-schema.js';
import { drawSvg } from '../../programmes/drawings/svg.js';
import { drawText } from '../../programmes/drawings/text.js';
import type { Programme } from '../../programmes/schema.js';
import { elementColours } from '../../programmes/drawings/svg-markup.js';

const npq = programmeOf('npq-senco');
const autumn = cohortOf('npq-senco-2026-autumn');

const drawings: [string, Programme, Cohort | undefined][] = [
  ...listProgrammes().map((one): [string, Programme, undefined] => [one.id, one, undefined]),
  ...listCohorts().map((one): [string, Programme, Cohort] => [one.id, programmeOf(one.programme), one]),
];

/** The names of the elements, in order, after checking that every one is closed and nothing is left bare. */
function elementsOf(svg: string): string[] {
  const names: string[] = [];
  const open: string[] = [];
  const markup = /<(\/?)([a-z]+)((?: [a-zA-Z-]+="[^"<&]*(?:&(?:amp|lt|gt|quot|#39);[^"<&]*)*")*)(\/?)>/g;
  const rest = svg
    .replace(/^<\?xml [^>]*\?>/, '')
    .replace(markup, (_, closing: string, name: string, _a, empty) => {
      if (closing) expect(open.pop()).toBe(name);
      else names.push(name);
      if (!closing && !empty) open.push(name);
      return ' ';
    });
  expect(open).toEqual([]);
  expect(rest).not.toMatch(/[<>]|&(?!(amp|lt|gt|quot|#39);)/);
  return names;
}

const textsOf = (svg: string) =>
  [...svg.matchAll(/<text [^>]*>([^<]*)<\/text>/g)].map(([, text]) => text ?? '');

describe('a programme as text', () => {
  it.each(drawings)('S1.6 shows every stage and element of %s', (_, programme, cohort) => {
    const text = drawText(programme, cohort);
    for (const { title, contentAreas, elements } of programme.stages) {
      expect(text).toContain(title);
      for (const area of contentAreas) expect(text).toContain(area);
      for (const element of elements) expect(text).toContain(element.id);
    }
  });

  it('S1.2 S3.7 shows hours, what counts, and what is selected', () => {
    const text = drawText(npq);
    expect(text).toMatch(/course-1 +9\.5 h +counts 3 .* select 3 of 6 activities/);
    expect(text).toMatch(/getting-started +2 h +Getting started/);
    expect(text).toContain('27 elements count; 25 of them (90 %) open the assessment');
    expect(text).toContain('induction 2, event 24, online course 38, formative task 20, coaching 6');
  });

  it('S1.7 shows the dates of a cohort, its windows, milestones and groups', () => {
    const text = drawText(npq, autumn);
    expect(text).toMatch(/event-1 +17–20 Nov 2026/);
    expect(text).toMatch(/task-1 +23 Nov 2026 – 1 Mar 2027/);
    expect(text).toMatch(/Windows +13 Mar 2028 · 19 Jun 2028/);
    expect(text).toMatch(/Outcome by +21 Jul 2028/);
    expect(text).toMatch(/Declare retained-1 +26 Nov 2026 – 26 May 2027/);
    expect(text).toContain(
      'Group bristol: Bristol Central Library, BS1 5TL; 24 places; severnside-teaching-hub',
    );
  });

  it('S1.6 lets nothing in a definition steer the terminal', () => {
    const text = drawText({ ...npq, title: 'Red \u001b[31m\u0007\r\nLine' });
    expect(text.split('\n')[0]).toBe('Red  [31m   Line (npq-senco 2026.1)');
  });
});

describe('a programme as a picture', () => {
  it.each(drawings)('S1.6 is sound SVG of %s with a title and a description', (_, programme, cohort) => {
    const svg = drawSvg(programme, cohort);
    const names = elementsOf(svg);
    expect(names.slice(0, 3)).toEqual(['svg', 'title', 'desc']);
    expect(svg).toContain('role="img" aria-labelledby="title description"');
    const description = /<desc[^>]*>([^<]*)<\/desc>/.exec(svg)?.[1] ?? '';
    for (const { title } of programme.stages) expect(description).toContain(`${title}: `);
  });

  it.each(drawings)('S1.6 shows every stage of %s to the eye', (_, programme, cohort) => {
    const shown = textsOf(drawSvg(programme, cohort)).join(' ');
    for (const { title } of programme.stages) expect(shown).toContain(title);
  });

  it.each(drawings)('S1.6 stays within its frame for %s', (_, programme, cohort) => {
    const svg = drawSvg(programme, cohort);
    const width = Number(/ width="(\d+)"/.exec(svg)?.[1]);
    const rects = [...svg.matchAll(/<rect x="([\d.-]+)" y="([\d.-]+)" width="([\d.-]+)"/g)];
    for (const [, x, , wide] of rects) {
      expect(Number(x)).toBeGreaterThanOrEqual(0);
      expect(Number(wide)).toBeGreaterThan(0);
      expect(Number(x) + Number(wide)).toBeLessThanOrEqual(width);
    }
    expect(svg).not.toMatch(/NaN|undefined|Infinity/);
  });

  it('S1.7 shows every element of the cohort with its days', () => {
    const svg = drawSvg(npq, autumn);
    const shown = textsOf(svg);
    for (const { id } of npq.stages.flatMap(({ elements }) => elements)) expect(shown).toContain(id);
    expect(svg).toContain('<title>Day 1: Preparing to Practice: event-1, 17–20 Nov 2026</title>');
    expect(shown).toContain('by 21 Jul 2028');
    expect(shown).toContain('retained-2');
  });

  it('S1.7 leaves out the DfE for a programme that declares nothing to it', () => {
    const shown = textsOf(drawSvg(programmeOf('early-years-senco-l3'), cohortOf('early-years-2027-spring')));
    expect(shown).not.toContain('DfE milestones');
    expect(shown).toContain('Submission window');
  });

  it('S1.6 escapes whatever a definition says', () => {
    const title = '</title><script>alert("1 & 2")</script>\u0000\uD800';
    const svg = drawSvg({ ...npq, title }, { ...autumn, title });
    expect(elementsOf(svg)).not.toContain('script');
    expect(svg).toContain('&lt;script&gt;alert(&quot;1 &amp; 2&quot;)');
    expect(Buffer.from(svg, 'utf8').toString('utf8')).toBe(svg);
  });

  it.each(Object.entries(elementColours))(
    'S1.6 can be read: the words on %s stand out from it',
    (_, { fill, ink }) => {
      expect(contrast(fill, ink)).toBeGreaterThanOrEqual(4.5);
      expect(contrast('#ffffff', ink)).toBeGreaterThanOrEqual(4.5);
    },
  );
});

/** The contrast of two colours by WCAG 2, from 1 to 21. */
function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

function luminance(colour: string): number {
  const parts = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255);
  const [red = 0, green = 0, blue = 0] = parts.map((part) =>
    part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
