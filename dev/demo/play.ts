/** Plays the cohort month by month, many lives at once, so that those who share diaries stay abreast. */
import { eachBounded } from '../../client/engine/bounded.js';
import type { DemoLife } from './life.js';
import type { Month } from './months.js';

/** Enough to keep two slow cores busy. */
const AT_ONCE = 16;
/** Nobody's clock stays behind the cohort's for longer. */
const MONTHS_BEHIND = 3;

export interface PlayOptions {
  /** Called as a month begins, and when it is over. */
  onMonth(month: Month, stage: 'begins' | 'ends'): Promise<void> | void;
  /** Called when somebody has got through a month. */
  onLife(month: Month): void;
}

export async function playLives(
  lives: readonly DemoLife[],
  months: readonly Month[],
  watcher: PlayOptions,
): Promise<void> {
  const last = months.at(-1);
  for (const month of months) {
    const open = lives.filter((life) => !life.isOver);
    await watcher.onMonth(month, 'begins');
    const isStop = month === last || month.number % MONTHS_BEHIND === 0;
    await eachBounded(open, AT_ONCE, async (life) => {
      await life.until(month.until);
      if (isStop) await life.passTo(month.until);
      watcher.onLife(month);
    });
    await watcher.onMonth(month, 'ends');
  }
}
