/** The register of schools, as far as an enrolment needs it. */
import { parse } from 'csv-parse/sync';
import { BadInput } from '../errors.js';
import { decodeText } from './encoding.js';

export interface School {
  urn: string;
  name: string;
  /** As the register has it: `Open`, `Closed`, `Proposed to open`, `Open, but proposed to close`. */
  status: string;
  closed: string | null;
  /** Group of establishment types, such as `Welsh schools`, `Independent schools`. */
  group: string;
  /** British National Grid, metres. */
  easting: number | null;
  northing: number | null;
}

/** A port: a file today, the whole register later. */
export interface Schools {
  find(urn: string): School | null;
}

const needed = {
  urn: 'URN',
  name: 'EstablishmentName',
  status: 'EstablishmentStatus (name)',
  group: 'EstablishmentTypeGroup (name)',
  easting: 'Easting',
  northing: 'Northing',
  closed: 'CloseDate',
} as const;

/**
 * Schools from a file with the columns of "Get information about schools".
 * @throws BadInput if it has other columns
 */
export function schoolsFrom(bytes: Uint8Array): Schools {
  const { text } = decodeText(bytes);
  const rows = parse<Record<string, string>>(text, {
    bom: true,
    columns: true,
    skip_empty_lines: true,
    relax_column_count: true,
  });
  const missing = Object.values(needed).filter((column) => rows[0]?.[column] === undefined);
  if (missing.length > 0) {
    throw new BadInput([`The file of schools has no column ${missing.map((one) => `"${one}"`).join(', ')}.`]);
  }
  const schools = new Map(rows.map((row) => [row[needed.urn] ?? '', schoolOf(row)]));
  return { find: (urn) => schools.get(urn) ?? null };
}

function schoolOf(row: Record<string, string>): School {
  const text = (column: keyof typeof needed): string => row[needed[column]]?.trim() ?? '';
  const metres = (column: 'easting' | 'northing'): number | null => {
    const value = Number(text(column));
    return value > 0 ? value : null;
  };
  return {
    urn: text('urn'),
    name: text('name'),
    status: text('status'),
    closed: text('closed') === '' ? null : isoDay(text('closed')),
    group: text('group'),
    easting: metres('easting'),
    northing: metres('northing'),
  };
}

/** The register writes `31-08-2019`. */
const isoDay = (text: string): string => text.replace(/^(\d{2})-(\d{2})-(\d{4})$/, '$3-$2-$1');

/** What a school means for an application: a fault that keeps it out, or warnings (S2.7). */
export function schoolNews(school: School | null, urn: string): { fault: string | null; warnings: string[] } {
  if (!school) {
    return { fault: `school_urn: ${urn} is not in the file of schools. Check the number.`, warnings: [] };
  }
  if (school.status === 'Closed') {
    const when = school.closed === null ? '' : ` on ${school.closed}`;
    return {
      fault: `school_urn: ${urn} closed${when}. Give the number of the school where the applicant works now.`,
      warnings: [],
    };
  }
  const warnings: string[] = [];
  if (school.status === 'Proposed to open') {
    warnings.push(`school_urn: ${urn} is not open yet. Make sure that the applicant has a post there.`);
  }
  if (school.status.includes('proposed to close')) {
    warnings.push(`school_urn: ${urn} is about to close. Ask where the applicant will work then.`);
  }
  if (school.group === 'Welsh schools') {
    warnings.push(
      `school_urn: ${urn} is in Wales, where there is no DfE scholarship and no duty. Agree who pays before you accept.`,
    );
  }
  if (school.group === 'Independent schools') {
    warnings.push(`school_urn: ${urn} is independent, so a DfE scholarship is unlikely. Agree who pays.`);
  }
  return { fault: null, warnings };
}
