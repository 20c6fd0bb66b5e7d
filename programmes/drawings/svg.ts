/**
 * A programme as a picture (SVG 1.1, no scripts, no outside fonts or images): without a cohort a column for
 * each stage, with one a time axis by month. Whoever cannot see it gets a title and a description.
 */
import type { Cohort } from '../cohort-schema.js';
import { drawColumns } from './svg-columns.js';
import { drawTimeline } from './svg-timeline.js';
import { summaryWords } from './words.js';
import type { Programme } from '../schema.js';
import { escaped } from './escaped.js';
import { ink, paleInk, tag, textLine, wrapped } from './svg-markup.js';
import type { Picture } from './svg-picture.js';

const MARGIN = 28;
const FONT = "system-ui, 'Segoe UI', Helvetica, Arial, 'DejaVu Sans', sans-serif";

/** The whole SVG document, beginning with its XML declaration. */
export function drawSvg(programme: Programme, cohort?: Cohort): string {
  const picture = cohort ? drawTimeline(programme, cohort) : drawColumns(programme);
  const heading = headingOf(programme, cohort, picture.width);
  const summary = summaryOf(programme, picture.width);
  const width = picture.width + 2 * MARGIN;
  const height = heading.height + picture.height + summary.height + 3 * MARGIN;
  const place = (part: Picture, top: number) =>
    tag('g', { transform: `translate(${MARGIN} ${Math.round(top)})` }, part.markup);
  const document = tag(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width,
      height,
      viewBox: `0 0 ${width} ${Math.ceil(height)}`,
      role: 'img',
      'aria-labelledby': 'title description',
      'font-family': FONT,
      fill: ink,
    },
    tag('title', { id: 'title' }, escaped(cohort?.title ?? programme.title)),
    tag('desc', { id: 'description' }, escaped(descriptionOf(programme, cohort))),
    tag('rect', { width, height, fill: '#ffffff' }),
    place(heading, MARGIN),
    place(picture, MARGIN + heading.height),
    place(summary, 2 * MARGIN + heading.height + picture.height),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${document}\n`;
}

function headingOf(programme: Programme, cohort: Cohort | undefined, width: number): Picture {
  const title = cohort?.title ?? programme.title;
  const lines = wrapped(title, 22, width);
  const under = cohort
    ? `${programme.title} · ${cohort.id}`
    : `${programme.id} ${programme.version} · ${programme.hours.total} hours of guided learning`;
  const markup = [
    ...lines.map((line, index) =>
      textLine(0, 20 + index * 28, line, { 'font-size': 22, 'font-weight': 700 }),
    ),
    textLine(0, 18 + lines.length * 28, under, { 'font-size': 13, fill: paleInk }),
  ];
  return { markup: markup.join(''), width, height: lines.length * 28 + 38 };
}

function summaryOf(programme: Programme, width: number): Picture {
  const rows = summaryWords(programme).map(([name, text], index) => {
    const y = 14 + index * 22;
    return (
      textLine(0, y, name, { 'font-size': 13, 'font-weight': 700 }) +
      textLine(110, y, text, { 'font-size': 13 })
    );
  });
  return { markup: rows.join(''), width, height: rows.length * 22 };
}

function descriptionOf(programme: Programme, cohort?: Cohort): string {
  const stages = programme.stages.map(
    ({ title, elements }) => `${title}: ${elements.map((element) => element.title).join(', ')}.`,
  );
  const dates = cohort ? `Induction opens on ${cohort.induction.opens}.` : '';
  const summary = summaryWords(programme).map(([name, text]) => `${name}: ${text}.`);
  return [dates, ...stages, ...summary].filter((sentence) => sentence !== '').join(' ');
}
