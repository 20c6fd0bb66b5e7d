/** What was seen of one client at the end. */
import type { Copy, Difference } from './agreement.js';
import type { Team } from './team.js';

export interface Seen {
  team: Team;
  full: Copy;
  differences: Difference[];
}
