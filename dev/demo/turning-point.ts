/** Looks ahead by the journey's own rules: when does the calendar bring something that people act on? */
import { decide, isRefused } from '../../workflows/journey/decide.js';
import { nextDeadline } from '../../workflows/journey/rules/dates.js';
import type { Journey } from '../../workflows/journey/state.js';
import type { Instant } from '../../workflows/journey/values.js';
import { awaitedEvents } from '../../lives/acts/follows.js';

/** More dates than a journey has between two acts. */
const MOST_DATES = 500;

/**
 * The first date before an instant on which something happens that people wait for, or null. Reminders and the
 * like are lived through on the way to the next act, without a stop of their own.
 */
export function turningPoint(journey: Journey, before: Instant): Instant | null {
  let state = journey;
  for (let count = 0; count < MOST_DATES; count++) {
    const next = nextDeadline(state);
    if (next === null || next.at >= before) return null;
    const at = next.at > state.at ? next.at : state.at;
    const command = {
      type: 'reachDate',
      id: `look-ahead/${count}`,
      actor: { role: 'engine', id: 'demo' },
    } as const;
    const decision = decide(state, command, at);
    if (isRefused(decision) || decision.events.length === 0) return null;
    if (decision.events.some(({ type }) => awaitedEvents.has(type))) return next.at;
    state = decision.journey;
  }
  return null;
}
