/**
 * Which effect follows which event. Pure, so that a worker, a rebuild and a test agree on it.
 * An effect carries ids only; whoever carries it out looks the rest up in the store (decision 005).
 */
import { arrangementsOf } from './effects/arrangements.js';
import type { Arrangement, MessageEffect } from './effects/effect.js';
import { messagesOf } from './effects/messages.js';
import type { JourneyEvent } from './journey/event.js';
import type { Journey } from './journey/state.js';

/** What the world is asked to arrange after an event, in order. */
export const arrangements = (event: JourneyEvent, after: Journey): Arrangement[] =>
  arrangementsOf(event, after);

/** The messages that an event occasions, in order. */
export const messages = (event: JourneyEvent, after: Journey): MessageEffect[] => messagesOf(event, after);

/** The key of a message within its journey: the same occasion always has the same key (S6.5). */
export const messageKey = (n: number, { template, to, about }: MessageEffect): string =>
  [n, template, to, ...(about === undefined ? [] : [about])].join('/');
