/** What there is to see: the rows of the file, 22 months with a killed worker in the middle, the table. */
import { writeFileSync } from 'node:fs';
import type { RowResult } from '../../client/journeys.js';
import type { CohortRow } from '../../client/enrolment/cohort-row.js';
import { exportLines } from '../../client/reading/export.js';
import { intakeOf } from '../../client/input/enrolment.js';
import { behaviourOf } from './behaviours.js';
import { COHORT, enrolCohort, readDemoCohort, someOf } from './cohort.js';
import { withRetries, demoContext } from './deeds.js';
import { Director } from './director.js';
import type { DemoOptions } from './house.js';
import type { House } from './house.js';
import { readDemoNote, rowReportIn, tableIn, writeNote } from './folders.js';
import { DemoLife } from './life.js';
import { monthsOf } from './months.js';
import { addressLines, commandLines } from './next-steps.js';
import { playLives } from './play.js';
import { gatherResults, type Results } from './results.js';
import { resultsTable, totalLines } from './results-page.js';
import { rowLines } from './rows-page.js';
import { Tally } from './tally.js';

export async function showDemo(
  house: House,
  { rows }: Pick<DemoOptions, 'rows'>,
  began: number,
): Promise<void> {
  const { stack, screen } = house;
  const note = readDemoNote(stack.home);
  const taken = note?.rows ?? rows;
  const isDone = note?.play === 'finished';
  const file = someOf(await readDemoCohort(), taken);
  if (isDone)
    screen.say(
      '  the cohort of an earlier start has lived through it all: here it is ("--fresh" begins anew)',
    );
  else {
    if (note) screen.say('  an earlier start was interrupted: it goes on from there');
    writeNote(stack.home, { rows: taken, play: 'begun' });
    await live(house, await enrolRows(house, file));
    writeNote(stack.home, { rows: taken, play: 'finished' });
  }
  const references = new Set(file.flatMap(({ reference }) => reference ?? []));
  const results = await gatherResults(house.journeys, house.store, references);
  await writeTable(house, results);
  tell(house, results, isDone ? null : performance.now() - began);
}

async function enrolRows({ journeys, stack, screen }: House, rows: CohortRow[]): Promise<RowResult[]> {
  screen.heading(`Enrolling dev/demo/cohort.csv as a rehearsal of ${COHORT} (${rows.length} rows)`);
  const results = await enrolCohort(journeys, rows, rowReportIn(stack.home));
  rowLines(results).forEach((line) => screen.say(line));
  return results;
}

async function live(house: House, enrolled: readonly RowResult[]): Promise<void> {
  const { journeys, store, screen, signal } = house;
  const context = demoContext({ journeys, store, signal, tally: new Tally() });
  const lives = await Promise.all(
    enrolled.flatMap(({ journey, reference }) =>
      journey === null
        ? []
        : [withRetries(() => DemoLife.of(context, journey, behaviourOf(reference ?? '')))],
    ),
  );
  screen.heading(`22 months of ${lives.length} journeys: the clock of a rehearsal is moved by command`);
  const director = new Director(house, context, lives);
  await playLives(lives, monthsOf(intakeOf(COHORT).cohort), director);
  screen.rest();
  director.summary().forEach((line) => screen.say(line));
}

/** The table as a file, by the same export as `journeys export`. */
async function writeTable({ stack }: House, { people }: Results): Promise<void> {
  const lines: string[] = [];
  for await (const line of exportLines(each(people), 'csv', true)) lines.push(line);
  writeFileSync(tableIn(stack.home), lines.join(''));
}

async function* each<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}

function tell({ stack, worker, site, screen }: House, results: Results, took: number | null): void {
  screen.heading('Who is where');
  screen.say(resultsTable(results.people));
  totalLines(results, stack.mail.received().length).forEach((line) => screen.say(line));
  if (took !== null) screen.say(`Time       ${(took / 1000).toFixed(1)} s, the servers' start included`);
  screen.heading('Look at it');
  addressLines(stack, worker, site).forEach((line) => screen.say(line));
  screen.heading('Try, in another terminal');
  commandLines(results.people, stack.home).forEach((line) => screen.say(`  ${line}`));
}
