/** Enrolling a whole file: progress, a result for every row, and a report. */
import { judged, readSheet, type CohortFile } from '../enrolment/file.js';
import { reportCsv } from '../enrolment/report.js';
import type { Intake } from '../enrolment/row.js';
import type { CohortProgress, RowResult } from '../actions/enrol-rows.js';
import { encodingNames } from '../input/encoding.js';
import { partlyFailed, type Cli, type SharedOptions } from './cli.js';
import { readInput, writeOutput } from './files.js';
import { wholeNumber } from './options.js';
import { many, rehearsalMark } from './output/plain.js';
import { progressOn } from './output/progress.js';
import { schoolsWords, withSchools } from './schools-of-enrolment.js';

export interface FileOptions {
  dryRun?: boolean;
  report?: string;
  concurrency: string;
}

/** Ends with code 5 if any row was not enrolled, for whatever reason. */
export async function enrolFile(
  cli: Cli,
  options: SharedOptions & FileOptions,
  csv: string,
  intake: Intake,
): Promise<void> {
  const concurrency = wholeNumber('concurrency', options.concurrency, 1, 64);
  const bytes = await readInput(csv);
  const { dryRun = false } = options;
  await cli.withJourneys(options, async (journeys) => {
    const { lines, ...readAs } = readSheet(bytes, intake.programme);
    const named = lines.map(({ cells }) => cells);
    const complete = await withSchools(journeys, intake, named);
    const sent = judged(lines, complete);
    // The report is opened before anything starts, so that a wrong folder costs nothing.
    if (options.report !== undefined) await writeOutput(options.report, reportCsv([], sent));
    const progress = await progressOn(cli.terminal, dryRun ? 'Trying' : 'Enrolling', options.json ?? false);
    const rows = await journeys
      .enrolCohort(sent, {
        dryRun,
        concurrency,
        signal: cli.terminal.stop,
        onProgress: ({ done, total, counts }) => progress.at(done, total, countWords(counts)),
      })
      .finally(() => progress.end());
    if (options.report !== undefined) await writeOutput(options.report, reportCsv(rows, sent));
    const counts = countsOf(rows);
    const schools = complete.schools?.source ?? null;
    const told = { cohort: intake.cohort.id, mode: intake.mode, dryRun, ...readAs, schools };
    await cli.answer(options, { ...told, counts, rows }, () =>
      resultPage(complete, rows, counts, options, readAs),
    );
    if (counts.rejected + counts.failed > 0) cli.exit(partlyFailed);
  });
}

type Counts = CohortProgress['counts'];

function countsOf(rows: readonly RowResult[]): Counts {
  const counts = { created: 0, 'already-there': 0, 'would-create': 0, rejected: 0, failed: 0 };
  for (const { result } of rows) counts[result]++;
  return counts;
}

const labels: Record<keyof Counts, string> = {
  created: 'created',
  'already-there': 'already there',
  'would-create': 'would be created',
  rejected: 'rejected',
  failed: 'failed',
};

const countWords = (counts: Counts): string =>
  (Object.keys(labels) as (keyof Counts)[])
    .filter((key) => counts[key] > 0)
    .map((key) => `${counts[key]} ${labels[key]}`)
    .join(', ');

const delimiterNames: Record<CohortFile['delimiter'], string> = {
  ',': 'commas',
  ';': 'semicolons',
  '\t': 'tabs',
  '|': 'bars',
};

const MOST_SHOWN = 40;

function resultPage(
  { cohort, mode, schools }: Intake,
  rows: readonly RowResult[],
  counts: Counts,
  { dryRun, report }: FileOptions,
  { encoding, because, delimiter }: Omit<CohortFile, 'rows'>,
): string {
  const notable = rows.filter(({ reasons, warnings }) => reasons.length + warnings.length > 0);
  const lines = notable
    .slice(0, MOST_SHOWN)
    .flatMap(({ row, reference, result, reasons, warnings }) => [
      `Row ${row}${reference === null ? '' : ` (${reference})`}: ${labels[result]}`,
      ...reasons.map((reason) => `  - ${reason}`),
      ...warnings.map((warning) => `  ~ ${warning}`),
    ]);
  const left = notable.length - Math.min(notable.length, MOST_SHOWN);
  return [
    ...lines,
    ...(left > 0 ? [`… and ${many(left, 'more row')} with remarks; --report writes them all.`] : []),
    `${cohort.title}${rehearsalMark(mode)}: ${many(rows.length, 'row')}, ${countWords(counts)}.`,
    `Read as ${encodingNames[encoding]}, because ${because}; columns divided by ${delimiterNames[delimiter]}.`,
    ...schoolsWords(schools),
    ...(dryRun ? ['Nothing was started: this was a dry run.'] : []),
    ...(report === undefined ? [] : [`The result of every row is in ${report}.`]),
    '',
  ].join('\n');
}
