/** A programme as text for a terminal: stages, elements, hours, what counts; with a cohort also the dates. */
import { outcomeLimit, planOf, type PlannedElement } from '../cohort-plan.js';
import type { Cohort } from '../cohort-schema.js';
import {
  countLabel,
  dayLabel,
  detailWords,
  hoursLabel,
  kindNames,
  spanWords,
  summaryWords,
} from './words.js';
import type { Element, Programme, Stage } from '../schema.js';

/** The drawing, lines ending in a newline, no colour, no control characters. */
export function drawText(programme: Programme, cohort?: Cohort): string {
  const plan = cohort ? planOf(programme, cohort) : [];
  const widths = columnWidths(programme, plan);
  const lines = [
    `${programme.title} (${programme.id} ${programme.version})`,
    ...(cohort ? cohortLines(cohort) : []),
    ...programme.stages.flatMap((stage) => ['', ...stageLines(stage, programme, plan, widths)]),
    '',
    ...pairs(summaryWords(programme)),
    ...(cohort ? ['', ...afterLines(programme, cohort)] : []),
  ];
  return lines.map((line) => `${plain(line).trimEnd()}\n`).join('');
}

function cohortLines({ id, title, applications, induction }: Cohort): string[] {
  const dates = `applications ${spanWords(applications.open, applications.deadline)}`;
  return [`${title} (${id}): ${dates}, induction opens ${dayLabel(induction.opens)}`];
}

function stageLines(stage: Stage, programme: Programme, plan: PlannedElement[], widths: number[]): string[] {
  const areas = stage.contentAreas.length > 0 ? ` · ${stage.contentAreas.join('; ')}` : '';
  return [
    `${stage.title}${areas}`,
    ...stage.elements.map((element) => {
      const cells = cellsOf(element, programme, plan);
      return `  ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`;
    }),
  ];
}

function cellsOf(element: Element, programme: Programme, plan: PlannedElement[]): string[] {
  const planned = plan.find((one) => one.element.id === element.id);
  return [
    kindNames[element.kind],
    element.id,
    ...(plan.length > 0 ? [planned ? spanWords(planned.from, planned.to) : ''] : []),
    hoursLabel(element.minutes),
    countLabel(element, programme),
    [element.title, detailWords(element)].filter((words) => words !== '').join(' · '),
  ];
}

function columnWidths(programme: Programme, plan: PlannedElement[]): number[] {
  const rows = programme.stages.flatMap(({ elements }) =>
    elements.map((one) => cellsOf(one, programme, plan)),
  );
  const columns = Math.max(...rows.map((row) => row.length));
  return Array.from({ length: columns }, (_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
}

/** What comes after the taught part, and who delivers it where. */
function afterLines(programme: Programme, cohort: Cohort): string[] {
  const limit = outcomeLimit(programme, cohort);
  const outcome =
    limit === null ? [] : [['Outcome by', `${dayLabel(limit)}, from the first window`] as const];
  return [
    ...pairs([
      ['Windows', cohort.windows.map(({ opens }) => dayLabel(opens)).join(' · ')],
      ...outcome,
      ...cohort.milestones.map(
        ({ declaration, from, to }) => [`Declare ${declaration}`, spanWords(from, to)] as const,
      ),
    ]),
    '',
    ...cohort.groups.map(
      ({ id, venue, places, provider, deliveryPartner, events }) =>
        `Group ${id}: ${venue.name}, ${venue.postcode}; ${places} places; ` +
        `${deliveryPartner ?? provider}; ${Object.values(events).map(dayLabel).join(' · ')}`,
    ),
  ];
}

function pairs(rows: (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, words]) => `${name.padEnd(width)}  ${words}`);
}

/** A definition is input: nothing in it may steer the terminal that shows it. */
function plain(line: string): string {
  return line.replace(/\p{Cc}/gu, ' ');
}
