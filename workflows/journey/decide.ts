/** command + state → events, or a refusal. Pure: the same command at the same instant decides the same (decision 001). */
import type { Command } from './command.js';
import { consequences } from './consequences.js';
import { copyOf } from './copy.js';
import type { EventBody, JourneyEvent, NewEvent } from './event.js';
import { apply } from './evolve.js';
import { eventsOfCommand } from './lookup.js';
import { mayNotYet, refuseUnlessAllowed } from './permissions.js';
import { Refused, type Refusal } from './refusal.js';
import { appealRules } from './rules/appeals.js';
import { applicationRules } from './rules/application.js';
import { assessmentRules } from './rules/assessment.js';
import { conflictRules } from './rules/conflicts.js';
import { coachingRules } from './rules/coaching.js';
import { dateRules } from './rules/dates.js';
import { interruptionRules } from './rules/interruption.js';
import { lateFact } from './rules/late-facts.js';
import { markingRules } from './rules/marking.js';
import { placeRules } from './rules/places.js';
import { postRules } from './rules/post.js';
import { reviewRules } from './rules/reviews.js';
import { studyRules } from './rules/study.js';
import { transferRules } from './rules/transfer.js';
import { worldRules } from './rules/world.js';
import type { Journey } from './state.js';
import type { Instant } from './values.js';
import type { Rules } from './rules/rules.js';

const rules: Rules = {
  ...applicationRules,
  ...postRules,
  ...placeRules,
  ...studyRules,
  ...reviewRules,
  ...coachingRules,
  ...assessmentRules,
  ...markingRules,
  ...appealRules,
  ...conflictRules,
  ...interruptionRules,
  ...transferRules,
  ...worldRules,
  ...dateRules,
};

export interface Decided {
  /** What happened now; empty for a repeat and for what was so already. */
  events: JourneyEvent[];
  journey: Journey;
}

export type Decision = Decided | { refusal: Refusal };

export const isRefused = (decision: Decision): decision is { refusal: Refusal } => 'refusal' in decision;

/**
 * Decides a command at an instant (UTC, to the second). A repeated command id decides nothing again
 * (S3.6); a refusal changes nothing and carries a code of the closed list.
 */
export function decide(journey: Journey, command: Command, at: Instant): Decision {
  if (eventsOfCommand(journey, command.id)) return { events: [], journey };
  try {
    refuseUnlessAllowed(journey, command);
    const late = lateFact(journey, command);
    if (late) return settle(journey, command, late, at);
    mayNotYet(journey, command);
    const rule = rules[command.type] as (journey: Journey, command: Command, at: Instant) => NewEvent[];
    return settle(journey, command, rule(journey, command, at), at);
  } catch (error) {
    if (error instanceof Refused) return { refusal: error.refusal };
    throw error;
  }
}

/** More rounds than any chain of consequences has; it ends a loop that a faulty rule would begin. */
const MOST_ROUNDS = 12;

/** Applies the events of a rule, then what follows from them, until nothing more does. */
function settle(journey: Journey, command: Command, first: NewEvent[], at: Instant): Decided {
  if (first.length === 0) return { events: [], journey };
  const events: JourneyEvent[] = [];
  const state = copyOf(journey);
  let fresh = first;
  for (let round = 0; fresh.length > 0; round++) {
    if (round === MOST_ROUNDS) throw new Error(`consequences of ${command.type} do not end`);
    for (const body of fresh) {
      const event = recorded(state.n + 1, command, body, at, round === 0);
      events.push(event);
      apply(state, event);
    }
    fresh = consequences(state, events, at);
  }
  return { events, journey: state };
}

function recorded(n: number, command: Command, body: NewEvent, at: Instant, direct: boolean): JourneyEvent {
  const by = direct ? `${command.actor.role}:${command.actor.id}` : 'engine:rules';
  // Two spreads: named fields after the spread of a body that may have any shape are many times slower in V8.
  const event = { ...(body as EventBody), ...{ n, at, by, cmd: command.id } } as JourneyEvent;
  if (body.agenda?.length === 0) delete event.agenda;
  if (direct && command.reason !== undefined) event.reason = command.reason;
  if (direct && command.note !== undefined) event.note = command.note;
  return event;
}
