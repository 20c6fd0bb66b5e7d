/** Tables of the site (see migration 028). */
import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { Instant } from '../../workflows/journey/values.js';

interface WebSessionsTable {
  digest: string;
  owner_kind: 'staff' | 'participant' | 'headteacher' | null;
  owner: string | null;
  data: JSONColumnType<Record<string, unknown>>;
  began_at: Generated<Instant>;
  seen_at: Generated<Instant>;
  expires_at: ColumnType<Instant, string, string>;
}

interface UsedLinksTable {
  digest: string;
  used_at: Generated<Instant>;
  expires_at: ColumnType<Instant, string, string>;
}

export interface WebTables {
  web_sessions: WebSessionsTable;
  used_links: UsedLinksTable;
}
