/** Between events and rows of the journal. */
import type { Selectable } from 'kysely';
import type { JourneyEvent } from '../../workflows/journey/event.js';
import { hashOfEvent } from './canonical.js';
import type { JournalTable } from '../database/tables.js';

export type StoredEvent = Pick<
  Selectable<JournalTable>,
  'n' | 'at' | 'type' | 'by' | 'cmd' | 'body' | 'previous_hash' | 'hash'
>;

export const storedColumns = ['n', 'at', 'type', 'by', 'cmd', 'body', 'previous_hash', 'hash'] as const;

export const eventOf = ({ n, at, type, by, cmd, body }: Omit<StoredEvent, 'hash' | 'previous_hash'>) =>
  ({ ...body, n, at, type, by, cmd }) as JourneyEvent;

/** Rows as `json_populate_recordset` takes them, each chained to the one before it. */
export function chained(journey: string, previous: Buffer, events: readonly JourneyEvent[]) {
  let before = previous;
  const rows = events.map((event) => {
    const { n, at, type, by, cmd, ...body } = event;
    const hash = hashOfEvent(before, event);
    const row = { journey, n, at, type, by, cmd, body, previous_hash: hex(before), hash: hex(hash) };
    before = hash;
    return row;
  });
  return { rows, head: before };
}

const hex = (hash: Buffer) => `\\x${hash.toString('hex')}`;
