/** S4.1 and S4.2: deferral and return, withdrawal and its reversal. */
import { agendaKey } from '../agenda/keys.js';
import { addDays, addMonths, daysBetween, londonDate, londonInstant } from '../calendar.js';
import type { CommandOf } from '../command.js';
import type { Rules } from './rules.js';
import type { NewEvent } from '../event.js';
import { elementsOfKind, eventDay, isDone } from '../lookup.js';
import { refuseUnless } from '../refusal.js';
import type { Journey } from '../state.js';
import type { Day, Instant } from '../values.js';
import { applicationAgenda, lapseItem, morningOf } from './agenda.js';
import { cancelBookings } from './endings.js';
import { placeSought } from './place-sought.js';
import { datesOf, shiftedDates, type Dates } from './plan-dates.js';
import { planned, planWarnings } from './planning.js';
import { joinCohort } from './transfer.js';

/** Months for which a withdrawal can be reversed before the journey ends for good (S4.2, decision 008). */
const REVERSIBLE_MONTHS = 3;

/** S4.1: a deferral, or a later date for one that is under way. */
function deferred(journey: Journey, { expectedReturn }: CommandOf<'defer'>, at: Instant): NewEvent[] {
  refuseUnless(journey.status !== 'applying', 'not-accepted');
  refuseUnless(expectedReturn > londonDate(at), 'return-not-later', { date: expectedReturn });
  const months = journey.programme.duration.longestMonths;
  const isNear = expectedReturn <= addMonths(londonDate(at), months);
  refuseUnless(isNear, 'return-too-far', { date: expectedReturn, months });
  if (journey.deferral?.expectedReturn === expectedReturn) return [];
  const agenda = [{ at: morningOf(journey, addDays(expectedReturn, 1)), key: agendaKey('return/overdue') }];
  return [{ type: 'Deferred', expectedReturn, agenda }, ...cancelBookings(journey)];
}

/** S4.1: what is still to come is planned again, by the cohort that the participant rejoins if it changed. */
function returned(journey: Journey, command: CommandOf<'return'>, at: Instant): NewEvent[] {
  const { deferral } = journey;
  refuseUnless(deferral, 'not-deferred');
  const since = londonDate(deferral.since);
  const days = daysBetween(since, londonDate(at));
  const { longestMonths } = journey.programme.duration;
  const lapses = lapseItem(longestMonths, journey.enrolled, journey.deferredDays + days);
  const back: NewEvent = { type: 'Returned', deferredDays: days, agenda: [lapses] };
  const active: Journey = { ...journey, status: 'active', deferral: null };
  if (command.cohort && command.cohort.id !== journey.cohort.id) {
    const joined = joinCohort(active, command.cohort, at);
    return [back, ...joined.events, ...plannedAnew(joined.journey, datesOf(joined.journey), '', at)];
  }
  // A cohort that was joined during the deferral has left no plan behind.
  if (Object.keys(journey.plan).length === 0) {
    return [back, ...plannedAnew(active, datesOf(active), '', at)];
  }
  const missed = missedMeanwhile(active, since, londonDate(at));
  const warned = plannedAnew(active, shiftedDates(active, since, days), since, at).filter(
    (event) => event.type !== 'ExceptionRaised' || !missed.includes(event.about ?? ''),
  );
  const sought = missed.map((event): NewEvent => ({ type: 'CatchUpSought', event }));
  return [back, ...warned, ...sought];
}

const plannedAnew = (journey: Journey, dates: Dates, known: Day, at: Instant): NewEvent[] => [
  planned(journey, 'returned', dates, at),
  ...planWarnings(journey, dates, at, known),
];

/** Events of the group that passed meanwhile lead to a catch-up place, like a missed one (S3.2). */
function missedMeanwhile(journey: Journey, since: Day, today: Day): string[] {
  return elementsOfKind(journey.programme, 'event')
    .filter(({ id }) => {
      const day = eventDay(journey, id);
      return day !== undefined && day >= since && day < today && !isDone(journey, id);
    })
    .map(({ id }) => id);
}

export const interruptionRules = {
  defer: deferred,
  return: returned,
  withdraw: (journey, _, at) => {
    const final = londonInstant(addMonths(londonDate(at), REVERSIBLE_MONTHS), '09:00');
    return [
      ...cancelBookings(journey),
      { type: 'Withdrawn', agenda: [{ at: final, key: agendaKey('withdrawal/final') }] },
    ];
  },
  /** S4.2: whoever had a place seeks one again, and an application goes on; the progress made stays. */
  reinstate: (journey, _, at) => {
    refuseUnless(journey.withdrawal, 'not-withdrawn');
    if (journey.group === null) return [{ type: 'Reinstated', agenda: applicationAgenda(journey, at) }];
    return [{ type: 'Reinstated' }, placeSought(journey)];
  },
} satisfies Partial<Rules>;
