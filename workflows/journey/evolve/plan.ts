import type { Evolvers } from '../evolve.js';
import type { Journey } from '../state.js';

const without = (journey: Journey, items: readonly string[]) =>
  journey.agenda.filter((item) => !items.includes(item.key));

/** Items that a new plan replaces: all but those of the journey as a whole and of booked sessions. */
const kept = (key: string) =>
  /^(journey|statutory|outcome|appeal|withdrawal)\//.test(key) ||
  /\/(ask|ask-again|unreported|tomorrow)$/.test(key);

/** The plan, its dates as they arrive, and what needs a person. */
export const planEvolvers: Evolvers<
  | 'Planned'
  | 'StageEntered'
  | 'DateReached'
  | 'Nudged'
  | 'NudgesPutOff'
  | 'ExceptionRaised'
  | 'ExceptionSettled'
  | 'EffectFailed'
  | 'AddressRefused'
  | 'Unreachable'
> = {
  Planned: (journey, { dates }) => ({
    plan: dates,
    agenda: journey.agenda.filter((item) => kept(item.key)),
  }),
  StageEntered: (_, { stage }) => ({ stage }),
  DateReached: (journey, { items }) => ({ agenda: without(journey, items) }),
  Nudged: (journey, { items, at }) => ({ agenda: without(journey, items), lastNudge: at.slice(0, 10) }),
  NudgesPutOff: () => ({}),
  ExceptionRaised: (journey, { exception, code, about, at }) => ({
    exceptions: [...journey.exceptions, { id: exception, code, about, since: at }],
  }),
  ExceptionSettled: (journey, { exception, how }) => ({
    exceptions: journey.exceptions.filter((one) => one.id !== exception),
    settled: how === 'overtaken' ? journey.settled : [...journey.settled, exception],
  }),
  EffectFailed: () => ({}),
  AddressRefused: () => ({}),
  Unreachable: () => ({ reachable: false }),
};
