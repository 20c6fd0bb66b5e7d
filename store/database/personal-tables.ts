/** Tables that hold personal data (S7.2): people, messages, documents and when they arrived, notes. */
import type { Generated, JSONColumnType } from 'kysely';
import type { Instant, Mode } from '../../workflows/journey/values.js';

export interface PeopleTable {
  journey: string;
  mode: Mode;
  programme: string;
  given_name: string;
  family_name: string;
  email: string;
  previous_email: string | null;
  second_email: string | null;
  phone: string | null;
  trn: string | null;
  urn: string | null;
  setting_name: string | null;
  headteacher_name: string | null;
  headteacher_email: string | null;
  opportunity_text: string | null;
  easting: number | null;
  northing: number | null;
}

export interface StaffTable {
  id: string;
  role: 'coach' | 'assessor' | 'provider';
  provider: string;
  name: string;
  email: string;
  capacity: number | null;
  urn: string | null;
  scripts_marked: Generated<number>;
}

export interface MessagesTable {
  journey: string;
  key: string;
  mode: Mode;
  template: string;
  addressee: string;
  message_id: string;
  status: 'claimed' | 'sent' | 'refused' | 'recorded' | 'gathered';
  attempts: Generated<number>;
  address: 'first' | 'second' | null;
  recipient: string | null;
  smtp_code: string | null;
  subject: string;
  text_body: string;
  html_body: string;
  calendar: string | null;
  /** SHA-256 of the paper of a case study that goes with it. */
  attachment: string | null;
  at: Instant;
  /** The message whose mail tells this one too; null if it has a mail of its own. */
  part_of: Generated<string | null>;
  /** Who is sending it, and until when they are believed to be; by the clock of the database. */
  held_by: Generated<string | null>;
  held_until: Generated<Instant | null>;
  /** When its recipient could first not take it for now; by the clock of the database. */
  waiting_since: Generated<Instant | null>;
}

/** Messages that came back; to whom they had gone is in the log of messages. */
export interface BouncesTable {
  journey: string;
  key: string;
  address: 'first' | 'second';
  permanent: boolean;
  status: string | null;
  by: string;
  at: Instant;
  told: Generated<boolean>;
}

export interface DocumentsTable {
  journey: string;
  sha256: string;
  purpose: string;
  kind: string;
  words: number | null;
  bytes: number;
  at: Instant;
}

export interface ArrivalsTable {
  journey: string;
  command: string;
  purpose: string;
  sha256: string;
  bytes: number;
  at: Instant;
}

export interface NotesTable {
  id: string;
  journey: string;
  by: string;
  text: string;
  at: Instant;
}

export interface ReviewsTable {
  journey: string;
  review: string;
  version: string;
  words: JSONColumnType<Record<string, string>>;
  by: string;
  at: Instant;
}
