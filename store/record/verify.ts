/** Whether the record is as it was written, and nothing contradicts it (S6.3, S7.1). */
import { createHash } from 'node:crypto';
import { contradictions } from './contradictions.js';
import { hashOfValue } from './canonical.js';
import type { Store } from '../database/database.js';
import { recordFault, type RecordFault } from './fault.js';
import { walk, type OnProgress } from './journal-walk.js';
import { chainFaults } from './verify-chain.js';
import { rowFaults } from './verify-row.js';

export type { RecordFault } from './fault.js';

export interface Verification {
  journeys: number;
  events: number;
  /** Empty if all is well. */
  faults: RecordFault[];
  /**
   * SHA-256, hexadecimal, over id, number and hash of the newest event of every journey, by id. Whoever keeps
   * it elsewhere can tell later, of the same state, that nobody rewrote the whole chain of a journey.
   */
  digest: string;
}

/**
 * Walks every journal: hashes, gaps and order, the fold against the row, and what contradicts itself between
 * tables. A journal that was tampered with is not folded, since its row may be the better witness.
 */
export async function verifyRecord(store: Store, onProgress?: OnProgress): Promise<Verification> {
  const digest = createHash('sha256');
  const faults = await definitionFaults(store);
  let journeys = 0;
  let events = 0;
  for await (const records of walk(store, onProgress)) {
    for (const record of records) {
      const { id, n, head } = record.start;
      digest.update(`${id} ${n} ${head.toString('hex')}\n`);
      journeys += 1;
      events += record.events.length;
      const broken = chainFaults(record);
      const foldable = broken.every((fault) => fault.code === 'time-goes-back');
      faults.push(...broken, ...(foldable ? await rowFaults(store, record) : []));
    }
  }
  faults.push(...(await contradictions(store)));
  return { journeys, events, faults, digest: digest.digest('hex') };
}

async function definitionFaults(store: Store): Promise<RecordFault[]> {
  const definitions = await store.db.selectFrom('definitions').selectAll().orderBy('id').execute();
  return definitions
    .filter(({ body, hash }) => !hashOfValue(body).equals(hash))
    .map(({ kind, id }) => recordFault('definition-edited', null, null, { what: `${kind} "${id}"` }));
}
