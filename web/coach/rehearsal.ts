/** What a page says of the clock, where everything on it is a rehearsal. */
import type { Instant, Mode } from '../../workflows/journey/values.js';

export function rehearsalOf(all: readonly { mode: Mode; at: Instant }[]): { clock: Instant } | null {
  if (all.length === 0 || all.some(({ mode }) => mode === 'live')) return null;
  return { clock: all.reduce((latest, { at }) => (at > latest ? at : latest), '') };
}
