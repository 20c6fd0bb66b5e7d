/** S4: deferral and return, withdrawal and its reversal, and every kind of transfer. */
import {
  addDays,
  addMonths,
  daysBetween,
  londonDate,
  londonInstant,
  nudgeInstant,
  spreadOf,
} from '../calendar.js';
import type { CommandOf } from '../command.js';
import type { Rules } from '../decide.js';
import type { NewEvent } from '../event.js';
import { elementsOfKind, eventDay, isDone } from '../lookup.js';
import { refuseUnless } from '../refusal.js';
import type { Journey } from '../state.js';
import type { Cohort } from '../../../programmes/cohort-schema.js';
import type { Day, Instant } from '../values.js';
import { lapseItem } from './agenda.js';
import { searchOf } from './coaching.js';
import { datesOf, planned, planWarnings, shiftedDates } from './planning.js';
import { replanned } from './places.js';

/** Months for which a withdrawal can be reversed before the journey ends for good (S4.2). */
const REVERSIBLE_MONTHS = 3;

/** Sessions in the diary that an interruption cancels. */
function cancelBooked(journey: Journey): NewEvent[] {
  return Object.entries(journey.sessions).flatMap(([session, { status, booking }]): NewEvent[] =>
    status === 'booked' && booking
      ? [{ type: 'SessionCancelled', session, booking: booking.booking, sequence: booking.sequence + 1 }]
      : [],
  );
}

/** Cancelled sessions are looked for again once the journey goes on. */
function seekAgain(journey: Journey, at: Instant): NewEvent[] {
  if (journey.coach === null) return [];
  return Object.entries(journey.sessions)
    .filter(([id, { status }]) => (status === 'cancelled' || status === 'sought') && !isDone(journey, id))
    .map(([session]): NewEvent => ({ type: 'SessionSought', session, ...searchOf(journey, session, at) }));
}

/** Events of the group that passed meanwhile lead to a catch-up place, like a missed one (S3.2). */
function missedMeanwhile(journey: Journey, since: Day, today: Day): NewEvent[] {
  return elementsOfKind(journey.programme, 'event').flatMap((event): NewEvent[] => {
    const day = eventDay(journey, event.id);
    const missed = day !== undefined && day >= since && day < today && !isDone(journey, event.id);
    return missed ? [{ type: 'CatchUpSought', event: event.id }] : [];
  });
}

function refuseUnlessCohort(journey: Journey, cohort: Cohort, at: Instant): void {
  const same = cohort.programme === journey.programme.id;
  refuseUnless(same, 'cohort-of-other-programme', { cohort: cohort.id });
  const today = londonDate(at);
  const windows = cohort.windows.some((window) => window.opens > today);
  refuseUnless(windows, 'cohort-too-late', { cohort: cohort.id });
}

/** The same group if the new cohort has it, else the first of the provider there. */
function groupIn(journey: Journey, cohort: Cohort): string | null {
  const own = cohort.groups.filter((group) => group.provider === journey.provider);
  return (own.find((group) => group.id === journey.group) ?? own[0])?.id ?? null;
}

function joinCohort(journey: Journey, cohort: Cohort): { events: NewEvent[]; journey: Journey } {
  const group = groupIn(journey, cohort);
  const events: NewEvent[] = [{ type: 'CohortChanged', cohort }];
  if (group) events.push({ type: 'GroupAllocated', group, because: 'moved' });
  return { events, journey: { ...journey, cohort, group, catchUps: {}, windowsPassed: [] } };
}

