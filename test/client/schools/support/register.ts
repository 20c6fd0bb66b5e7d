/** Files of the register with its own columns, for tests. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { csvOf, type Row } from '../../support/cohort.js';

/** A row that nothing is wrong with, by column. */
export const soundSchool = {
  URN: '100001',
  UKPRN: '10013279',
  EstablishmentName: 'Elm Grove Primary School',
  'TypeOfEstablishment (code)': '1',
  'TypeOfEstablishment (name)': 'Community school',
  'EstablishmentTypeGroup (name)': 'Local authority maintained schools',
  'EstablishmentStatus (name)': 'Open',
  'PhaseOfEducation (name)': 'Primary',
  'LA (code)': '383',
  'LA (name)': 'Leeds',
  'GOR (name)': 'Yorkshire and the Humber',
  'Trusts (code)': '',
  'Trusts (name)': '',
  Town: 'Leeds',
  Postcode: 'LS6 2AB',
  Easting: '430000',
  Northing: '433000',
  CloseDate: '',
};

/** The text of a file with those schools, each a change of the sound one. */
export const registerOf = (...rows: Row[]): string => csvOf(rows.map((row) => ({ ...soundSchool, ...row })));

/** A folder for the files of a test, removed after it. */
export function registerFolder(): (content: string | Uint8Array, name?: string) => string {
  const folder = mkdtempSync(join(tmpdir(), 'journeys-schools-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  let files = 0;
  return (content, name = `schools-${++files}.csv`) => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };
}
