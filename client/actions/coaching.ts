/** S3.5, S6.4: what a coach sees of those they coach: how they get on and when they meet, and nothing personal besides the name. */
import type { JourneyFilter } from '../../store/read-model/read-model.js';
import { parseOrRefuse } from '../input/faults.js';
import { journeyIdSchema } from '../input/ids.js';
import type { Coached, CoachingReading } from '../reading/coaching.js';
import { now, recordHalf, type Context } from './context.js';

export interface Coaching {
  /** Everybody whose journey goes on, by name: pace, what is overdue, sessions that are booked; rehearsals by their own clocks. */
  coached(filter?: JourneyFilter): Promise<Coached[]>;
  /** The sessions and reviews of one participant, and how they get on. */
  coaching(journey: string): Promise<CoachingReading>;
}

const reading = () => import('../reading/coaching.js');

export function coachingActions({ servers, scope }: Context): Coaching {
  return {
    async coached(filter = {}) {
      const { coachedFrom } = await reading();
      return servers.inStore((store) => coachedFrom(store, scope, filter, now()));
    },
    async coaching(journey) {
      const id = parseOrRefuse(journeyIdSchema, journey);
      const { recordOrRefuse } = await recordHalf();
      const { stateFrom } = await import('../reading/view.js');
      const { presentOf } = await import('../reading/present.js');
      const { readNames } = await import('../../store/people/names.js');
      const { coachingOf } = await reading();
      return servers.inStore(async (store) => {
        const state = stateFrom(await recordOrRefuse(store, scope, id), null);
        const at = await presentOf(store, state, now());
        const name = (await readNames(store, [id])).get(id);
        return coachingOf(state, at, name ? `${name.givenName} ${name.familyName}` : null);
      });
    },
  };
}
