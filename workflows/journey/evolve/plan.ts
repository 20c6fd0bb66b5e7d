import { addDays, londonDate } from '../calendar.js';
import { dateKindOf } from '../agenda/kinds.js';
import type { Evolvers } from './evolvers.js';
import type { Journey } from '../state.js';
import type { ExceptionCode } from '../values.js';

const without = (journey: Journey, items: readonly string[]) =>
  journey.agenda.filter((item) => !items.includes(item.key));

/**
 * An agenda without what was reached, and without what no longer applied when its moment came: that is
 * everything well before the moment reached now, but for what waits for whoever was away.
 */
function afterwards(journey: Journey, items: readonly string[]): Journey['agenda'] {
  const left = without(journey, items);
  const reached = journey.agenda.find((item) => items.includes(item.key));
  if (journey.status !== 'active' || !reached) return left;
  const bygone = addDays(londonDate(reached.at), -7);
  return left.filter(({ at, key }) => at >= bygone || dateKindOf(key)?.waitsForReturn);
}

/** Settled exceptions that are remembered, the newest: no journey on time has a tenth of them. */
const MOST_SETTLED = 200;

/** The plan, its dates as they arrive, and what needs a person. */
export const planEvolvers = {
  Planned: (journey, { dates }) => ({
    plan: dates,
    agenda: journey.agenda.filter((item) => dateKindOf(item.key)?.outlivesPlan),
  }),
  StageEntered: (_, { stage }) => ({ stage }),
  DateReached: (journey, { items }) => ({ agenda: afterwards(journey, items) }),
  Nudged: (journey, { items, at }) => ({ agenda: without(journey, items), lastNudge: londonDate(at) }),
  NudgesPutOff: () => ({}),
  ExceptionRaised: (journey, { exception, code, about, at }) => ({
    exceptions: [...journey.exceptions, { id: exception, code, about, since: at }],
  }),
  ExceptionSettled: (journey, { exception, how }) => ({
    exceptions: journey.exceptions.filter((one) => one.id !== exception),
    settled: how === 'overtaken' ? journey.settled : withSettled(journey.settled, exception),
    ...(how === 'accepted' ? acceptedMissed(journey, exception) : {}),
  }),
  EffectFailed: () => ({}),
  AddressRefused: () => ({}),
  Unreachable: () => ({ reachable: false }),
} satisfies Partial<Evolvers>;

/** Questions whose acceptance means that something stays undone. */
const aboutMissing: ReadonlySet<string> = new Set<ExceptionCode>([
  'joined-too-late',
  'no-catch-up-place',
  'attendance-not-recorded',
  'session-not-reported',
  'no-coaching-slot',
  'feedback-missing',
  'review-not-agreed',
]);

function acceptedMissed(journey: Journey, exception: string): Partial<Journey> {
  const { code, about } = journey.exceptions.find(({ id }) => id === exception) ?? {};
  const due = journey.plan[about ?? '']?.due;
  if (code === undefined || !aboutMissing.has(code) || !about || due === undefined) return {};
  return { acceptedMissed: { ...journey.acceptedMissed, [about]: due } };
}

const withSettled = (settled: readonly string[], exception: string): string[] => [
  ...settled.filter((one) => one !== exception).slice(1 - MOST_SETTLED),
  exception,
];
