/**
 * What the workflow asks of its activities, as types alone: the workflow never sees their values.
 * One activity per duty; all are idempotent by key, so that a repeat changes nothing.
 */
import type { Enrolment, FactCommand } from './journey/command.js';
import type { JourneyEvent } from './journey/event.js';
import type { Instant, Mode } from './journey/values.js';
import type { AssessmentEffect, DiaryEffect, PlaceEffect } from './effects.js';

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

export interface Answer {
  key: string;
  /** What the world says; applied in order as commands of the engine. */
  facts: FactCommand[];
}

export interface RecordRequest extends Occasion {
  /** Sent with the first events of a journey only. */
  enrolment: Enrolment | null;
  events: JourneyEvent[];
}

export interface DeliverRequest {
  journey: string;
  mode: Mode;
  /** Keys of messages, `sequence/template/addressee[/about]`; the rest is in the record. */
  messages: string[];
}

export interface JourneyActivities {
  /** Appends events to the record exactly once per sequence and folds the read model (S7.1). */
  record(request: RecordRequest): Promise<void>;
  /** Places, groups, waiting list (S2.6). */
  arrangePlaces(occasion: Occasion, effects: Keyed<PlaceEffect>[]): Promise<Answer[]>;
  /** Coaches and their diaries (S3.5). */
  arrangeDiary(occasion: Occasion, effects: Keyed<DiaryEffect>[]): Promise<Answer[]>;
  /** Allocation of scripts without conflict of interest (S5.4). */
  arrangeMarking(occasion: Occasion, effects: Keyed<AssessmentEffect>[]): Promise<Answer[]>;
  /** Sends messages with their calendar files (S6.5); refused addresses come back as facts. */
  deliver(request: DeliverRequest): Promise<FactCommand[]>;
}

/** What happened at a moment, what it asks to be arranged, and the messages of a rehearsal. */
export interface MomentRequest extends RecordRequest {
  places: Keyed<PlaceEffect>[];
  diary: Keyed<DiaryEffect>[];
  assessment: Keyed<AssessmentEffect>[];
  /** Keys as in DeliverRequest; none for a live journey, whose messages leave this machine. */
  messages: string[];
}

/** An arrangement that fails for good, as `duty/key`, with the code of its failure. */
export interface FailedEffect {
  effect: string;
  code: string;
}

export interface MomentOutcome {
  answers: Answer[];
  failed: FailedEffect[];
  /** What the messages brought; null if they did not leave and are still to be delivered. */
  delivered: FactCommand[] | null;
}

export type CarryOut = (request: MomentRequest) => Promise<MomentOutcome>;

/** What the workflow calls: the duties of a moment in one piece of local work, and deliveries by themselves. */
export interface WorkflowActivities {
  carryOut: CarryOut;
  deliver: JourneyActivities['deliver'];
}
