/** The columns of every table as they come back: days and instants as text (see column-types). */
import type { Generated, JSONColumnType } from 'kysely';
import type { CompactJourney } from '../../workflows/journey/compact.js';
import type { Instant, Mode } from '../../workflows/journey/values.js';
import type { AccessTables } from '../access/tables.js';
import type { ApiTables } from '../api/tables.js';
import type { ArrangementTables } from './arrangement-tables.js';
import type { DfeTables } from '../dfe/tables.js';
import type { WebTables } from '../web/tables.js';
import type { DigestTables } from '../digests/tables.js';
import type { JourneyRow } from '../read-model/journey-row.js';
import type {
  ArrivalsTable,
  BouncesTable,
  DocumentsTable,
  MessagesTable,
  NotesTable,
  PeopleTable,
  ReviewsTable,
  StaffTable,
} from './personal-tables.js';
import type { SchoolTables } from './school-tables.js';

interface DefinitionsTable {
  hash: Buffer;
  kind: 'programme' | 'cohort';
  id: string;
  body: JSONColumnType<object>;
}

export interface JourneysTable {
  id: string;
  mode: Mode;
  provider: string;
  delivery_partner: string | null;
  reference: string;
  programme_hash: Buffer;
  cohort_hash: Buffer;
  /** Number and hash of the newest event. */
  n: number;
  head: Buffer;
  /** By the clock of the database, whatever the journey's own says. */
  written_at: Generated<Instant>;
}

interface AnsweredCommandsTable {
  journey: string;
  cmd: string;
  at: Instant;
  n: number;
}

interface FoldsTable {
  journey: string;
  n: number;
  head: Buffer;
  build: string;
  state: JSONColumnType<CompactJourney>;
}

interface RehearsalClocksTable {
  journey: string;
  at: Instant;
}

interface ReconciledTable {
  one: Generated<boolean>;
  until: Instant;
}

export interface JournalTable {
  journey: string;
  n: number;
  at: Instant;
  type: string;
  by: string;
  cmd: string;
  /** What the event carries besides the columns. */
  body: JSONColumnType<object>;
  previous_hash: Buffer;
  hash: Buffer;
}

/** All tables; each file of tables adds its own here. */
export interface Database
  extends AccessTables, ApiTables, ArrangementTables, SchoolTables, DfeTables, DigestTables, WebTables {
  definitions: DefinitionsTable;
  journeys: JourneysTable;
  journal: JournalTable;
  answered_commands: AnsweredCommandsTable;
  folds: FoldsTable;
  rehearsal_clocks: RehearsalClocksTable;
  reconciled: ReconciledTable;
  journey_rows: JourneyRow;
  people: PeopleTable;
  staff: StaffTable;
  messages: MessagesTable;
  bounces: BouncesTable;
  documents: DocumentsTable;
  arrivals: ArrivalsTable;
  notes: NotesTable;
  reviews: ReviewsTable;
}
