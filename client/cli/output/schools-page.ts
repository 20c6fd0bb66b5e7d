/** Schools that were found, as text and as CSV. */
import type { Establishment } from '../../../store/schools/establishment.js';
import type { Located, NearSchool } from '../../../store/schools/nearest.js';
import type { SchoolPage } from '../../../store/schools/search.js';
import { csvLine } from '../../reading/csv.js';
import { heading, labelled, many, page, shown } from './plain.js';
import { tableOf } from './table.js';
import { dayWords } from './times.js';

const head = ['URN', 'Name', 'Town', 'Postcode', 'Local authority', 'Type', 'Status'];

const cells = (one: Establishment): (string | null)[] => [
  one.urn,
  one.name,
  one.town,
  one.postcode,
  one.laName,
  one.typeName,
  one.status,
];

/** @param csv the file that they were written to, if they were */
export function foundPage(
  { total, page: number, limit, schools }: SchoolPage,
  all: boolean,
  csv: string | null,
) {
  const hint = all ? '' : ' Closed schools were left out: --all has them too.';
  if (total === 0) return `No school was found.${hint}\n`;
  const first = (number - 1) * limit + 1;
  const last = first + schools.length - 1;
  const which = schools.length === 0 ? `page ${number} is beyond the last` : `these are ${first} to ${last}`;
  const table = csv === null ? tableOf(head, schools.map(cells)) : `Written to ${csv}.\n`;
  return `${schools.length === 0 ? '' : table}${many(total, 'school')} found${schools.length === total ? '' : `; ${which}`}.${hint}\n`;
}

export function schoolPage(one: Establishment): string {
  const closed =
    one.closedOn === null ? '' : `, ${one.status === 'Closed' ? 'since' : 'on'} ${dayWords(one.closedOn)}`;
  const trust = one.trustName === null ? 'none' : `${one.trustName} (${one.trustCode ?? 'no code'})`;
  return page([
    `${heading(shown(one.name))}  ${one.urn}`,
    ...labelled('Status', `${one.status}${closed}`),
    ...labelled('Type', `${one.typeName} (${one.typeCode}), ${one.typeGroup}`),
    ...labelled('Phase', one.phase ?? 'not said'),
    ...labelled(
      'Authority',
      `${shown(one.laName ?? 'none')} (${one.laCode ?? 'no code'}), ${one.region ?? 'no region'}`,
    ),
    ...labelled('Country', one.country),
    ...labelled('Trust', shown(trust)),
    ...labelled('Place', [one.town, one.postcode].filter((part) => part !== null).join(', ') || 'not said'),
    ...labelled('Grid', one.easting === null ? 'not known' : `${one.easting}, ${one.northing}`),
    ...labelled('UKPRN', one.ukprn ?? 'none'),
  ]);
}

export function nearestPage({ from, schools }: { from: Located; schools: NearSchool[] }): string {
  const by = from.by > 1 ? `, the middle of ${many(from.by, 'school')}` : '';
  const rows = schools.map(({ metres, school }) => [kilometres(metres), ...cells(school)]);
  const table = rows.length === 0 ? 'No school was found.\n' : tableOf(['Distance', ...head], rows);
  return `${table}From ${Math.round(from.easting)}, ${Math.round(from.northing)}${by}, in a straight line.\n`;
}

const kilometres = (metres: number): string =>
  metres < 1_000 ? `${Math.round(metres)} m` : `${(metres / 1_000).toFixed(1)} km`;

const csvHead: (keyof Establishment)[] = [
  'urn',
  'ukprn',
  'name',
  'typeCode',
  'typeName',
  'typeGroup',
  'status',
  'phase',
  'laCode',
  'laName',
  'region',
  'trustCode',
  'trustName',
  'town',
  'postcode',
  'easting',
  'northing',
  'closedOn',
  'country',
];

/** With a byte order mark, so that a spreadsheet reads it as UTF-8; formula-safe. */
export function schoolsCsv(schools: readonly Establishment[]): string {
  const lines = schools.map((one) => csvLine(csvHead.map((column) => one[column])));
  return `\uFEFF${csvLine(csvHead)}${lines.join('')}`;
}
