/** What every rule is given: who asks, when by the service's clock, and what. */
import type { Id, Instant } from '../world/world.js';

export interface Asked {
  /** The lead provider that the token belongs to. */
  provider: Id;
  /** The service's clock for this request: the header's, where that is allowed. */
  at: Instant;
  /** The record in the path, in its canonical form; empty where the path names none. */
  id: Id;
  /** `data.attributes` as it came: nothing about it is certain. */
  attributes: Readonly<Record<string, unknown>>;
}
