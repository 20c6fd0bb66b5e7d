/** A row of the read model against the fold of its journal, column by column (S7.1). */
import { fold } from '../../workflows/journey/evolve.js';
import type { Store } from '../database/database.js';
import { recordFault, type RecordFault } from './fault.js';
import { rowOf, type JourneyRow } from '../read-model/journey-row.js';
import { eventOf } from './journal-rows.js';
import { readEnrolment } from './enrolments.js';
import type { StoredRecord } from './journal-walk.js';
import { rowColumns } from '../read-model/row-write.js';

export async function rowFaults(store: Store, record: StoredRecord): Promise<RecordFault[]> {
  const { start, events, row } = record;
  let folded: JourneyRow;
  try {
    folded = rowOf(fold(await readEnrolment(store, start), events.map(eventOf)));
  } catch (error) {
    const what = error instanceof Error ? error.message : 'unknown reason';
    return [recordFault('does-not-fold', start.id, null, { what })];
  }
  if (row === null) return [recordFault('row-missing', start.id)];
  const what = differing(folded, row).join(', ');
  return what === '' ? [] : [recordFault('row-differs', start.id, null, { what })];
}

const differing = (one: JourneyRow, other: JourneyRow): (keyof JourneyRow)[] =>
  rowColumns.filter((column) => JSON.stringify(one[column]) !== JSON.stringify(other[column]));
