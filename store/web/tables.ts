/** Tables of the site (see migrations 028, 030 and 031). */
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

interface CalendarFeedsTable {
  owner_kind: 'staff' | 'participant';
  owner: string;
  digest: string;
  seed: string;
  made_at: Generated<Instant>;
}

interface MarkingDraftsTable {
  candidate: string;
  assessor: string;
  points: JSONColumnType<Record<string, number>>;
  kept_at: Generated<Instant>;
}

export interface WebTables {
  web_sessions: WebSessionsTable;
  used_links: UsedLinksTable;
  calendar_feeds: CalendarFeedsTable;
  marking_drafts: MarkingDraftsTable;
}
