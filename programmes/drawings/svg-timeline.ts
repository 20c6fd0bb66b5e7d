/** A cohort's dates on an axis by month: a lane for each kind of element, school holidays behind them. */
import { Temporal } from 'temporal-polyfill/implementation';
import { addDays } from '../cohort-plan.js';
import type { Cohort } from '../cohort-schema.js';
import type { Picture } from './svg-picture.js';
import { dayLabel } from './words.js';
import type { Programme } from '../schema.js';
import { escaped } from './escaped.js';
import { ink, paleInk, tag, widthOf, textLine, wrapped } from './svg-markup.js';
import { lanesOf, stageBars, type Bar, type TimelineLane } from './timeline-lanes.js';

const LABELS = 152;
const MONTH = 46;
const ROW = 24;
const BAR = 18;
const AXIS = 42;
const STAGES = 62;
const STAGE_LINES = 3;
/** Bold letters are wider, so that fewer fit. */
const BOLD = 0.88;
const SIZE = 12;

/** Where a day stands on the axis, in pixels; days before its beginning stand at its beginning. */
type Place = (day: string) => number;

interface Axis {
  months: Temporal.PlainYearMonth[];
  place: Place;
  right: number;
}

export function drawTimeline(programme: Programme, cohort: Cohort): Picture {
  const lanes = lanesOf(programme, cohort);
  const axis = axisOf(cohort, lanes);
  let y = AXIS + STAGES;
  const drawn = lanes.map((lane) => {
    const { markup, height } = drawLane(lane, axis, y);
    y += height;
    return markup;
  });
  const behind = [...holidayBands(cohort, axis, y), ...monthLines(axis, y)];
  const groups = groupLines(cohort, axis.right, y + 30);
  return {
    markup: [...behind, drawStages(stageBars(programme, cohort), axis), ...drawn, groups.markup].join(''),
    width: axis.right,
    height: y + 30 + groups.height,
  };
}

/** From two months before induction, which leaves room to name it, to the last month in which anything happens. */
function axisOf(cohort: Cohort, lanes: TimelineLane[]): Axis {
  const first = Temporal.PlainYearMonth.from(cohort.induction.opens.slice(0, 7)).subtract({ months: 2 });
  const days = lanes.flatMap(({ bars }) => bars.map(({ to }) => to)).sort();
  const last = Temporal.PlainYearMonth.from((days.at(-1) ?? cohort.induction.opens).slice(0, 7));
  const count = first.until(last).total({ unit: 'months', relativeTo: first.toPlainDate({ day: 1 }) }) + 1;
  const months = Array.from({ length: count }, (_, index) => first.add({ months: index }));
  const place = (day: string) => {
    const date = Temporal.PlainDate.from(day);
    const whole = first.until(date.toPlainYearMonth(), { largestUnit: 'months' }).months;
    return LABELS + Math.max(0, whole + (date.day - 1) / date.daysInMonth) * MONTH;
  };
  return { months, place, right: LABELS + count * MONTH };
}

function monthLines({ months, right }: Axis, bottom: number): string[] {
  const lines = months.map((month, index) => {
    const x = LABELS + index * MONTH;
    const name = dayLabel(month.toPlainDate({ day: 1 }).toString()).split(' ')[1] ?? '';
    const isYear = month.month === 1 || index === 0;
    return [
      isYear ? textLine(x + 3, 14, String(month.year), { 'font-size': 13, 'font-weight': 700 }) : '',
      textLine(x + 3, 32, name, { 'font-size': SIZE, fill: paleInk }),
      tag('path', { d: `M ${x} ${isYear ? 2 : 20} V ${bottom}`, stroke: isYear ? '#9a9aa6' : '#e3e3ea' }),
    ].join('');
  });
  return [...lines, tag('path', { d: `M ${LABELS} ${AXIS - 2} H ${right}`, stroke: '#9a9aa6' })];
}

function holidayBands({ schoolHolidays }: Cohort, { place, right }: Axis, bottom: number): string[] {
  return schoolHolidays.flatMap(({ name, from, to }) => {
    const [x, end] = [place(from), Math.min(right, place(addDays(to, 1)))];
    if (end <= x) return [];
    const box = { x, y: AXIS - 2, width: end - x, height: bottom - AXIS + 2, fill: '#f1f1f5' };
    return [tag('rect', box, tag('title', {}, escaped(`School holiday: ${name}`)))];
  });
}

