/**
 * Older events in today's shape. Every event ever written passes here before it is folded, so that
 * `evolve` knows one shape only. There is one version so far: an event is taken as it is.
 */
import type { JourneyEvent } from './event.js';

export const upcast = (event: JourneyEvent): JourneyEvent => event;
