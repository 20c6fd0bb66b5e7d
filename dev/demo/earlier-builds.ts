/** Journeys of a checkout that was changed since: their build has no worker any more, so they go on with this one. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Journeys } from '../../client/journeys.js';
import { Unreachable } from '../../client/errors.js';
import type { Say } from '../servers/server-error.js';

const TRY_EVERY_MS = 250;

/** @param build the one that the worker of the demo has */
export async function takeOver(
  journeys: Pick<Journeys, 'releases' | 'abandonBuild'>,
  build: string,
  say: Say,
  signal: AbortSignal,
): Promise<void> {
  const earlier = await buildsBefore(journeys, build, signal);
  for (const one of earlier) {
    const all = await journeys.abandonBuild(one);
    const going = all.filter(({ goesOn }) => goesOn).length;
    say(`${going} of ${all.length} journeys of the build before go on with this one`);
  }
}

async function buildsBefore(
  journeys: Pick<Journeys, 'releases'>,
  build: string,
  signal: AbortSignal,
): Promise<string[]> {
  for (;;) {
    try {
      const { current, versions } = await journeys.releases();
      if (current === build) {
        return versions.filter((one) => one.build !== build && one.journeys > 0).map((one) => one.build);
      }
    } catch (error) {
      if (error instanceof Unreachable && error.code === 'no-versions') return [];
      throw error;
    }
    await pause(TRY_EVERY_MS, undefined, { signal });
  }
}
