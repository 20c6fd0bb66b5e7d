/** What clients and the workflow share: names, ids, messages, search attributes. No workflow code. */
import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow';
import { defineSearchAttributeKey, SearchAttributeType } from '@temporalio/common';
import type { Command, CommandOf, Enrolment } from './journey/command.js';
import type { JourneyEvent } from './journey/event.js';
import type { JourneyView } from './journey/view.js';
import type { Instant } from './journey/values.js';

export const JOURNEY_TASK_QUEUE = 'journeys';
export const JOURNEY_WORKFLOW = 'journey';

/** The answer to an accepted command; a repeat is answered with the first receipt. */
export interface Receipt {
  journey: string;
  command: string;
  at: Instant;
  /** The events that the command caused, in order; none if it was so already. */
  events: { n: number; type: JourneyEvent['type'] }[];
  stage: string;
  status: string;
}

/** What a journey is started with, and what it hands over to its next run. */
export interface JourneyInput {
  enrolment: Enrolment;
  /** Events in the record that this run goes on from and asks the record for; 0 for a new journey. */
  from?: number;
  /** What the record has of arrangements and messages is to be seen to as well: nobody handed over to this run. */
  revived?: true;
  /**
   * The record is asked first: a receipt leaves once its events are there, and what it knows more is adopted.
   * Runs that the first build began lack it and go on in the order of their history until they hand over.
   */
  recordFirst?: true;
  /** The record by value, as the first build handed it over; empty since. */
  journal?: JourneyEvent[];
  /** Keys of messages that were under way at the hand-over. */
  outbox: string[];
  /** The rehearsal clock; null for a live journey (S8.1). */
  clock: Instant | null;
  /** Events of history after which a run hands over to the next; default: the usual budget. */
  handOverAfter?: number;
}

export interface SessionReport {
  id: string;
  coach: string;
  session: string;
  held: Instant;
  minutes: number;
  notes: string | null;
}

/** How far a run is, for whoever compares it with the record. */
export interface Standing {
  /** Events that the run knows to be in the record. */
  n: number;
  /** Whether it goes on from a record that it has not read yet. */
  isRestoring: boolean;
}

/** A command with, in a rehearsal, the moment at which it is given. */
export interface CommandRequest {
  command: Command;
  at: Instant | null;
}

export const enrolUpdate = defineUpdate<Receipt, [{ command: CommandOf<'enrol'>; at: Instant | null }]>(
  'enrol',
);
/** One update for every command (decision 002). */
export const commandUpdate = defineUpdate<Receipt, [CommandRequest]>('command');
/** Moves the clock of a rehearsal; answered once every date on the way has been lived through. */
export const advanceToUpdate = defineUpdate<Instant, [Instant]>('advanceTo');
/** For systems that can only signal (S3.5); a refusal becomes an event that the provider sees. */
export const sessionCompletedSignal = defineSignal<[SessionReport]>('sessionCompleted');
/**
 * Wakes a resting journey, so that it moves to a newer build, looks at its dates, and asks the record what it has.
 * With `handOver` it goes on in a new run in any case, for servers that do not tell a run of a newer build.
 */
export const wakeSignal = defineSignal<[{ handOver: boolean }?]>('wake');
export const viewQuery = defineQuery<JourneyView, [Instant | null]>('view');
export const standingQuery = defineQuery<Standing>('standing');

export const searchAttributes = {
  programme: defineSearchAttributeKey('JourneyProgramme', SearchAttributeType.KEYWORD),
  cohort: defineSearchAttributeKey('JourneyCohort', SearchAttributeType.KEYWORD),
  provider: defineSearchAttributeKey('JourneyProvider', SearchAttributeType.KEYWORD),
  stage: defineSearchAttributeKey('JourneyStage', SearchAttributeType.KEYWORD),
  status: defineSearchAttributeKey('JourneyStatus', SearchAttributeType.KEYWORD),
  attention: defineSearchAttributeKey('JourneyAttention', SearchAttributeType.BOOL),
  nextDeadline: defineSearchAttributeKey('JourneyNextDeadline', SearchAttributeType.DATETIME),
  rehearsal: defineSearchAttributeKey('JourneyRehearsal', SearchAttributeType.BOOL),
};
