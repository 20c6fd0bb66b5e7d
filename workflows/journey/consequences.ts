/** What follows by rule from what has just happened. Each returns nothing once it has been said. */
import { elementsOfKind } from './lookup.js';
import type { JourneyEvent, NewEvent } from './event.js';
import { suitabilityFollows, unsuitableFollows } from './rules/application.js';
import { sessionsToSeek } from './rules/session-search.js';
import { markingFollows } from './rules/marking.js';
import { overtaken } from './rules/exceptions.js';
import { watchDeadline } from './rules/statutory.js';
import type { Journey } from './state.js';
import type { Instant } from './values.js';

const planChangers = new Set<JourneyEvent['type']>([
  'StatutoryDeadlineSet',
  'Planned',
  'CatchUpBooked',
  'Deferred',
  'WindowMissed',
  'WindowClosed',
  'ExtensionGranted',
  'ResultReleased',
  'CohortChanged',
]);

export function consequences(journey: Journey, events: readonly JourneyEvent[], at: Instant): NewEvent[] {
  if (journey.status === 'ended') return [];
  const moved = events.some((event) => planChangers.has(event.type));
  return [
    ...suitabilityFollows(journey),
    ...unsuitableFollows(journey),
    ...coachToSeek(journey),
    ...sessionsToSeek(journey, events, at),
    ...markingFollows(journey),
    ...overtaken(journey),
    ...(moved ? watchDeadline(journey, at) : []),
  ];
}

/** S3.5: whoever has a place and sessions to come needs a coach. */
function coachToSeek(journey: Journey): NewEvent[] {
  const needed = journey.status === 'active' && journey.group !== null && journey.coach === null;
  if (!needed || journey.coachSought || elementsOfKind(journey.programme, 'coaching').length === 0) return [];
  return [{ type: 'CoachSought', instead: null }];
}
