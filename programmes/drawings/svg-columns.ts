/** The stages of a programme side by side, each with its elements from top to bottom. */
import type { Picture } from './svg-picture.js';
import { countLabel, detailWords, hoursLabel, kindNames } from './words.js';
import type { Programme, Stage } from '../schema.js';
import { elementColours, ink, paleInk, tag, textLine, wrapped, type Colour } from './svg-markup.js';

const COLUMN = 216;
const GAP = 18;
const PAD = 10;

interface Box {
  label: string;
  title: string;
  notes: string;
  colour: Colour;
}

interface Column {
  title: string;
  under: string[];
  boxes: Box[];
}

export function drawColumns(programme: Programme): Picture {
  const columns = [...programme.stages.map((stage) => stageColumn(stage, programme)), lastColumn(programme)];
  const heads = columns.map(headOf);
  const top = Math.max(...heads.map(({ height }) => height)) + 14;
  const stacks = columns.map(({ boxes }) => stackOf(boxes));
  const markup = columns.map((_, index) => {
    const x = index * (COLUMN + GAP);
    const arrow =
      index === 0 ? '' : tag('path', { d: `M ${-GAP + 5} 10 l 7 7 l -7 7`, fill: 'none', stroke: paleInk });
    return tag(
      'g',
      { transform: `translate(${x} 0)` },
      arrow,
      heads[index]?.markup ?? '',
      tag('g', { transform: `translate(0 ${top})` }, stacks[index]?.markup ?? ''),
    );
  });
  return {
    markup: markup.join(''),
    width: columns.length * (COLUMN + GAP) - GAP,
    height: top + Math.max(...stacks.map(({ height }) => height)),
  };
}

function stageColumn(stage: Stage, programme: Programme): Column {
  const boxes = stage.elements.map((element) => ({
    label: kindNames[element.kind],
    title: element.title,
    notes: [hoursLabel(element.minutes), countLabel(element, programme), detailWords(element)]
      .filter((words) => words !== '')
      .join(' · '),
    colour: elementColours[element.kind],
  }));
  return { title: stage.title, under: stage.contentAreas, boxes };
}

/** What follows the stages of every programme: the assessment, the wait, the award. */
function lastColumn({ assessment, award }: Programme): Column {
  const months = `${assessment.outcomeWaitMonths} month${assessment.outcomeWaitMonths === 1 ? '' : 's'}`;
  const credits = award.mastersCredits === 0 ? '' : `${award.mastersCredits} master's credits`;
  return {
    title: 'Assessment',
    under: ['and what follows it'],
    boxes: [
      {
        label: 'Submission window',
        title: assessment.title,
        notes: `${assessment.windowDays} days · up to ${assessment.attempts} attempts`,
        colour: elementColours.assessment,
      },
      {
        label: 'Outcome',
        title: 'Marked, moderated and told',
        notes: `within ${months} of the window`,
        colour: elementColours.outcome,
      },
      { label: 'Award', title: award.title, notes: credits, colour: elementColours.milestone },
    ],
  };
}

type Part = Omit<Picture, 'width'>;

function headOf({ title, under }: Column): Part {
  const titles = wrapped(title, 15, COLUMN);
  const areas = under.flatMap((area) => wrapped(area, 12, COLUMN));
  const below = 18 + titles.length * 19;
  return {
    markup:
      titles
        .map((line, index) => textLine(0, 20 + index * 19, line, { 'font-size': 15, 'font-weight': 700 }))
        .join('') +
      areas
        .map((line, index) => textLine(0, below + index * 16, line, { 'font-size': 12, fill: paleInk }))
        .join(''),
    height: below + areas.length * 16,
  };
}

function stackOf(boxes: Box[]): Part {
  let y = 0;
  const markup = boxes.map((box) => {
    const { markup: drawn, height } = boxOf(box);
    const placed = tag('g', { transform: `translate(0 ${y})` }, drawn);
    y += height + 10;
    return placed;
  });
  return { markup: markup.join(''), height: y };
}

function boxOf({ label, title, notes, colour }: Box): Part {
  const titles = wrapped(title, 13, COLUMN - 2 * PAD);
  const under = wrapped(notes, 12, COLUMN - 2 * PAD);
  const notesTop = 32 + titles.length * 18;
  const height = notesTop + under.length * 16 + 2;
  return {
    markup: [
      tag('rect', { width: COLUMN, height, rx: 6, fill: colour.fill, stroke: colour.ink }),
      textLine(PAD, 20, label, { 'font-size': 12, 'font-weight': 700, fill: colour.ink }),
      ...titles.map((line, index) => textLine(PAD, 39 + index * 18, line, { 'font-size': 13, fill: ink })),
      ...under.map((line, index) =>
        textLine(PAD, notesTop + 8 + index * 16, line, { 'font-size': 12, fill: ink }),
      ),
    ].join(''),
    height,
  };
}
