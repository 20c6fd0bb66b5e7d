/** What the engine knows about one participant: the fold of the journey's events. */
import type { Cohort } from '../../programmes/cohort-schema.js';
import type { Programme } from '../../programmes/schema.js';
import type { Booking, OtherIntakeGroup } from './event.js';
import type {
  AgendaItem,
  ApplicationForm,
  Day,
  ElementDates,
  Ending,
  Evidence,
  ExceptionCode,
  Funding,
  Instant,
  MarkerRole,
  Mode,
  Suitability,
} from './values.js';

export interface Application {
  registration: string | null;
  form: ApplicationForm | null;
  evidence: Partial<Record<Evidence, string>>;
  suitability: { verdict: Suitability; reasons: string[] } | null;
  informationAsked: boolean;
  funding: Funding | null;
  /** Where the application stands with its place (S2.6). */
  place: 'none' | 'sought' | 'waitlisted' | 'offered' | 'held' | 'released';
  priority: 'mandatory' | 'ordinary';
  /** The group that a person has chosen, where it is not known which is the nearest (S2.8). */
  wantedGroup?: string;
  offer: { until: Instant; group: string; because: 'partner' | 'nearest' } | null;
}

/** An element that was done, credited, or (an event) missed. */
export interface ElementProgress {
  status: 'done' | 'credited' | 'missed';
  on: Day;
}

/** @public the declarations that a build writes of the evolvers name it */
export interface CourseProgress {
  selected: string[];
  done: Record<string, Day>;
}

/** @public likewise */
export interface TaskProgress {
  document: string;
  on: Day;
  late: boolean;
  feedback: string | null;
}

export interface SessionProgress {
  status: 'sought' | 'booked' | 'held' | 'missed' | 'unfilled' | 'cancelled';
  booking: Booking | null;
  held: Instant | null;
  minutes: number;
  notes: string | null;
  /** When it was last reported missed, so that the report can be put right even after a rebooking. */
  missedOn: Instant | null;
}

export interface ReviewProgress {
  document: string;
  agreed: ('coach' | 'participant')[];
  /** Fields that have words, of a review that has fields. */
  filled?: string[];
  /** The day of this version, or on which the participant agreed to it, of a review that has fields. */
  since?: Day;
}

export interface Mark {
  role: MarkerRole;
  assessor: string;
  total: number | null;
  newAssessor: boolean;
  /** When the assessor got it; states of before do not say. */
  allocated?: Instant;
}

/** One attempt at the summative assessment, from the opening of its window to its released result. */
export interface Attempt {
  number: number;
  window: string;
  opened: Instant;
  closes: Instant;
  closed: boolean;
  submission: {
    document: string;
    words: number;
    arrived: Instant;
    limit: 'within' | 'under' | 'over';
  } | null;
  script: string | null;
  outcomeDue: Instant | null;
  sought: MarkerRole[];
  marks: Mark[];
  /** From whom it was taken back: nobody gets it twice. */
  had?: string[];
  sampled: boolean | null;
  result: { total: number; pass: boolean } | null;
  released: Instant | null;
  appeal: 'none' | 'lodged' | 'decided';
  /** What the round after an appeal has come to; not there before its first mark. */
  appealed?: { sampled: boolean | null; result: { total: number; pass: boolean } | null };
}

/** A command by its id, and the numbers of its first and last event. */
type CommandEvents = readonly [id: string, first: number, last: number];

export interface Exception {
  id: string;
  code: ExceptionCode;
  about: string | null;
  since: Instant;
}

export interface Journey {
  id: string;
  mode: Mode;
  programme: Programme;
  cohort: Cohort;
  provider: string;
  deliveryPartner: string | null;
  reference: string;
  /** The number and time of the newest event. */
  n: number;
  at: Instant;
  enrolled: Instant;
  stage: string;
  status: 'applying' | 'active' | 'deferred' | 'withdrawn' | 'ended';
  application: Application;
  statutoryDeadline: Day | null;
  dutyMet: Day | null;
  group: string | null;
  coach: string | null;
  coachSought: boolean;
  /** Dates of every element as planned; empty until accepted, and after joining a cohort while deferred. */
  plan: Record<string, ElementDates>;
  elements: Record<string, ElementProgress>;
  catchUps: Record<string, { group: string; date: Day; elsewhere?: OtherIntakeGroup }>;
  courses: Record<string, CourseProgress>;
  tasks: Record<string, TaskProgress>;
  sessions: Record<string, SessionProgress>;
  reviews: Record<string, ReviewProgress>;
  attempts: Attempt[];
  /** Assessors who must not mark anything of this participant; none in states of before. */
  conflicts?: string[] | undefined;
  /** Windows that this journey has passed, by opening or missing them. */
  windowsPassed: string[];
  deferral: { since: Instant; reason: string; expectedReturn: Day } | null;
  deferredDays: number;
  withdrawal: { on: Instant; by: string; reason: string } | null;
  ended: { as: Ending; why: string; at: Instant } | null;
  exceptions: Exception[];
  /** Ids of exceptions that a person settled, the newest, so that the same question is not asked again. */
  settled: string[];
  /** Elements that a person accepted as missed, with the day on which each was due then (S2.9). */
  acceptedMissed: Record<string, Day>;
  /** Dates that matter, soonest first; what has happened or no longer applies is skipped. */
  agenda: AgendaItem[];
  /** The last sign of life from the participant, and the day of the last nudge (S3.8). */
  lastHeard: Instant;
  lastNudge: Day | null;
  reachable: boolean;
  /** The first and the last event of the newest commands, in order, for receipts: read it with `eventsOfCommand`. */
  commands: readonly CommandEvents[];
}
