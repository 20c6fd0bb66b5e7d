/** Time and chance as the client sees them; tests bring their own. */
import { setTimeout as pause } from 'node:timers/promises';

export interface DfeClock {
  /** Milliseconds since 1970. */
  now: () => number;
  sleep: (ms: number) => Promise<void>;
  /** In [0, 1). */
  random: () => number;
}

export const systemClock: DfeClock = {
  now: () => Date.now(),
  sleep: async (ms) => {
    await pause(ms);
  },
  random: () => Math.random(),
};
