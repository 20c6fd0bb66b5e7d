/** The naive journey's hands: an ordinary activity for every effect, with the time-outs that ours have. */
import { proxyActivities } from '@temporalio/workflow';
import type { EffectResult, JourneyActivities, Occasion } from '../../workflows/activities.js';
import type { Arrangement } from '../../workflows/effects/effect.js';

const retry = { initialInterval: '250 milliseconds', backoffCoefficient: 2, maximumInterval: '15 seconds' };

export const store = proxyActivities<JourneyActivities>({ startToCloseTimeout: '15 seconds', retry });
export const world = proxyActivities<JourneyActivities>({ startToCloseTimeout: '2 minutes', retry });

/** One arrangement, with the same code of the store underneath. */
export function arrange(
  occasion: Occasion,
  key: string,
  { duty, effect }: Arrangement,
): Promise<EffectResult[]> {
  switch (duty) {
    case 'places':
      return store.arrangePlaces(occasion, [{ key, effect }]);
    case 'diary':
      return store.arrangeDiary(occasion, [{ key, effect }]);
    case 'assessment':
      return store.arrangeMarking(occasion, [{ key, effect }]);
  }
}
