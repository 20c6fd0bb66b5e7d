/** S4: deferrals and withdrawals, each on its day. */
import { londonInstant } from '../../workflows/journey/calendar.js';
import type { Behaviour } from '../behaviour.js';
import { command, isStudying, participantOf, officeStaff, type Act } from './act.js';

export const interruptionActs = (behaviour: Behaviour): Act[] => [
  ...deferralActs(behaviour),
  ...withdrawalActs(behaviour),
];

function deferralActs({ deferral }: Behaviour): Act[] {
  if (deferral === null) return [];
  const { on, until, cohort } = deferral;
  return [
    {
      at: londonInstant(on, '11:00'),
      key: 'defer',
      actor: participantOf,
      reason: 'parental-leave',
      applies: isStudying,
      deed: () => command({ type: 'defer', expectedReturn: until }),
    },
    {
      at: londonInstant(until, '11:00'),
      key: 'return',
      actor: officeStaff,
      applies: ({ status }) => status === 'deferred',
      deed: () => command({ type: 'return', cohort }),
    },
  ];
}

function withdrawalActs({ withdrawal }: Behaviour): Act[] {
  if (withdrawal === null) return [];
  const { on, reason, reversed } = withdrawal;
  const withdraw: Act = {
    at: londonInstant(on, '11:00'),
    key: 'withdraw',
    actor: participantOf,
    reason,
    applies: isStudying,
    deed: () => command({ type: 'withdraw' }),
  };
  if (reversed === null) return [withdraw];
  const reinstate: Act = {
    at: londonInstant(reversed, '11:00'),
    key: 'reinstate',
    actor: officeStaff,
    reason: 'withdrawn-by-mistake',
    applies: ({ status }) => status === 'withdrawn',
    deed: () => command({ type: 'reinstate' }),
  };
  return [withdraw, reinstate];
}
