/**
 * What the workflow asks of its activities, as types alone: the workflow never sees their values.
 * One activity per duty; all are idempotent by key, so that a repeat changes nothing.
 */
import type { Receipt } from './contract.js';
import type { Enrolment, FactCommand } from './journey/command.js';
import type { CompactJourney } from './journey/compact.js';
import type { JourneyEvent } from './journey/event.js';
import type { Instant, Mode } from './journey/values.js';
import type { AssessmentEffect } from './effects/effect.js';
import type { DiaryEffect } from './effects/effect.js';
import type { PlaceEffect } from './effects/effect.js';

/** Which journey, and when by its own clock; activities never ask for today's date. */
export interface Occasion {
  journey: string;
  mode: Mode;
  at: Instant;
}

/** An effect with its key within the journey, `sequence/effect`, and the facts that answered it. */
export interface Keyed<T> {
  key: string;
  effect: T;
}

export interface EffectResult {
  key: string;
  /** What the world says; applied in order as commands of the engine. */
  facts: FactCommand[];
}

/** A command that was answered without an event, because it was so already. */
export interface Answered {
  command: string;
  at: Instant;
  /** The number of events that the journey had. */
  n: number;
}

export interface RecordRequest extends Occasion {
  /** Sent with the first events of a journey only. */
  enrolment: Enrolment | null;
  /** The number of events that the run knows to be in the record. */
  after: number;
  /** Those that follow. */
  events: JourneyEvent[];
  answered: Answered[];
  /** Commands that the run does not remember, though they may have been answered before. */
  asks: string[];
  /** Whether the record is to say what it has after `after`, though nothing new is sent. */
  look: boolean;
}

/** What the record knows and the run does not. */
export interface RecordNews {
  /** Nothing of the request was carried out, since it was decided on another course than the record's. */
  halted: boolean;
  /** It goes on otherwise than the run does: its own events after `after`, oldest first. */
  ahead?: JourneyEvent[];
  /** What the journey was begun with by the record, if the run was begun with something else. */
  enrolment?: Enrolment;
  /** It has only so many events, fewer than the run takes for recorded. */
  behind?: number;
  /** First receipts of commands that were asked about. */
  known?: Receipt[];
}

interface RestoreRequest {
  journey: string;
  /** Events that the record has at the least. */
  from: number;
  /** Whether to find out which arrangements and messages are outstanding. */
  revived: boolean;
}

/** Where a journey stands by its record. */
export interface Restored {
  state: CompactJourney;
  /** Ids of the newest commands that were answered without an event. */
  answered: string[];
  outstanding: Outstanding | null;
}

/** What is to be arranged in our own house, by key. */
export interface Arrangements {
  places: Keyed<PlaceEffect>[];
  diary: Keyed<DiaryEffect>[];
  assessment: Keyed<AssessmentEffect>[];
}

/** What follows from a record and has not been carried out yet. */
export interface Outstanding extends Arrangements {
  messages: string[];
}

export interface DeliverRequest {
  journey: string;
  mode: Mode;
  /** Keys of messages, `sequence/template/addressee[/about]`; the rest is in the record. */
  messages: string[];
}

export interface JourneyActivities {
  /** Appends events to the record exactly once per sequence and folds the read model (S7.1). */
  record(request: RecordRequest): Promise<RecordNews | null>;
  /** Where a journey stands by its record, for a run that goes on from there. */
  restore(request: RestoreRequest): Promise<Restored>;
  /** Places, groups, waiting list (S2.6). */
  arrangePlaces(occasion: Occasion, effects: Keyed<PlaceEffect>[]): Promise<EffectResult[]>;
  /** Coaches and their diaries (S3.5). */
  arrangeDiary(occasion: Occasion, effects: Keyed<DiaryEffect>[]): Promise<EffectResult[]>;
  /** Allocation of scripts without conflict of interest (S5.4). */
  arrangeMarking(occasion: Occasion, effects: Keyed<AssessmentEffect>[]): Promise<EffectResult[]>;
  /** Sends messages with their calendar files (S6.5); refused addresses come back as facts. */
  deliver(request: DeliverRequest): Promise<FactCommand[]>;
}

/** What happened at a moment, what it asks to be arranged, and the messages of a rehearsal (of a live journey none). */
export type MomentRequest = RecordRequest &
  Outstanding & {
    /** When each thing that was under way was decided. */
    decidedAt: Instant[];
  };

/** An arrangement that fails for good, as `duty/key`, with the code of its failure. */
export interface FailedEffect {
  effect: string;
  code: string;
}

export interface MomentOutcome {
  /** Of a live journey: when it took place; a replay may take it for later (decision 025). */
  at?: Instant;
  /** When what was under way was decided, where that was not at that moment alone. */
  decidedAt?: Instant[];
  /** What the record knows more; nothing was arranged if that has halted it. */
  news?: RecordNews;
  answers: EffectResult[];
  failed: FailedEffect[];
  /** What kept failing and no longer holds up the rest: it is tried again by itself. */
  unarranged?: Arrangements;
  /** What the messages brought; null if they did not leave and are still to be delivered. */
  delivered: FactCommand[] | null;
}

export type CarryOut = (request: MomentRequest) => Promise<MomentOutcome>;

/** What the workflow calls: the duties of a moment in one piece of local work, deliveries and arrears by themselves. */
export interface WorkflowActivities {
  carryOut: CarryOut;
  arrange(
    occasion: Occasion,
    arrangements: Arrangements,
  ): Promise<{ answers: EffectResult[]; failed: FailedEffect[] }>;
  restore: JourneyActivities['restore'];
  deliver: JourneyActivities['deliver'];
}
