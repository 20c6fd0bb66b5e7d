/** S8.2: the same life once in real durations, once as a rehearsal, each on the server made for it. */
import { expect, test } from 'vitest';
import { realEngine, skippingEngine } from '../../support/engines.js';
import { lifePlans } from '../../../lives/lives.js';
import { lifeAfter, liveOut, rehearse, toTheMinute } from '../../../bench/stage/living.js';

const real = await realEngine();
const skipping = await skippingEngine();

const lives = {
  'on time': lifePlans.onTime,
  'with a missed event and a deferral': { ...lifePlans.missedEvent, ...lifePlans.deferral },
  'failed, then passed': lifePlans.failThenPass,
};

for (const [name, behaviour] of Object.entries(lives)) {
  test(`S8.2 a life ${name} leaves the same record in rehearsal and in real time`, async () => {
    const queue = name.replaceAll(/\W+/g, '-');
    const life = lifeAfter(await skipping.now(), behaviour, `j-${queue}`);
    const [inRealTime, rehearsed] = await Promise.all([
      liveOut(skipping, queue, life),
      rehearse(real, queue, life),
    ]);
    expect(inRealTime.end).toEqual(rehearsed.end);
    expect(toTheMinute(rehearsed.record)).toEqual(toTheMinute(inRealTime.record));
    expect(rehearsed.miniature.sent.toSorted()).toEqual(inRealTime.miniature.sent.toSorted());
    expect(rehearsed.record.length).toBeGreaterThan(100);
  }, 240_000);
}
