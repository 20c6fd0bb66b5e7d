/** The dates of an application (S2.3, S2.6), of the statutory duty (S2.5), and of the journey as a whole (S4). */
import { appealedAttempt, isUnderWay } from '../attempts.js';
import { chasedOf } from '../rules/endorsement.js';
import { ended } from '../rules/endings.js';
import { raiseAnew } from '../rules/exceptions.js';
import type { AgendaKind } from './keys.js';
import type { AppliesWhen, DateKind } from './kind.js';

const isIncomplete: AppliesWhen = (journey) =>
  journey.application.place === 'none' && chasedOf(journey).length > 0;

const isUnmet: AppliesWhen = (journey) => journey.dutyMet === null;

/** Whoever is being assessed does not lapse before knowing the outcome (S4.3). */
const isNotBeingAssessed: AppliesWhen = (journey) =>
  !journey.attempts.some(isUnderWay) && appealedAttempt(journey) === undefined;

export const courseKinds = {
  'application/chase-{n}': {
    clause: 'S2.3',
    what: 'what is missing in the application is chased',
    whose: 'participant',
    nudge: true,
    applies: { applying: isIncomplete },
  },
  'application/deadline': {
    clause: 'S2.3',
    what: 'the application expires unless it is complete',
    whose: 'participant',
    told: true,
    applies: { applying: isIncomplete },
    follows: (journey) => ended(journey, 'expired', 'application-not-completed'),
  },
  'offer/lapses': {
    clause: 'S2.6',
    what: '{subject} lapses',
    whose: 'participant',
    told: true,
    applies: { applying: (journey) => journey.application.place === 'offered' },
    follows: () => [{ type: 'OfferLapsed', declined: false }],
  },
  'statutory/{n}': {
    clause: 'S2.5',
    what: '{count} months before the statutory deadline',
    whose: 'participant',
    nudge: true,
    outlivesPlan: true,
    waitsForReturn: true,
    applies: { applying: isUnmet, active: isUnmet },
  },
  'journey/lapses': {
    clause: 'S4.3',
    what: '{subject} lapses',
    whose: 'participant',
    told: true,
    outlivesPlan: true,
    applies: { applying: () => true, active: isNotBeingAssessed },
    follows: (journey) => ended(journey, 'lapsed', 'longest-duration-reached'),
  },
  'return/overdue': {
    clause: 'S4.1',
    what: '{subject} is overdue',
    whose: 'provider',
    told: true,
    outlivesPlan: true,
    applies: { deferred: () => true },
    follows: (journey) => raiseAnew(journey, 'return-overdue', null),
  },
  'withdrawal/final': {
    clause: 'S4.2',
    what: 'the withdrawal becomes final',
    whose: 'engine',
    told: true,
    outlivesPlan: true,
    applies: { withdrawn: () => true },
    follows: (journey) => ended(journey, 'withdrawn', journey.withdrawal?.reason ?? ''),
  },
} as const satisfies Partial<Record<AgendaKind, DateKind>>;
