/** S2.9: what the provider's office settles, each with its reason; the rest stays on its list. */
import type { EventOf } from '../../../workflows/journey/event.js';
import type { Journey } from '../../../workflows/journey/state.js';
import type { ExceptionCode } from '../../../workflows/journey/values.js';
import { atWork, command, provider, type Act } from './act.js';

const reasons: Partial<Record<ExceptionCode, string>> = {
  'statutory-deadline-at-risk': 'earliest-outcome-agreed',
  'no-catch-up-place': 'recording-and-tutorial-agreed',
};

export function settlingActs({ exception, code, at }: EventOf<'ExceptionRaised'>, journey: Journey): Act[] {
  const reason = reasons[code];
  if (reason === undefined) return [];
  return [
    {
      at: atWork(journey, at, 2, '14:00'),
      key: `settle/${exception}`,
      actor: provider,
      reason,
      applies: ({ ended, exceptions }) => ended === null && exceptions.some(({ id }) => id === exception),
      deed: () => command({ type: 'settleException', exception, how: 'accepted' }),
    },
  ];
}
