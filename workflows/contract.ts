/** What clients and the workflow share: names, ids, messages, search attributes. No workflow code. */
import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow';
import { defineSearchAttributeKey, SearchAttributeType } from '@temporalio/common';
import type { Command, CommandOf, Enrolment } from './journey/command.js';
import type { JourneyEvent } from './journey/event.js';
import type { RefusalCode } from './journey/refusal.js';
import type { JourneyView } from './journey/view.js';
import type { AgendaItem, Instant } from './journey/values.js';

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
  /** The record so far; empty for a new journey. */
  journal: JourneyEvent[];
  /** Keys of messages that were under way at the hand-over. */
  outbox: string[];
  /** The rehearsal clock; null for a live journey (S8.1). */
  clock: Instant | null;
  /** Events of history after which a run hands over to the next; the usual budget unless told. */
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

export interface Timeline {
  events: JourneyEvent[];
  ahead: AgendaItem[];
}

/** A command with, in a rehearsal, the moment at which it is given. */
export interface CommandRequest {
  command: Command;
  at: Instant | null;
}

export const enrolUpdate = defineUpdate<Receipt, [{ command: CommandOf<'enrol'>; at: Instant | null }]>(
  'enrol',
);
export const commandUpdate = defineUpdate<Receipt, [CommandRequest]>('command');
/** Moves the clock of a rehearsal; answered once every date on the way has been lived through. */
export const advanceToUpdate = defineUpdate<Instant, [Instant]>('advanceTo');
/** For systems that can only signal (S3.5); a refusal becomes an event that the provider sees. */
export const sessionCompletedSignal = defineSignal<[SessionReport]>('sessionCompleted');
/** Wakes a resting journey, so that it moves to a newer build or looks at its dates again. */
export const wakeSignal = defineSignal('wake');
export const viewQuery = defineQuery<JourneyView, [Instant | null]>('view');
export const timelineQuery = defineQuery<Timeline>('timeline');

/** The type of every refusal that leaves the workflow is its code. */
export type RefusedType = RefusalCode;

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
