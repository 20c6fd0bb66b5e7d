/** One client of the long run: an adapter with a clock of its own, which can end at any moment as a process does. */
import { setTimeout as pause } from 'node:timers/promises';
import type { RequestBudget } from '../../../dfe/budget/budget.js';
import type { DfeClock } from '../../../dfe/clock.js';
import { openDfe } from '../../../dfe/open.js';
import type { DfeApi } from '../../../dfe/port.js';
import type { Unknown } from '../../../dfe/records/reader.js';
import type { Dice } from './dice.js';
import { ClientEnded } from './ledger.js';
import type { ServiceTime } from './time.js';

export interface ClientMeans {
  url: string;
  token: string;
  budget: RequestBudget;
  time: ServiceTime;
  dice: Dice;
  onUnknown: (unknown: Unknown) => void;
}

export interface Effortful {
  /** Attempts after a fault. */
  retries: number;
  /** How often there was no turn at once. */
  waits: number;
}

/** Between half of it and the whole is waited before a second attempt. */
export const FIRST_WAIT_MS = 800;
const TIME_OUT_MS = 3_000;
/** The service's time runs away from any real deadline: attempts are what is counted. */
const NO_DEADLINE_MS = 100 * 365 * 86_400_000;

/** @param effort counts what it took */
export function openClient(means: ClientMeans, effort: Effortful): { dfe: DfeApi; end: () => void } {
  let ended = false;
  const alive = () => {
    if (ended) throw new ClientEnded();
  };
  const { time, dice, url, token } = means;
  const clock: DfeClock = {
    now: () => time.now(),
    random: () => dice.next(),
    sleep: async (ms) => {
      effort.retries += 1;
      await pause(ms);
      alive();
    },
  };
  const budget: RequestBudget = {
    reserve: async (lane) => {
      alive();
      const wait = await means.budget.reserve(lane);
      // It will sleep for this as well, which is no retry.
      if (wait > 0) effort.retries -= 1;
      if (wait > 0) effort.waits += 1;
      return wait;
    },
    pause: (ms) => means.budget.pause(ms),
  };
  const retryLimits = {
    attempts: 6,
    deadlineMs: NO_DEADLINE_MS,
    firstWaitMs: FIRST_WAIT_MS,
    longestWaitMs: 2_000,
    windowMs: 1_500,
  };
  const { onUnknown } = means;
  const dfe = openDfe({ url, token, budget, clock, retryLimits, onUnknown, timeOutMs: TIME_OUT_MS });
  return { dfe, end: () => void (ended = true) };
}
