/** S2.9: what the provider's office settles, each with its reason; the rest stays on its list. */
import type { EventOf } from '../../workflows/journey/event.js';
import type { Instant } from '../../workflows/journey/values.js';
import type { Habits } from '../habits.js';
import type { Journey } from '../../workflows/journey/state.js';
import type { Behaviour } from '../behaviour.js';
import { atWork, command, officeStaff, type Act } from './act.js';

const WITHIN = { days: 2, time: '14:00' };

/** Where nobody knows how far the school is from each group, the office asks and takes the first that suits. */
const choosing = (exception: string, at: Instant, journey: Journey, habits: Habits): Act => ({
  at: atWork(journey, at, WITHIN, habits),
  key: `choose/${exception}`,
  actor: officeStaff,
  applies: ({ ended, exceptions }) => ended === null && exceptions.some(({ id }) => id === exception),
  deed: ({ cohort, provider: own }) =>
    command({ type: 'accept', group: cohort.groups.find((one) => one.provider === own)?.id ?? null }),
});

export function settlingActs(
  { exception, code, at }: EventOf<'ExceptionRaised'>,
  journey: Journey,
  { habits }: Behaviour,
): Act[] {
  if (code === 'group-to-choose') return [choosing(exception, at, journey, habits)];
  const reason = habits.settles[code];
  if (reason === undefined) return [];
  return [
    {
      at: atWork(journey, at, WITHIN, habits),
      key: `settle/${exception}`,
      actor: officeStaff,
      reason,
      applies: ({ ended, exceptions }) => ended === null && exceptions.some(({ id }) => id === exception),
      deed: () => command({ type: 'settleException', exception, how: 'accepted' }),
    },
  ];
}