function returned(journey: Journey, command: CommandOf<'return'>, at: Instant): NewEvent[] {
  const { deferral } = journey;
  refuseUnless(deferral, 'not-deferred');
  const since = londonDate(deferral.since);
  const deferredDays = daysBetween(since, londonDate(at));
  const back: NewEvent = {
    type: 'Returned',
    deferredDays,
    agenda: [
      lapseItem(
        journey.programme.duration.longestMonths,
        journey.enrolled,
        journey.deferredDays + deferredDays,
      ),
    ],
  };
  if (journey.group === null) return [back];
  if (command.cohort) {
    refuseUnlessCohort(journey, command.cohort, at);
    const joined = joinCohort({ ...journey, status: 'active' }, command.cohort);
    return [back, ...joined.events, ...plannedAnew(joined.journey, datesOf(joined.journey), at)];
  }
  const active: Journey = { ...journey, status: 'active', deferral: null };
  return [
    back,
    ...plannedAnew(active, shiftedDates(active, since, deferredDays), at),
    ...missedMeanwhile(active, since, londonDate(at)),
  ];
}

function plannedAnew(journey: Journey, dates: Journey['plan'], at: Instant): NewEvent[] {
  return [
    planned(journey, 'returned', dates, at),
    ...planWarnings(journey, dates, at),
    ...seekAgain({ ...journey, plan: dates }, at),
  ];
}

export const interruptionRules: Rules<
  | 'defer'
  | 'return'
  | 'withdraw'
  | 'reinstate'
  | 'changeCohort'
  | 'changeProvider'
  | 'changeDetails'
  | 'recordBounce'
> = {
  defer: (journey, { expectedReturn }, at) => {
    refuseUnless(expectedReturn > londonDate(at), 'return-not-later', { date: expectedReturn });
    const overdue = nudgeInstant(
      addDays(expectedReturn, 1),
      spreadOf(journey.id),
      journey.cohort.bankHolidays,
    );
    return [
      { type: 'Deferred', expectedReturn, agenda: [{ at: overdue, key: 'return/overdue' }] },
      ...cancelBooked(journey),
    ];
  },
  return: returned,
  withdraw: (journey, _, at) => {
    const final = londonInstant(addMonths(londonDate(at), REVERSIBLE_MONTHS), '09:00');
    return [
      ...cancelBooked(journey),
      { type: 'Withdrawn', agenda: [{ at: final, key: 'withdrawal/final' }] },
    ];
  },
  /** S4.2: a place is sought again as at the first acceptance; the progress made stays. */
  reinstate: (journey) => {
    refuseUnless(journey.withdrawal, 'not-withdrawn');
    const again: NewEvent = { type: 'Reinstated' };
    if (journey.group === null) return [again];
    const { priority, funding } = journey.application;
    const funded = funding === 'scholarship' || funding === 'programme';
    return [again, { type: 'PlaceSought', priority, funded }];
  },
  changeCohort: (journey, { cohort }, at) => {
    refuseUnlessCohort(journey, cohort, at);
    if (cohort.id === journey.cohort.id) return [];
    if (journey.group === null) return [{ type: 'CohortChanged', cohort }];
    const joined = joinCohort(journey, cohort);
    return journey.status === 'deferred'
      ? joined.events
      : [...joined.events, ...replanned(joined.journey, 'moved', at)];
  },
  changeProvider: (journey, { provider, deliveryPartner }, at) => {
    const same = provider === journey.provider && deliveryPartner === journey.deliveryPartner;
    refuseUnless(!same, 'same-provider');
    const changed: NewEvent = { type: 'ProviderChanged', provider, deliveryPartner };
    const group = groupIn({ ...journey, provider, group: null }, journey.cohort);
    if (journey.group === null || group === null) return [...cancelBooked(journey), changed];
    const moved = { ...journey, provider, deliveryPartner, group };
    return [
      ...cancelBooked(journey),
      changed,
      { type: 'GroupAllocated', group, because: 'moved' },
      ...replanned(moved, 'moved', at),
    ];
  },
  changeDetails: (_, { fields }) => [{ type: 'DetailsChanged', fields }],
  recordBounce: (journey, { message, permanent }) => {
    if (!permanent) return [{ type: 'AddressRefused', message, address: 'first', code: 'bounced' }];
    return journey.reachable ? [{ type: 'Unreachable', message }] : [];
  },
};
