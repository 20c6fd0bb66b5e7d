/** Whether the audit is as it was written: walked from its first row, each hash worked out again. */
import { createHash } from 'node:crypto';
import type { Store } from '../database/database.js';
import { canonical } from '../record/canonical.js';
import { AT } from './audit.js';

export interface AuditHead {
  n: number;
  /** SHA-256, hexadecimal. */
  hash: string;
}

export interface VerifiedAudit {
  rows: number;
  /** The first row that is not as it was written; null if all are. */
  broken: { n: number; what: 'missing' | 'changed' | 'not-linked' } | null;
  /** The newest row: kept elsewhere, it shows later whether the end was cut off or the whole written anew. */
  head: AuditHead | null;
}

const PAGE = 5_000;
const BEFORE_ALL: AuditHead = { n: 0, hash: '00'.repeat(32) };

/** @param kept a head of before, that somebody has kept elsewhere */
export async function verifyAudit(store: Store, kept: AuditHead | null = null): Promise<VerifiedAudit> {
  let head = BEFORE_ALL;
  for (;;) {
    const rows = await page(store, head.n);
    for (const row of rows) {
      const what = faultOf(head, row, kept);
      // Of several that are missing, the first.
      if (what) return verified(head, { n: what === 'missing' ? head.n + 1 : row.n, what });
      head = { n: row.n, hash: row.hash.toString('hex') };
    }
    if (rows.length < PAGE) break;
  }
  return verified(head, kept !== null && kept.n > head.n ? { n: head.n + 1, what: 'missing' } : null);
}

const verified = (head: AuditHead, broken: VerifiedAudit['broken']): VerifiedAudit => ({
  rows: head.n,
  broken,
  head: head.n === 0 ? null : head,
});

const page = (store: Store, after: number) =>
  store.db
    .selectFrom('audit')
    .select(['n', 'role', 'who', 'behalf', 'action', 'subject', 'reason', 'result', 'request', 'way'])
    .select([AT.as('at'), 'previous', 'hash'])
    .where('n', '>', after)
    .orderBy('n')
    .limit(PAGE)
    .execute();

type Row = Awaited<ReturnType<typeof page>>[number];

function faultOf(before: AuditHead, row: Row, kept: AuditHead | null) {
  const { previous, hash, ...said } = row;
  if (row.n !== before.n + 1) return 'missing';
  if (previous.toString('hex') !== before.hash) return 'not-linked';
  if (!hashOf(previous, said).equals(hash)) return 'changed';
  return kept?.n === row.n && kept.hash !== hash.toString('hex') ? 'changed' : null;
}

const hashOf = (previous: Buffer, said: object): Buffer =>
  createHash('sha256').update(previous).update(canonical(said)).digest();
