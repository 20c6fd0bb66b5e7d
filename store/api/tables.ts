/** Tables of the HTTP API (see migration 032). */
import type { ColumnType, Generated } from 'kysely';
import type { TokenScope } from '../../access/roles.js';
import type { Instant } from '../../workflows/journey/values.js';

export interface TokensTable {
  id: string;
  digest: string;
  provider: string;
  delivery_partner: string | null;
  name: string;
  scopes: TokenScope[];
  since: Generated<Instant>;
  expires_at: Instant;
  revoked_at: Instant | null;
  replaced_by: string | null;
  last_used_at: Instant | null;
}

interface EnrolmentJobsTable {
  id: string;
  token: string;
  key: string;
  sent: string;
  dry_run: boolean;
  since: Generated<Instant>;
  ended_at: Instant | null;
  taken_until: Generated<Instant>;
}

interface EnrolmentJobRowsTable {
  job: string;
  n: number;
  request: ColumnType<object | null, string | null, string | null>;
  result: ColumnType<object | null, string | null, string | null>;
}

export interface ApiTables {
  tokens: TokensTable;
  enrolment_jobs: EnrolmentJobsTable;
  enrolment_job_rows: EnrolmentJobRowsTable;
}
