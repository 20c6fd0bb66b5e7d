/** Lives led through the client library by the people of the demo, who act on what their journey says. */
import { punctual, type Behaviour } from '../../lives/behaviour.js';
import { demoContext, type DemoContext } from '../../dev/demo/deeds.js';
import { DemoLife } from '../../dev/demo/life.js';
import { Tally } from '../../dev/demo/tally.js';
import type { Journeys } from '../../client/journeys.js';
import type { Store } from '../../store/database/database.js';
import type { Journey } from '../../workflows/journey/state.js';
import type { Instant } from '../../workflows/journey/values.js';

export interface Drive {
  journeys: Journeys;
  store: Store;
}

/** Each journey lives until an instant or its end, all side by side; refusals are an error. */
export async function liveThrough(
  { journeys, store }: Drive,
  ids: readonly string[],
  until: Instant,
  change: Partial<Behaviour> = {},
): Promise<Journey[]> {
  const tally = new Tally();
  const signal = AbortSignal.timeout(300_000);
  const context: DemoContext = demoContext({ journeys, store, tally, signal });
  const states = await Promise.all(
    ids.map(async (id) => {
      const life = await DemoLife.of(context, id, { ...punctual, ...change });
      await life.until(until);
      return life.journey;
    }),
  );
  if (tally.refused.length > 0) throw new Error(`refused: ${JSON.stringify(tally.refused)}`);
  return states;
}
