/** Enrols the demo cohort as a rehearsal, by the same path as `journeys enrol --cohort … --csv … --rehearsal`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Journeys, RowResult } from '../../client/journeys.js';
import { readCohortFile } from '../../client/enrolment/file.js';
import type { CohortRow } from '../../client/enrolment/cohort-row.js';
import { reportCsv } from '../../client/enrolment/report.js';
import { intakeOf } from '../../client/input/enrolment.js';
import { schoolsInFile } from '../../client/schools/schools.js';
import { DEMO_PROVIDER } from './staff.js';

export const COHORT = 'npq-senco-2026-autumn';
/** When the applications come in; the rehearsal's clock begins here. */
export const APPLIED = '2026-09-01T09:00:00Z';

export const cohortFile = fileURLToPath(new URL('./cohort.csv', import.meta.url));
const schoolsFile = fileURLToPath(new URL('./schools.csv', import.meta.url));

/** The rows of the file with their faults and warnings; nothing is started. */
export const readDemoCohort = (): Promise<CohortRow[]> => rowsOfDemo(readFileSync(cohortFile));

/** The same of any file of people who apply to the demo. */
export async function rowsOfDemo(file: Uint8Array): Promise<CohortRow[]> {
  const intake = {
    ...intakeOf(COHORT),
    provider: DEMO_PROVIDER,
    mode: 'rehearsal',
    startsAt: APPLIED,
    schools: await schoolsInFile(schoolsFile),
  } as const;
  return readCohortFile(file, intake).rows;
}

/**
 * The first good rows, so many, and every broken one, in the order of the file; of a whole file all.
 * @param rows how many rows in all
 */
export function someOf(all: readonly CohortRow[], rows: number): CohortRow[] {
  if (rows >= all.length) return [...all];
  const broken = all.filter(({ request }) => request === null);
  const good = all.filter(({ request }) => request !== null).slice(0, Math.max(1, rows - broken.length));
  return all.filter((row) => broken.includes(row) || good.includes(row));
}

export async function enrolCohort(
  journeys: Journeys,
  rows: readonly CohortRow[],
  reportFile: string,
): Promise<RowResult[]> {
  const results = await journeys.enrolCohort(rows, { concurrency: 8 });
  writeFileSync(reportFile, reportCsv(results, rows));
  return results;
}
