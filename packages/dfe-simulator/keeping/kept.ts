/** Everything that outlives a request. */
import type { World } from '../world/world.js';

export interface Kept {
  world: World;
  /** How far the service's clock is ahead of the machine's. */
  clockOffsetMs: number;
}
