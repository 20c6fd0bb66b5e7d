/** Turns the results of activities into commands of the engine. */
import { ActivityFailure, ApplicationFailure } from '@temporalio/workflow';
import type { EffectResult, FailedEffect } from './activities.js';
import type { Journal } from './journal.js';
import type { FactCommand } from './journey/command.js';
import type { Instant } from './journey/values.js';

export function handleAnswers(journal: Journal, answers: readonly EffectResult[], at: Instant): void {
  for (const { key, facts } of answers) {
    facts.forEach((fact, index) => journal.handleFact(fact, `fact/${key}/${index}`, at));
  }
}

export function handleFailedEffects(journal: Journal, failed: readonly FailedEffect[], at: Instant): void {
  for (const { effect, code } of failed) {
    journal.handleFact({ type: 'effectFailed', effect, code }, `failed/${effect}`, at);
  }
}

export function handleDelivered(
  journal: Journal,
  facts: readonly FactCommand[],
  messages: readonly string[],
  at: Instant,
): void {
  facts.forEach((fact, index) => journal.handleFact(fact, `delivered/${messages[0]}/${index}`, at));
}

/** A message that itself reports a failed effect raises no other: that would go round in a circle. */
export function handleUndelivered(journal: Journal, key: string, error: unknown, at: Instant): void {
  if (key.includes('/effect-failed/')) return;
  handleFailedEffects(journal, [{ effect: `message/${key}`, code: failureCodeOf(error) }], at);
}

/** The code of a failure and nothing more: messages of foreign failures may hold personal data. */
export function failureCodeOf(error: unknown): string {
  const cause = error instanceof ActivityFailure ? error.cause : error;
  return cause instanceof ApplicationFailure && cause.type ? cause.type : 'unknown';
}
