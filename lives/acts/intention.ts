/** An intention with the id of its command: from its key and the event that brought it, so always the same. */
import type { Act } from './act.js';

export interface Intention extends Act {
  id: string;
}
