/** Writing rows of the read model. */
import { sql, type RawBuilder } from 'kysely';
import type { JourneyRow } from './journey-row.js';

const columns: Record<keyof JourneyRow, true> = {
  journey: true,
  mode: true,
  reference: true,
  programme: true,
  cohort: true,
  provider: true,
  delivery_partner: true,
  group_id: true,
  coach: true,
  stage: true,
  status: true,
  wait: true,
  wait_for: true,
  attention: true,
  next_deadline: true,
  next_key: true,
  engagement_done: true,
  engagement_total: true,
  engagement_due: true,
  minutes_earned: true,
  minutes_total: true,
  open_due: true,
  first_due: true,
  owing_who: true,
  owing_due: true,
  outcome: true,
  statutory_deadline: true,
  statutory_at_risk: true,
  forecast_outcome: true,
  enrolled_at: true,
  updated_at: true,
  n: true,
};

/** Every column of the read model, in the order of the table. */
export const rowColumns = Object.keys(columns) as (keyof JourneyRow)[];

// As text, since the query builder would walk through ninety references again for every event that is recorded.
const quoted = rowColumns.map((column) => `"${column}"`);
const names = sql.raw(quoted.join(', '));
const renewed = sql.raw(quoted.map((column) => `${column} = excluded.${column}`).join(', '));

const write = (table: string, from: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  insert into ${sql.table(table)} as known (${names}) select ${names} from ${from}
  on conflict (journey) do update set ${renewed} where known.n <= excluded.n`;

/** `insert …` of one row, taking the place of an older one. @param from further tables, with a comma after them */
export const writeRow = (row: JourneyRow, from: RawBuilder<unknown> = sql``): RawBuilder<unknown> =>
  write('journey_rows', sql`${from} json_populate_record(null::journey_rows, ${JSON.stringify(row)}::json)`);

/** The same of many rows, into a table like that of the read model. */
export const writeRows = (table: string, rows: readonly JourneyRow[]): RawBuilder<unknown> =>
  write(table, sql`json_populate_recordset(null::journey_rows, ${JSON.stringify(rows)}::json)`);
