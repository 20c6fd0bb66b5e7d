/** Everything as CSV or JSON Lines, for whoever analyses it elsewhere (S6.3). */
import type { JudgedRow } from '../../store/read-model/read-model.js';
import { csvLine, type Cell } from './csv.js';

/** `enrolment`: the columns of an enrolment file, so that it can be enrolled again. */
export type ExportFormat = 'csv' | 'jsonl' | 'enrolment';

/** The columns of an export, in this order for good; a new one is added at the end. */
const exportColumns = [
  'journey',
  'mode',
  'reference',
  'programme',
  'cohort',
  'provider',
  'delivery_partner',
  'group_id',
  'coach',
  'stage',
  'status',
  'wait',
  'wait_for',
  'attention',
  'next_deadline',
  'next_key',
  'engagement_done',
  'engagement_total',
  'minutes_earned',
  'minutes_total',
  'first_due',
  'outcome',
  'statutory_deadline',
  'statutory_at_risk',
  'forecast_outcome',
  'enrolled_at',
  'updated_at',
  'n',
  'must_act',
] as const satisfies readonly (keyof JudgedRow)[];

type Exported = JudgedRow & { name?: string | null };

/** Lines with their ends; the CSV begins with its header. `name` comes last, if it was asked for. */
export async function* exportLines(
  rows: AsyncIterable<Exported>,
  format: Exclude<ExportFormat, 'enrolment'>,
  withNames: boolean,
): AsyncGenerator<string> {
  const columns: readonly (keyof Exported)[] = withNames ? [...exportColumns, 'name'] : exportColumns;
  if (format === 'csv') yield csvLine(columns);
  for await (const row of rows) {
    if (format === 'csv') yield csvLine(columns.map((column) => cellOf(row[column])));
    else
      yield `${JSON.stringify(Object.fromEntries(columns.map((column) => [column, row[column] ?? null])))}\n`;
  }
}

const cellOf = (value: Exported[keyof Exported]): Cell =>
  Array.isArray(value) ? value.join(' ') : (value ?? null);
