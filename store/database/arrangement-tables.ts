/** Tables of places, diaries, papers and marking, with the answers given to effects (S2.6, S3.5, S5.4). */
import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { FactCommand } from '../../workflows/journey/command.js';
import type { Day, Instant, MarkerRole, Mode } from '../../workflows/journey/values.js';

export interface EffectAnswersTable {
  journey: string;
  duty: 'places' | 'diary' | 'marking';
  key: string;
  facts: JSONColumnType<FactCommand[]>;
  at: Instant;
}

interface InPool {
  mode: Mode;
  cohort: string;
  provider: string;
}

interface PlacesTable extends InPool {
  journey: string;
  delivery_partner: string | null;
  group_id: string;
  funded: boolean;
  status: 'held' | 'offered';
  since: Instant;
}

type Identity = ColumnType<number, never, never>;

interface WaitingListTable {
  journey: string;
  mandatory: boolean;
  funded: boolean;
  joined: Instant;
  turn: Identity;
}

interface PlaceOffersTable extends InPool {
  id: string;
  journey: string;
  group_id: string;
  because: 'partner' | 'nearest';
  made: Instant;
  turn: Identity;
  status: 'open' | 'taken' | 'lapsed' | 'withdrawn';
  told: Generated<boolean>;
}

interface CatchUpPlacesTable extends InPool {
  journey: string;
  event: string;
  group_id: string;
  date: Day;
}

interface CoachHoursTable {
  coach: string;
  /** 1 is Monday. */
  weekday: number;
  /** Wall-clock times, Europe/London. */
  begins: string;
  ends: string;
}

interface CoachAbsencesTable {
  coach: string;
  first_day: Day;
  last_day: Day;
}

interface CaseloadTable {
  journey: string;
  coach: string;
  mode: Mode;
  since: Instant;
  until: Instant | null;
}

interface DiarySlotsTable {
  id: string;
  mode: Mode;
  coach: string;
  cohort: string;
  session: string;
  form: 'one-to-one' | 'group';
  starts: Instant;
  ends: Instant;
}

interface SessionBookingsTable {
  id: string;
  journey: string;
  session: string;
  slot: string | null;
  sequence: number;
}

interface AllocationsTable {
  script: string;
  role: MarkerRole;
  assessor: string;
  journey: string;
  mode: Mode;
  provider: string;
  candidate: string;
  assessment_window: string;
  document: string;
  words: number;
  allocated: Instant;
  due: Day;
  marked: Instant | null;
  closed: Instant | null;
  /** The version that its assessor opened last; null if none. */
  opened: string | null;
  /** When the journey took note that its assessor must not mark it. */
  conflicted: Instant | null;
}

/** Scripts that nobody was free for. */
interface WaitingScriptsTable {
  script: string;
  role: MarkerRole;
  journey: string;
  /** Who must not get it, besides those of whom the store knows. */
  barred: string[];
  since: Instant;
}

/** Papers of case studies, version by version (S5.2). */
interface CasePapersTable extends InPool {
  assessment_window: string;
  version: number;
  sha256: string;
  kind: string;
  content: Buffer;
  reason: string | null;
  at: Instant;
}

/** Providers that were told that a paper is missing: once before the opening, once at it. */
export interface PaperWarningsTable {
  provider: string;
  cohort: string;
  assessment_window: string;
  occasion: 'soon' | 'open';
  /** By the clock of the database. */
  at: Generated<Instant>;
}

export interface ArrangementTables {
  case_papers: CasePapersTable;
  paper_warnings: PaperWarningsTable;
  effect_answers: EffectAnswersTable;
  places: PlacesTable;
  waiting_list: WaitingListTable;
  place_offers: PlaceOffersTable;
  catch_up_places: CatchUpPlacesTable;
  coach_hours: CoachHoursTable;
  coach_absences: CoachAbsencesTable;
  caseload: CaseloadTable;
  diary_slots: DiarySlotsTable;
  session_bookings: SessionBookingsTable;
  allocations: AllocationsTable;
  waiting_scripts: WaitingScriptsTable;
}
