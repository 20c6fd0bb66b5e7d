/** How a participant and those around them behave in a lived journey. */
import type { Cohort } from '../programmes/cohort-schema.js';
import { punctual, type Behaviour as PeoplesBehaviour } from './behaviour.js';
import type { Habits } from './habits.js';
import type { Enrolment } from '../workflows/journey/command.js';
import type { ApplicationForm, Day, Funding, Instant } from '../workflows/journey/values.js';
import { autumn, earlyYears, nurseryForm, sencoForm } from './people.js';
import { kindWorld, placeIn, type World } from './world.js';

export interface LifePlan {
  cohort: Cohort;
  enrolment: Partial<Enrolment>;
  form: ApplicationForm;
  funding: Funding;
  enrolled: Instant;
  /** Days after enrolment on which the provider accepts; null: never. */
  acceptedAfter: number | null;
  /** Days by which everything handed in misses its due date; negative: days before it. */
  lateBy: number;
  missedEvents: string[];
  missedSessions: string[];
  /** The participant does nothing any more from that day on. */
  silentFrom: Day | null;
  deferral: { on: Day; until: Day; cohort: Cohort | null } | null;
  withdrawal: Day | null;
  /** The score on every criterion, by attempt; the last one holds for those after it. */
  scores: number[];
  /** Windows, counted from 1 as they open for this participant, in which nothing is submitted. */
  nothingSubmitted: number[];
  appeals: boolean;
  world: World;
}

/** Nobody waits for a working day here, so that every date of a life can be counted on the fingers. */
const habits: Habits = {
  evidence: {
    'headteacher-declaration': { days: 5, time: '10:00' },
    'qts-certificate': { days: 3, time: '10:00' },
    'setting-confirmation': { days: 4, time: '10:00' },
  },
  rejects: { days: 9, time: '10:00' },
  funds: { days: 8, time: '10:00' },
  accepts: { days: 9, time: '10:00' },
  induction: { days: 7, time: '17:00' },
  activities: 'one-a-day',
  coachAgrees: '16:45',
  submits: { days: 5, time: '20:15' },
  works: 'on-any-day',
  returnsFeedback: { days: 6, time: '15:00' },
  marks: { days: 6, time: '16:00' },
  releases: { days: 30, time: '11:00' },
  releasesLater: { days: 30, time: '11:00' },
  settles: {},
};

/** The same behaviour as the people of the demo know it; who is silent is the stage's affair. */
export function asPeopleDo(plan: LifePlan): PeoplesBehaviour {
  const { form, funding, acceptedAfter, lateBy, missedEvents, missedSessions, deferral, withdrawal } = plan;
  const days = acceptedAfter ?? 0;
  const isRejected = acceptedAfter === null && form.role === 'teaching-assistant';
  return {
    ...punctual,
    ...{ funding, lateBy, missedEvents, missedSessions, deferral },
    decision: isRejected ? 'reject' : acceptedAfter === null ? 'never' : 'accept',
    withdrawal: withdrawal === null ? null : { on: withdrawal, reason: 'change-in-career', reversed: null },
    submissions: [2100],
    emptyWindows: plan.nothingSubmitted,
    points: plan.scores,
    appeals: plan.appeals,
    habits: { ...habits, funds: { days: days - 1, time: '10:00' }, accepts: { days, time: '10:00' } },
  };
}

export const onTime: LifePlan = {
  cohort: autumn(),
  enrolment: {},
  form: sencoForm,
  funding: 'scholarship',
  enrolled: '2026-09-01T10:00:00Z',
  acceptedAfter: 9,
  lateBy: -5,
  missedEvents: [],
  missedSessions: [],
  silentFrom: null,
  deferral: null,
  withdrawal: null,
  scores: [3],
  nothingSubmitted: [],
  appeals: false,
  world: kindWorld,
};

/** No room at first; a freed place is offered at once to whoever waits. */
const fullWorld: World = {
  ...kindWorld,
  reserve: (_, journey) => [
    { type: 'placesFull' },
    ...placeIn(journey).flatMap((fact) =>
      fact.type === 'placeGranted' ? [{ ...fact, type: 'placeOffered' as const }] : [],
    ),
  ],
};

/** Behaviours by name; each changes what the on-time life would be. */
export const lifePlans = {
  onTime: {},
  late: { lateBy: 10 },
  missedEvent: { missedEvents: ['event-2'], missedSessions: ['coaching-1'] },
  deferral: { deferral: { on: '2027-02-01', until: '2027-04-12', cohort: null } },
  withdrawal: { withdrawal: '2027-05-10' },
  slow: { lateBy: 110 },
  failThenPass: { scores: [2, 4] },
  failTwice: { scores: [1] },
  appealUpheld: { scores: [2, 2, 4], appeals: true },
  silence: { silentFrom: '2027-04-20' },
  lateJoiner: { enrolled: '2026-12-01T10:00:00Z' },
  waitlisted: { world: fullWorld },
  rejected: { acceptedAfter: null, form: { ...sencoForm, role: 'teaching-assistant' } },
  expired: { acceptedAfter: null, silentFrom: '2026-09-01' },
  nothingSubmitted: { nothingSubmitted: [1] },
  earlyYears: {
    cohort: earlyYears(),
    enrolled: '2027-01-11T10:00:00Z',
    form: nurseryForm,
    funding: 'programme',
    scores: [2],
  },
} as const satisfies Record<string, Partial<LifePlan>>;