function drawStages(bars: Bar[], { place }: Axis): string {
  const drawn = bars.map(({ from, to, label, hint }, index) => {
    const [x, width] = [place(from), place(addDays(to, 1)) - place(from) - 2];
    const box = { x, y: AXIS + 5, width, height: STAGES - 12, rx: 4, fill: '#2f3a56' };
    const outside = index === 0 && widthOf(label, SIZE) > width - 12;
    const named = outside
      ? textLine(x - 6, AXIS + 35, label, { 'font-size': SIZE, 'font-weight': 700, 'text-anchor': 'end' })
      : stageName(label, x + 6, (width - 8) * BOLD);
    return tag('rect', box, tag('title', {}, escaped(hint))) + named;
  });
  return textLine(0, AXIS + 35, 'Stage', { 'font-size': 13, 'font-weight': 700 }) + drawn.join('');
}

/** The title of a stage inside its bar; what does not fit is cut with an ellipsis. */
function stageName(label: string, x: number, width: number): string {
  const all = wrapped(label, SIZE, width);
  const lines = all.slice(0, STAGE_LINES);
  if (all.length > lines.length) lines.push(`${lines.pop()?.slice(0, -1) ?? ''}…`);
  const top = AXIS + 35 - (lines.length - 1) * 7;
  return lines
    .map((line, row) =>
      textLine(x, top + row * 14, line, { 'font-size': SIZE, 'font-weight': 700, fill: '#ffffff' }),
    )
    .join('');
}

function drawLane({ title, colour, bars }: TimelineLane, axis: Axis, top: number): Omit<Picture, 'width'> {
  const ends: number[] = [];
  const drawn = bars.map((bar) => {
    const placed = placeBar(bar, axis);
    const free = ends.findIndex((end) => end + 6 <= placed.left);
    const row = free === -1 ? ends.length : free;
    ends[row] = placed.end;
    const y = top + 7 + row * ROW;
    const box = {
      x: placed.x,
      y,
      width: placed.width,
      height: BAR,
      rx: 4,
      fill: colour.fill,
      stroke: colour.ink,
    };
    return (
      tag('rect', box, tag('title', {}, escaped(bar.hint))) +
      textLine(placed.label, y + 13, bar.label, { 'font-size': SIZE, fill: placed.inside ? ink : colour.ink })
    );
  });
  const height = Math.max(1, ends.length) * ROW + 10;
  const line = tag('path', { d: `M 0 ${top} H ${axis.right}`, stroke: '#c9c9d2' });
  const name = textLine(0, top + 20, title, { 'font-size': 13, 'font-weight': 700, fill: colour.ink });
  return { markup: line + name + drawn.join(''), height };
}

/** A bar with its label inside where it fits, else to its right, else to its left. */
function placeBar({ from, to, label }: Bar, { place, right }: Axis) {
  const x = place(from);
  const width = Math.max(8, place(addDays(to, 1)) - x);
  const room = widthOf(label, SIZE) + 6;
  if (room + 6 <= width) return { x, width, label: x + 6, inside: true, left: x, end: x + width };
  if (x + width + 4 + room <= right) {
    return { x, width, label: x + width + 4, inside: false, left: x, end: x + width + 4 + room };
  }
  return { x, width, label: x - room, inside: false, left: x - room, end: x + width };
}

/** Under the axis: what the grey bands are, and every group with its place and its days. */
function groupLines({ groups, schoolHolidays }: Cohort, width: number, top: number): Omit<Picture, 'width'> {
  const legend =
    schoolHolidays.length === 0 ? [] : ['Grey bands are school holidays as most authorities set them.'];
  const lines = [
    ...legend,
    ...groups.map(({ title, venue, places, events }) => {
      const days = Object.values(events).map(dayLabel).join(' · ');
      return `${title}: ${venue.name}, ${venue.postcode} · ${places} places · ${days}`;
    }),
  ].flatMap((line) => wrapped(line, SIZE, width));
  const markup = lines.map((line, index) =>
    textLine(0, top + index * 19, line, { 'font-size': SIZE, fill: ink }),
  );
  return { markup: markup.join(''), height: lines.length * 19 };
}
