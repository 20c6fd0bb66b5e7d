/** Enrolment files of invented people, for tests. */
import { readCohortFile, type CohortFile } from '../../../client/enrolment/file.js';
import type { Intake } from '../../../client/enrolment/row.js';
import { BadInput } from '../../../client/errors.js';
import { cohortOf, programmeOf } from '../../../programmes/catalogue.js';

export const intake: Intake = {
  cohort: cohortOf('npq-senco-2026-autumn'),
  programme: programmeOf('npq-senco'),
  provider: 'northstar-learning',
  mode: 'live',
  startsAt: null,
  schools: null,
};

/** A row that nothing is wrong with, by column. */
export const soundRow = {
  reference: 'AUT26-001',
  given_name: 'Zoë',
  family_name: 'O’Brien',
  email: 'zoe@example.org',
  trn: '0012345',
  delivery_partner: 'aire-valley-teaching-hub',
  role: 'SENCO',
  motivation: 'current SENCO',
  senco_since: '2025-09-01',
  nasenco: 'none',
  teaching_years: '9',
  qts: 'yes',
  setting: 'school',
  funding_wish: 'scholarship',
  opportunity: 'I lead provision for SEND.',
};

export type Row = Partial<Record<string, string>>;

/** CSV with a header from the first row; cells are quoted where they must be. */
export function csvOf(rows: Row[], delimiter = ','): string {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const cell = (text: string): string =>
    text.includes('"') || text.includes('\n') || text.includes(delimiter)
      ? `"${text.replaceAll('"', '""')}"`
      : text;
  const lines = rows.map((row) => names.map((name) => cell(row[name] ?? '')).join(delimiter));
  return [names.join(delimiter), ...lines].join('\r\n');
}

export const readText = (text: string, changed: Partial<Intake> = {}): CohortFile =>
  readCohortFile(Buffer.from(text, 'utf8'), { ...intake, ...changed });

export const readRows = (...rows: Row[]) => readText(csvOf(rows)).rows;

/** Everything that refuses a file. */
export function refusalOf(read: () => unknown): { code: string; faults: readonly string[] } {
  try {
    read();
  } catch (error) {
    if (error instanceof BadInput) return { code: error.code, faults: error.faults };
    throw error;
  }
  return { code: 'none', faults: [] };
}
