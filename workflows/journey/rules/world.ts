/** What the world reports back: effects that failed for good, addresses that refuse, signals that cannot be answered. */
import type { Rules } from '../decide.js';
import { raise, raiseAnew } from './exceptions.js';

export const worldRules: Rules<'effectFailed' | 'addressRefused' | 'unreachable' | 'refuseSignal'> = {
  effectFailed: (journey, { effect, code }) => [
    { type: 'EffectFailed', effect, code },
    ...raise(journey, 'effect-failed', effect),
  ],
  addressRefused: (_, { message, address, code }) => [{ type: 'AddressRefused', message, address, code }],
  unreachable: (journey, { message }) => [
    { type: 'Unreachable', message },
    ...(journey.status === 'ended' ? [] : raiseAnew(journey, 'cannot-reach', null)),
  ],
  /** S3.6: a signal cannot be answered, so its refusal is recorded and shown to the provider. */
  refuseSignal: (journey, { session, code }) => [
    { type: 'SignalRefused', session, code },
    ...raiseAnew(journey, 'signal-refused', session),
  ],
};
