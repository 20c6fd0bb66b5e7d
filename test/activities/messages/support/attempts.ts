/** Deliveries as Temporal makes them: an attempt has so long and no longer, and another follows. */
import { setTimeout as pause } from 'node:timers/promises';
import { MockActivityEnvironment } from '@temporalio/testing';
import { DefaultLogger } from '@temporalio/worker';
import type { DeliverRequest, JourneyActivities } from '../../../../workflows/activities.js';

/** Attempts that fail are what is tried here: nothing for the log of a test. */
const logger = new DefaultLogger('ERROR', () => undefined);

/** More attempts than any test needs; it ends a loop that a faulty delivery would begin. */
const MOST_ATTEMPTS = 80;

/** Whether one attempt was done within its time; what it would still do afterwards goes on unheard, as in a worker. */
export async function attemptOf(
  deliver: JourneyActivities['deliver'],
  request: DeliverRequest,
  startToCloseTimeoutMs: number,
): Promise<boolean> {
  const environment = new MockActivityEnvironment({ startToCloseTimeoutMs }, { logger });
  const attempt = environment.run(deliver, request).then(
    () => true,
    () => false,
  );
  return Promise.race([attempt, pause(startToCloseTimeoutMs, false)]);
}

/** Attempts until one is done. @returns how many there were */
export async function untilDelivered(
  deliver: JourneyActivities['deliver'],
  request: DeliverRequest,
  startToCloseTimeoutMs: number,
): Promise<number> {
  for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
    if (await attemptOf(deliver, request, startToCloseTimeoutMs)) return attempt;
    await pause(50);
  }
  throw new Error(`the messages of ${request.journey} were not delivered in ${MOST_ATTEMPTS} attempts`);
}
