/** What an assessor knows a participant by (S5.4). */
import { createHash } from 'node:crypto';

/** The candidate number of a script: opaque, the same for each of its markers, and without the journey's id. */
export const candidateOf = (script: string): string =>
  `C-${createHash('sha256').update(script).digest('hex').slice(0, 10).toUpperCase()}`;
