/** Plays whole journeys, so many at once, and looks that each was lived to its end. */
import { eachBounded } from '../../client/engine/bounded.js';
import type { Script } from './script.js';
import type { Watcher } from './watcher.js';
import type { Way } from './ways.js';

/** @returns seconds that it took */
export async function playScripts(
  scripts: readonly Script[],
  way: Way,
  watcher: Watcher,
  atOnce: number,
  onJourney: () => void = () => undefined,
): Promise<number> {
  const began = performance.now();
  await eachBounded(scripts, atOnce, async (script) => {
    await playOne(script, way, watcher);
    onJourney();
  });
  return (performance.now() - began) / 1_000;
}

async function playOne(script: Script, way: Way, watcher: Watcher): Promise<void> {
  const { journey } = script.enrolment;
  await way.begin(script);
  for (const { command, at } of script.rest) {
    await way.say(journey, await watcher.inPerson(journey, command), at);
  }
  const events = await way.end(journey);
  if (events !== script.events) {
    throw new Error(`${journey} has ${events} events in its record, not the ${script.events} of its script`);
  }
}
