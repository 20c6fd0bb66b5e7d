/** The line of time as places of shapes: a row a kind, and the same as a table for whoever does not see it. */
import type { LineOfTime, LinePart } from '../../workflows/journey/view/line-of-time.js';
import { dateInWords, titled } from '../render/words.js';
import { scaleOf, type Scale } from './scale.js';

const LEFT = 112;
const WIDTH = 848;
const TOP = 30;
const ROW = 30;
const BAR = 16;

const rows: readonly [title: string, kinds: readonly LinePart['kind'][]][] = [
  ['Stages', ['stage']],
  ['Event days', ['event']],
  ['Courses', ['induction', 'course']],
  ['Tasks', ['task', 'review']],
  ['Coaching', ['coaching']],
  ['Assessment', ['window']],
  ['Break', ['break']],
];

const stateWords: Readonly<Record<LinePart['state'], string>> = {
  done: 'Done',
  credited: 'Credited',
  missed: 'Missed',
  overdue: 'Overdue',
  booked: 'Booked',
  planned: 'Planned',
  now: 'Now',
};

const tags: Partial<Record<LinePart['state'], string>> = {
  done: 'govuk-tag--green',
  credited: 'govuk-tag--green',
  overdue: 'govuk-tag--red',
  missed: 'govuk-tag--grey',
};

interface Drawn {
  /** The class of its tag in a table. */
  tag: string;
  title: string;
  state: LinePart['state'];
  words: string;
  when: string;
  shape: 'bar' | 'dot' | 'diamond' | 'cross';
  x: number;
  y: number;
  width: number;
  height: number;
  label: string | null;
}

export interface LinePicture {
  width: number;
  height: number;
  months: Scale['months'];
  rows: { title: string; y: number; parts: Drawn[] }[];
  today: { x: number; words: string };
  flags: { x: number; text: string; end: boolean }[];
}

export function drawLine(line: LineOfTime): LinePicture {
  const { today, deadline, outcomeBy, ended } = line;
  const scale = scaleOf(line.from, line.until, { left: LEFT, width: WIDTH });
  const shown = rows.filter(([, kinds]) => line.parts.some(({ kind }) => kinds.includes(kind)));
  const flags = [
    ...(deadline === null || deadline > line.until ? [] : [{ day: deadline, text: 'Duty by' }]),
    ...(ended === null ? [] : [{ day: ended.on, text: titled(ended.as) }]),
    ...(outcomeBy === null ? [] : [{ day: outcomeBy, text: 'Outcome by' }]),
  ];
  return {
    width: LEFT + WIDTH + 20,
    height: TOP + shown.length * ROW + 34,
    months: scale.months,
    rows: shown.map(([title, kinds], index) => {
      const y = TOP + index * ROW;
      const parts = line.parts.filter(({ kind }) => kinds.includes(kind));
      return { title, y, parts: parts.map((part) => draw(part, y, scale)) };
    }),
    today: { x: scale.x(today), words: dateInWords(today) },
    flags: flags.map(({ day, text }) => ({
      x: scale.x(day),
      text,
      end: scale.x(day) > LEFT + WIDTH - 90,
    })),
  };
}

function draw({ title, kind, state, from, until }: LinePart, y: number, { x }: Scale): Drawn {
  const lasts = from !== until;
  const width = Math.max(lasts ? x(until) - x(from) : 0, 6);
  const shape = lasts ? 'bar' : state === 'missed' ? 'cross' : kind === 'coaching' ? 'diamond' : 'dot';
  const words = stateWords[state];
  const when = lasts ? `${dateInWords(from)} to ${dateInWords(until)}` : dateInWords(until);
  // A title that the bar cannot hold is said by the table and on pointing.
  const label = kind === 'stage' && width > title.length * 6.4 ? title : null;
  const tag = tags[state] ?? 'govuk-tag--blue';
  return { tag, title, state, words, when, shape, x: x(from), y, width, height: BAR, label };
}
