/** Tables of coaches' digests: which reminders went together, and what became of the mail (decision 039). */
import type { Generated } from 'kysely';
import type { Day, Instant } from '../../workflows/journey/values.js';

export interface DigestsTable {
  coach: string;
  day: Day;
  nth: number;
  message_id: string;
  status: 'claimed' | 'sent' | 'refused' | 'empty';
  smtp_code: string | null;
  /** These by the clock of the database. */
  claimed_at: Generated<Instant>;
  settled_at: Instant | null;
  waiting_since: Instant | null;
  next_try: Instant | null;
  told: Generated<boolean>;
}

interface GatheredTable {
  journey: string;
  key: string;
  coach: string;
  gathered_at: Generated<Instant>;
  day: Day | null;
  nth: number | null;
}

export interface DigestTables {
  digests: DigestsTable;
  gathered: GatheredTable;
}
