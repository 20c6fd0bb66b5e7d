/** What each type of event makes of the state. */
import type { EventType, EventOf } from '../event.js';
import type { Journey } from '../state.js';

export type Evolvers = {
  [K in EventType]: (journey: Journey, event: EventOf<K>) => Partial<Journey>;
};
