/** The columns of the register's own CSV file that we read; it has some 135, in an order that changes. */
import { BadInput } from '../errors.js';

const headings = {
  urn: 'URN',
  ukprn: 'UKPRN',
  name: 'EstablishmentName',
  typeCode: 'TypeOfEstablishment (code)',
  typeName: 'TypeOfEstablishment (name)',
  typeGroup: 'EstablishmentTypeGroup (name)',
  status: 'EstablishmentStatus (name)',
  phase: 'PhaseOfEducation (name)',
  laCode: 'LA (code)',
  laName: 'LA (name)',
  region: 'GOR (name)',
  trustCode: 'Trusts (code)',
  trustName: 'Trusts (name)',
  town: 'Town',
  postcode: 'Postcode',
  easting: 'Easting',
  northing: 'Northing',
  closedOn: 'CloseDate',
} as const;

type SchoolColumn = keyof typeof headings;
export type SchoolCells = Record<SchoolColumn, string>;

const schoolColumns = Object.keys(headings) as SchoolColumn[];

const CONTROLS = /\p{Cc}+/gu;

/** Where each column stands. */
export type SchoolHeader = Record<SchoolColumn, number>;

/** @throws BadInput that names every column that is missing */
export function readSchoolHeader(cells: readonly string[]): SchoolHeader {
  const names = cells.map((cell) => cell.trim().toLowerCase());
  const header = Object.fromEntries(
    schoolColumns.map((column) => [column, names.indexOf(headings[column].toLowerCase())]),
  ) as SchoolHeader;
  const missing = schoolColumns.filter((column) => header[column] < 0);
  if (missing.length === 0) return header;
  const list = missing.map((column) => `"${headings[column]}"`).join(', ');
  throw new BadInput(
    [
      `The file of schools has no column ${list}. Give the file "edubasealldata" of "Get information about schools" as it was downloaded.`,
    ],
    'header-wrong',
  );
}

/** Control characters have no place in a name, and one of them none in a database. */
export const cellsByColumn = (cells: readonly string[], header: SchoolHeader): SchoolCells =>
  Object.fromEntries(
    schoolColumns.map((column) => [
      column,
      (cells[header[column]] ?? '').normalize('NFC').replaceAll(CONTROLS, ' ').trim(),
    ]),
  ) as SchoolCells;
