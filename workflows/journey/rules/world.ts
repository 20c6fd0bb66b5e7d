/** What the world reports back: effects that failed for good, addresses that refuse, signals that cannot be answered. */
import type { Rules } from './rules.js';
import type { NewEvent } from '../event.js';
import type { Journey } from '../state.js';
import { endorsementFailed } from './endorsement.js';
import { raise, raiseAnew } from './exceptions.js';

/** No address is left: the provider finds another way, and correct details settle it. */
export const cannotReach = (journey: Journey, message: string): NewEvent[] => [
  { type: 'Unreachable', message },
  ...(journey.status === 'ended' ? [] : raiseAnew(journey, 'cannot-reach', null)),
];

/** Something that was to follow did not, and a person has to see to it. */
export const recordFailedEffect = (journey: Journey, effect: string, code: string): NewEvent[] => [
  { type: 'EffectFailed', effect, code },
  ...(endorsementFailed(journey, effect, code) ?? raise(journey, 'effect-failed', effect)),
];

export const worldRules = {
  effectFailed: (journey, { effect, code }) => recordFailedEffect(journey, effect, code),
  addressRefused: (_, { message, address, code }) => [{ type: 'AddressRefused', message, address, code }],
  unreachable: (journey, { message }) => cannotReach(journey, message),
  /** S3.6: a signal cannot be answered, so its refusal is recorded and shown to the provider. */
  refuseSignal: (journey, { session, code }) => [
    { type: 'SignalRefused', session, code },
    ...raiseAnew(journey, 'signal-refused', session),
  ],
} satisfies Partial<Rules>;
