/** Who did or looked at what (S6, decision 041): added to and never changed; opaque ids and codes alone. */
import { sql } from 'kysely';
import type { Instant } from '../../workflows/journey/values.js';
import type { Store } from '../database/database.js';
import type { EntryWay } from './tables.js';

/** What is said of a deed or a look; number, time and hashes are the database's. */
export interface AuditEntry {
  /** The role and id of whoever was signed in. */
  role: string;
  who: string;
  /** As whom it stands in the record, `role:id`, where that is somebody else. */
  behalf: string | null;
  action: string;
  /** The opaque id of what it was about. */
  subject: string | null;
  /** A coded reason. */
  reason: string | null;
  /** `done`, or the code of the refusal or the fault. */
  result: string;
  /** Of the request that it came with, to find it in the log. */
  request: string | null;
  way: EntryWay;
}

export interface AuditRow extends AuditEntry {
  n: number;
  at: Instant;
  /** SHA-256, hexadecimal. */
  hash: string;
}

export interface AuditFilter {
  /** From then on. */
  since?: Instant;
  who?: string;
  journey?: string;
  action?: string;
}

/** One statement: the database links it to the row before. */
export async function writeAudit(store: Store, entry: AuditEntry): Promise<void> {
  await store.db.insertInto('audit').values(entry).execute();
}

/** The newest first, at most so many; on from there with the number of the last. */
export async function listAudit(
  store: Store,
  { since, who, journey, action }: AuditFilter,
  { size, before }: { size: number; before?: number },
): Promise<AuditRow[]> {
  let query = store.db
    .selectFrom('audit')
    .select(['n', 'role', 'who', 'behalf', 'action', 'subject', 'reason', 'result', 'request', 'way'])
    .select([AT.as('at'), sql<string>`encode(hash, 'hex')`.as('hash')]);
  if (since !== undefined) query = query.where('at', '>=', since);
  if (who !== undefined) query = query.where('who', '=', who);
  if (journey !== undefined) query = query.where('subject', '=', journey);
  if (action !== undefined) query = query.where('action', '=', action);
  if (before !== undefined) query = query.where('n', '<', before);
  return query.orderBy('n', 'desc').limit(size).execute();
}

/** To the millisecond, as it is hashed. */
export const AT = sql<Instant>`to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
