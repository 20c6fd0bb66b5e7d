/** The columns of operators and audit. */
import type { Generated } from 'kysely';
import type { OperatorRole } from '../../access/roles.js';
import type { Instant } from '../../workflows/journey/values.js';

export interface OperatorsTable {
  id: string;
  role: OperatorRole;
  provider: string | null;
  delivery_partner: string | null;
  name: string;
  email: string;
  issuer: string | null;
  subject: string | null;
  active: Generated<boolean>;
  since: Generated<Instant>;
}

/** Where it came in. */
export type EntryWay = 'cli' | 'page' | 'api' | 'library';

interface AuditTable {
  n: Generated<number>;
  at: Generated<Instant>;
  role: string;
  who: string;
  behalf: string | null;
  action: string;
  subject: string | null;
  reason: string | null;
  result: string;
  request: string | null;
  way: EntryWay;
  previous: Generated<Buffer>;
  hash: Generated<Buffer>;
}

export interface AccessTables {
  operators: OperatorsTable;
  audit: AuditTable;
}
