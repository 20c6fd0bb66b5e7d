/** A message never stalls its journey: whatever the rules throw at one is an answer to it, and an alarm for us. */
import { log } from '@temporalio/workflow';
import type { Command } from './journey/command.js';
import { decide, type Decision } from './journey/decide.js';
import { Refused } from './journey/refusal.js';
import { nextDeadline } from './journey/rules/dates.js';
import type { Journey } from './journey/state.js';
import type { Instant } from './journey/values.js';

/**
 * Decides a command. A fault of the rules is refused with `rules-failed`, and so is a decision after which the
 * journey could not say what its next date is; nothing has changed then.
 */
export function decideSafely(journey: Journey, command: Command, at: Instant): Decision {
  try {
    const decision = decide(journey, command, at);
    if ('journey' in decision) nextDeadline(decision.journey);
    return decision;
  } catch (error) {
    log.error('the rules failed on a command: it was refused', {
      code: nameOf(error),
      command: command.type,
    });
    return { refusal: new Refused('rules-failed', { command: command.type }).refusal };
  }
}

/** The class of a fault, never its message, which may quote what was sent. */
const nameOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error);
