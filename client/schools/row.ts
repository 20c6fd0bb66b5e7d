/** One row of the register: an establishment, and what is wrong with the row. */
import { establishmentStatuses, type Establishment } from '../../store/schools/establishment.js';
import { isDate } from '../../workflows/journey/calendar.js';
import type { Day } from '../../workflows/journey/values.js';
import { cellsByColumn, type SchoolCells, type SchoolHeader } from './columns.js';
import { countryOf } from './country.js';

export interface SchoolReading {
  /** Null if the row cannot be told apart or is of no known status: then it is left out. */
  establishment: Establishment | null;
  faults: string[];
}

/** What is wrong with less than the number, name, type or status is left unknown, and the rest is kept. */
export function readSchool(record: readonly string[], header: SchoolHeader): SchoolReading {
  const cells = cellsByColumn(record, header);
  const typeCode = cells.typeCode.replace(/^0+(?=\d)/, '');
  const status = establishmentStatuses.find((one) => one.toLowerCase() === statusText(cells));
  const faults = essentialFaults(cells, status !== undefined);
  if (status === undefined || faults.length > 0) return { establishment: null, faults };
  const laCode = /^\d{1,2}$/.test(cells.laCode) ? cells.laCode.padStart(3, '0') : cells.laCode;
  const establishment: Establishment = {
    urn: cells.urn,
    ukprn: ukprnOf(cells.ukprn, faults),
    name: cells.name,
    typeCode,
    typeName: cells.typeName,
    typeGroup: cells.typeGroup,
    status,
    phase: orNull(cells.phase),
    laCode: orNull(laCode),
    laName: orNull(cells.laName),
    region: orNull(cells.region),
    trustCode: orNull(cells.trustCode),
    trustName: orNull(cells.trustName),
    town: orNull(cells.town),
    postcode: orNull(cells.postcode),
    ...placeOf(cells, faults),
    closedOn: dayOf(cells.closedOn, faults),
    country: countryOf({ ...cells, typeCode }),
  };
  return { establishment, faults };
}

const orNull = (text: string): string | null => (text === '' ? null : text);

/** The register has been seen to write both `Open, but` and `Open but`. */
const statusText = ({ status }: SchoolCells): string =>
  status.toLowerCase().replace(/^open,? +but/, 'open, but');

function essentialFaults({ urn, name, typeCode, status }: SchoolCells, isKnownStatus: boolean): string[] {
  const faults: string[] = [];
  if (!/^\d{6}$/.test(urn)) faults.push(`URN: must have 6 digits, not "${urn.slice(0, 40)}"`);
  if (name === '') faults.push('EstablishmentName: is missing');
  if (!/^\d{1,3}$/.test(typeCode)) {
    faults.push(`TypeOfEstablishment (code): must be a number, not "${typeCode.slice(0, 40)}"`);
  }
  if (!isKnownStatus) {
    faults.push(
      `EstablishmentStatus (name): "${status.slice(0, 40)}" is none of ${establishmentStatuses.join('; ')}`,
    );
  }
  return faults;
}

function ukprnOf(text: string, faults: string[]): string | null {
  if (text === '' || /^\d{8}$/.test(text)) return orNull(text);
  faults.push(`UKPRN: must have 8 digits, not "${text.slice(0, 40)}"; left unknown`);
  return null;
}

/** No place in Great Britain lies beyond. */
const MOST_EASTING = 700_000;
const MOST_NORTHING = 1_300_000;

/** Blank or 0 is the register's way to say that it does not know. */
function placeOf(
  { easting, northing }: SchoolCells,
  faults: string[],
): Pick<Establishment, 'easting' | 'northing'> {
  const unknown = { easting: null, northing: null };
  const x = metres(easting, MOST_EASTING);
  const y = metres(northing, MOST_NORTHING);
  if (Number.isNaN(x) || Number.isNaN(y)) {
    const given = `"${easting.slice(0, 20)}", "${northing.slice(0, 20)}"`;
    faults.push(`Easting, Northing: must be metres of the British National Grid, not ${given}; left unknown`);
    return unknown;
  }
  if (x !== 0 && y !== 0) return { easting: x, northing: y };
  if (x !== y) faults.push('Easting, Northing: only one of them is given; left unknown');
  return unknown;
}

function metres(text: string, most: number): number {
  if (text === '') return 0;
  const value = /^\d+(\.\d+)?$/.test(text) ? Number(text) : NaN;
  return value <= most ? value : NaN;
}

/** The register writes `31-08-2019`. */
function dayOf(text: string, faults: string[]): Day | null {
  if (text === '') return null;
  const day = text.replace(/^(\d{2})[-/](\d{2})[-/](\d{4})$/, '$3-$2-$1');
  if (isDate(day)) return day;
  faults.push(`CloseDate: must be a day such as 31-08-2019, not "${text.slice(0, 20)}"; left unknown`);
  return null;
}
