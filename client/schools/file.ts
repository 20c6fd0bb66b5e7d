/** A file of the register, read as a stream: any number of rows takes no more memory than some of them. */
import type { Establishment } from '../../store/schools/establishment.js';
import { BadInput } from '../errors.js';
import { readSchoolHeader, type SchoolHeader } from './columns.js';
import { RecordReader, type CsvRecord } from './records.js';
import { readSchool } from './row.js';
import { surveyFile, decodedText, type FileSurvey } from './survey.js';

export interface SchoolFault {
  /** The line on which the row begins, as a spreadsheet numbers it: the header is 1. */
  row: number;
  urn: string | null;
  what: string;
  /** Whether the row was taken in spite of it. */
  kept: boolean;
}

/** The sound rows of a piece of the file; of one number twice in it, the later row. */
interface SchoolBatch {
  establishments: Establishment[];
  faults: SchoolFault[];
  /** Lines read so far. */
  line: number;
}

export interface SchoolsFile extends FileSurvey {
  batches: () => AsyncGenerator<SchoolBatch>;
}

/** @throws BadInput if the file cannot be read or is no text; the batches, if it lacks a column or has no row */
export async function openSchoolsFile(path: string): Promise<SchoolsFile> {
  const survey = await surveyFile(path);
  return { ...survey, batches: () => batchesOf(path, survey) };
}

async function* batchesOf(path: string, { encoding }: FileSurvey): AsyncGenerator<SchoolBatch> {
  const reader = new RecordReader();
  const rows = new Map<string, number>();
  let header: SchoolHeader | null = null;
  const read = (records: readonly CsvRecord[]): SchoolBatch => {
    const [first] = records;
    if (header !== null || first === undefined) return batchOf(records, header, rows);
    header = readSchoolHeader('cells' in first ? first.cells : []);
    return batchOf(records.slice(1), header, rows);
  };
  for await (const text of decodedText(path, encoding)) yield read(reader.push(text));
  yield read(reader.end());
  if (header === null) throw new BadInput(['The file of schools is empty.'], 'file-empty');
  if (rows.size === 0) throw new BadInput(['The file of schools has no row that can be read.'], 'file-empty');
}

/** @param rows the row of each number so far */
function batchOf(
  records: readonly CsvRecord[],
  header: SchoolHeader | null,
  rows: Map<string, number>,
): SchoolBatch {
  const establishments = new Map<string, Establishment>();
  const faults: SchoolFault[] = [];
  for (const record of records) {
    const row = record.line;
    if (header === null) break;
    if ('fault' in record) {
      faults.push({ row, urn: null, what: record.fault, kept: false });
      continue;
    }
    const { establishment, faults: found } = readSchool(record.cells, header);
    const urn = establishment?.urn ?? null;
    faults.push(...found.map((what) => ({ row, urn, what, kept: establishment !== null })));
    if (!establishment) continue;
    const before = rows.get(establishment.urn);
    if (before !== undefined) {
      faults.push({ row, urn, what: `URN: row ${before} has it too; this later row stands`, kept: true });
    }
    rows.set(establishment.urn, row);
    establishments.set(establishment.urn, establishment);
  }
  return { establishments: [...establishments.values()], faults, line: records.at(-1)?.line ?? 0 };
}
