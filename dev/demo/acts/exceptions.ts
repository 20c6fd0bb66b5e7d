/** S2.9: what the provider's office settles, each with its reason; the rest stays on its list. */
import type { EventOf } from '../../../workflows/journey/event.js';
import type { Journey } from '../../../workflows/journey/state.js';
import type { Behaviour } from '../behaviour.js';
import { atWork, command, provider, type Act } from './act.js';

const WITHIN = { days: 2, time: '14:00' };

export function settlingActs(
  { exception, code, at }: EventOf<'ExceptionRaised'>,
  journey: Journey,
  { habits }: Behaviour,
): Act[] {
  const reason = habits.settles[code];
  if (reason === undefined) return [];
  return [
    {
      at: atWork(journey, at, WITHIN, habits),
      key: `settle/${exception}`,
      actor: provider,
      reason,
      applies: ({ ended, exceptions }) => ended === null && exceptions.some(({ id }) => id === exception),
      deed: () => command({ type: 'settleException', exception, how: 'accepted' }),
    },
  ];
}
