/** What a file of schools holds, and which register is loaded, as text. */
import type { SchoolRegister } from '../../../store/schools/establishment.js';
import type { SchoolFault } from '../../schools/file.js';
import type { SchoolsFound, SchoolsLoaded, SchoolsSummary } from '../../schools/load.js';
import { labelled, many, page, shown } from './plain.js';
import { dayWords, londonMoment } from './times.js';

const MOST_SHOWN = 40;

export const triedPage = (found: SchoolsFound): string =>
  page([
    ...summaryLines(found),
    ...labelled('File', `${found.file}, of ${dayWords(found.date)}`),
    'Nothing was loaded: this was a dry run.',
  ]);

export function loadedPage({ register, loaded, summary, added, changed, removed }: SchoolsLoaded): string {
  if (!loaded || summary === null) {
    return `This very file was loaded already: nothing has changed.\n${registerPage(register)}`;
  }
  const news = `${count(added)} new, ${count(changed)} changed, ${count(removed)} no longer in it`;
  return page([...summaryLines(summary), ...labelled('Against before', news)]) + registerPage(register);
}

export function registerPage(register: SchoolRegister | null): string {
  if (register === null) {
    return 'No register of schools is loaded. Load one with "journeys schools load FILE".\n';
  }
  const { file, date, sha256, rows, faults, loadedAt } = register;
  return page([
    ...labelled('Register', `of ${dayWords(date)}, ${file}`),
    ...labelled('Schools', `${count(rows)}, ${many(faults, 'fault')} in the file`),
    ...labelled('Loaded', londonMoment(loadedAt)),
    ...labelled('SHA-256', sha256),
  ]);
}

function summaryLines({ rows, byStatus, byCountry, leftOut, faultCount, faults, encoding }: SchoolsSummary) {
  const more = faultCount - Math.min(faults.length, MOST_SHOWN);
  return [
    ...faults.slice(0, MOST_SHOWN).map(faultLine),
    ...(more > 0 ? [`… and ${many(more, 'more fault')}.`] : []),
    ...labelled('Read', `${many(rows, 'school')}, ${encoding}`),
    ...labelled('By status', counts(byStatus)),
    ...labelled('By country', counts(byCountry)),
    ...labelled('Faults', `${count(faultCount)}; ${many(leftOut, 'row')} left out`),
  ];
}

const faultLine = ({ row, urn, what, kept }: SchoolFault): string =>
  `Row ${row}${urn === null ? '' : ` (${urn})`}: ${shown(what)}${kept ? '' : ' [left out]'}`;

const count = (number: number): string => number.toLocaleString('en-GB');

const counts = (by: Record<string, number>): string =>
  Object.entries(by)
    .filter(([, number]) => number > 0)
    .map(([what, number]) => `${what} ${count(number)}`)
    .join(' · ');
