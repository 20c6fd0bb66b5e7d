import { setTimeout as pause } from 'node:timers/promises';
import { MockActivityEnvironment } from '@temporalio/testing';
import { describe, expect, it } from 'vitest';
import { withinAttempt } from '../../../activities/attempt.js';

const inActivity = (startToCloseTimeoutMs: number) => new MockActivityEnvironment({ startToCloseTimeoutMs });

describe('S6.5 the time of an attempt', () => {
  it('S6.5 is over before Temporal gives the attempt up, and not before most of it has passed', async () => {
    const ended = await inActivity(500).run(() =>
      withinAttempt(async (ending) => {
        await pause(300);
        const early = ending.aborted;
        await pause(150);
        return { early, late: ending.aborted };
      }),
    );
    expect(ended).toEqual({ early: false, late: true });
  });

  it('S6.5 counts from the beginning of the activity, also for work within its work', async () => {
    const same = await inActivity(400).run(() =>
      withinAttempt(async (outer) => {
        await pause(350);
        return withinAttempt((inner) => Promise.resolve(inner === outer && inner.aborted));
      }),
    );
    expect(same).toBe(true);
  });

  it('S3.6 S8.1 is short for local work, which holds up the commands of its journey', async () => {
    const local = new MockActivityEnvironment({ startToCloseTimeoutMs: 15_000, isLocal: true });
    const began = performance.now();
    await local.run(() =>
      withinAttempt((ending) => new Promise((resolve) => ending.addEventListener('abort', resolve))),
    );
    expect(performance.now() - began).toBeLessThan(5_000);
  });

  it('S7.3 is over when the worker wants the activity to stop', async () => {
    const environment = inActivity(60_000);
    const stopped = environment.run(() =>
      withinAttempt(
        (ending) => new Promise((resolve) => ending.addEventListener('abort', () => resolve('stopped'))),
      ),
    );
    environment.cancel('WORKER_SHUTDOWN');
    expect(await stopped).toBe('stopped');
  });

  it('S6.5 has no end outside an activity', async () => {
    expect(await withinAttempt((ending) => pause(20, ending.aborted))).toBe(false);
  });
});
