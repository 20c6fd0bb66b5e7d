/** The small vocabulary that commands, events and state share. */

/** An instant in UTC to the second, `2026-10-20T08:00:00Z`; instants compare as text. */
export type Instant = string;
/** A day in Europe/London, `2026-10-20`. */
export type Day = string;

export type Role =
  | 'participant'
  | 'headteacher'
  | 'coach'
  | 'assessor'
  | 'partner'
  | 'provider'
  | 'admin'
  | 'learning-environment'
  | 'engine';

/** Who does something, by role and opaque id; never a name. */
export interface Actor {
  role: Role;
  id: string;
}

/** `live` for a person; `rehearsal` for a journey whose clock is moved by command (S8.1). */
export type Mode = 'live' | 'rehearsal';

/** The coded answers of the provider's form (S2.2); free text stays in the store. */
export interface ApplicationForm {
  role: string;
  motivation: string;
  /** The day on which the SENCO post was taken up, for current SENCOs. */
  postTakenUp: Day | null;
  earlierAward: 'held' | 'under-way' | 'none';
  teachingYears: number;
  qts: boolean;
  /** Whether the text on how the role gives access to practise the learning was given. */
  opportunity: boolean;
  /** Only a mainstream state school is a `school`; the duty binds nobody elsewhere (S2.5). */
  setting: Setting;
  fundingWish: string;
  /** The email given is a work address, whose filters lose such mail (S2.2). */
  workEmail: boolean;
}

/** How a written response was read (S5.3, S5.4), in codes: where its count ended, and by what it names its author. */
export interface HowRead {
  /** The heading at which the count stopped. */
  countedTo: 'references' | 'bibliography' | 'appendix' | 'end';
  /** The words that follow that heading. */
  wordsAfter: number;
  /** Why it should be asked whether the response ends there. */
  doubt: 'much-after-it' | 'heading-passed-over' | null;
  traces: ('name' | 'school' | 'email' | 'trn')[];
}

/** What a version of a review holds, by the ids of its fields; the words are in the store (S3.10). */
export interface ReviewContents {
  filled: string[];
  changed: string[];
  /** The version that it was written upon; null for the first. */
  replaces: string | null;
}

export type Evidence = 'headteacher-declaration' | 'qts-certificate' | 'setting-confirmation';
export const settings = [
  'school',
  'independent-school',
  'special-school',
  'college',
  'early-years',
  'outside-school',
] as const;
type Setting = (typeof settings)[number];
export type Suitability = 'suitable' | 'unsuitable' | 'investigate';
export const fundings = ['scholarship', 'school', 'trust', 'self', 'programme'] as const;
export type Funding = (typeof fundings)[number];

/** Why a journey ended (S4.3). */
export type Ending = 'passed' | 'not-passed' | 'withdrawn' | 'rejected' | 'expired' | 'lapsed';

/** A date that matters: when, and what falls on it as `subject/kind`, such as `task-1/overdue`. */
export interface AgendaItem {
  at: Instant;
  key: string;
}

/** When an element opens and is due, days in Europe/London. */
export interface ElementDates {
  opens: Day;
  due: Day;
}

/** Who marks: in the first round, and in the round after an appeal (S5.4, S5.5). */
export const markerRoles = [
  'marker',
  'moderator',
  'third',
  'appeal',
  'appeal-moderator',
  'appeal-third',
] as const;
export type MarkerRole = (typeof markerRoles)[number];

/** Why an assessor must not mark somebody's work: somebody has said so, or the store knows (S5.4). */
export type MarkingConflict = 'declared' | 'coach' | 'setting' | 'trust';

/** Why something waits for a provider's person: a closed list, each with its sentence in `view`. */
export type ExceptionCode =
  | 'suitability-to-investigate'
  | 'found-unsuitable'
  | 'endorsement-not-asked'
  | 'joined-too-late'
  | 'event-in-school-holiday'
  | 'statutory-deadline-at-risk'
  | 'no-coaching-slot'
  | 'no-coach'
  | 'no-catch-up-place'
  | 'group-to-choose'
  | 'attendance-not-recorded'
  | 'session-not-reported'
  | 'feedback-missing'
  | 'review-not-agreed'
  | 'silent'
  | 'cannot-reach'
  | 'signal-refused'
  | 'effect-failed'
  | 'return-overdue'
  | 'no-marker'
  | 'marking-overdue'
  | 'conflict-found'
  | 'conflict-after-result'
  | 'outcome-overdue'
  | 'no-later-window';
