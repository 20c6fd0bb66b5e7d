/** The two statements that write the record, each with the row of the read model and each atomic by itself. */
import { sql, type RawBuilder } from 'kysely';
import type { Enrolment } from '../../workflows/journey/command.js';
import type { Journey } from '../../workflows/journey/state.js';
import type { Store } from '../database/database.js';
import type { DefinitionHashes } from './definitions.js';
import type { Fold } from './folds.js';
import { rowOf } from '../read-model/journey-row.js';
import type { chained } from './journal-rows.js';
import { writeRow } from '../read-model/row-write.js';

type Rows = ReturnType<typeof chained>['rows'];

/** Begins a record. False if the journey had one already: then nothing was written. */
export function begin(
  store: Store,
  enrolment: Enrolment,
  hashes: DefinitionHashes,
  head: Buffer,
  rows: Rows,
  after: Journey,
): Promise<boolean> {
  const { journey, mode, provider, deliveryPartner, reference } = enrolment;
  const start = sql`
    insert into journeys (id, mode, provider, delivery_partner, reference,
      programme_hash, cohort_hash, n, head)
    values (${journey}, ${mode}, ${provider}, ${deliveryPartner},
      ${reference}, ${hashes.programme}, ${hashes.cohort}, ${after.n}, ${head})
    on conflict (id) do nothing returning id`;
  return write(store, start, rows, after);
}

/** Goes on from a known state. False if the record is no longer there: then nothing was written. */
export function extend(
  store: Store,
  known: Fold,
  head: Buffer,
  rows: Rows,
  after: Journey,
): Promise<boolean> {
  const step = sql`
    update journeys set n = ${after.n}, head = ${head}, written_at = now()
    where id = ${known.journey.id} and n = ${known.journey.n} and head = ${known.head} returning id`;
  return write(store, step, rows, after);
}

async function write(store: Store, move: RawBuilder<unknown>, rows: Rows, after: Journey): Promise<boolean> {
  const { rows: moved } = await sql`
    with moved as (${move}),
    written as (
      insert into journal select event.*
      from moved, json_populate_recordset(null::journal, ${JSON.stringify(rows)}::json) as event
    ),
    projected as (${writeRow(rowOf(after), sql`moved,`)})
    select id from moved`.execute(store.db);
  return moved.length === 1;
}
