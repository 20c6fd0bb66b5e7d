/** A world in miniature: it answers what a journey asks of places, diaries and markers, the same each time. */
import {
  addDays,
  addMinutes,
  londonDate,
  londonInstant,
  workingDayOnOrAfter,
} from '../workflows/journey/calendar.js';
import { arrangements } from '../workflows/effects.js';
import type { Arrangement } from '../workflows/effects/effect.js';
import type { FactCommand } from '../workflows/journey/command.js';
import type { JourneyEvent } from '../workflows/journey/event.js';
import type { Journey } from '../workflows/journey/state.js';
import type { Instant } from '../workflows/journey/values.js';

type Effect = Arrangement['effect'];
type Doing = Effect['do'];
type EffectOf<D extends Doing> = Extract<Effect, { do: D }>;

/** What the world says to each thing asked of it; what is not named is done without an answer. */
export type World = {
  [D in Doing]?: (effect: EffectOf<D>, journey: Journey, at: Instant) => FactCommand[];
};

const coaches = ['coach-1', 'coach-2', 'coach-3'];
/** As many as one script can need: three, and three more after an appeal. */
const assessors = [1, 2, 3, 4, 5, 6].map((number) => `assessor-${number}`);

/** Room for everybody, a free coach, a slot at four o'clock on the first working day, unhurried markers. */
export const kindWorld: World = {
  reserve: (_, journey) => placeIn(journey),
  'find-catch-up': ({ event, after }, journey) => catchUp(journey, event, after),
  assign: ({ instead }) => {
    const coach = coaches.find((one) => one !== instead);
    return coach ? [{ type: 'coachFound', coach }] : [{ type: 'noCoach' }];
  },
  book: (effect, journey, at) => slot(effect, journey, at),
  'hand-over': ({ from, to }, journey, at) => handedOver(journey, from, to, at),
  allocate: ({ script, role, not, to }) => {
    const assessor = assessors.find((one) => !not.includes(one) && (to === undefined || one === to));
    return assessor
      ? [{ type: 'markerFound', script, role, assessor, newAssessor: false }]
      : [{ type: 'noMarker', script, role }];
  },
};

/** All that the world answers to an event, in order. */
export function answersTo(event: JourneyEvent, after: Journey, world: World = kindWorld): FactCommand[] {
  return arrangements(event, after).flatMap(({ effect }) => {
    const answer = world[effect.do] as
      ((effect: Effect, journey: Journey, at: Instant) => FactCommand[]) | undefined;
    return answer?.(effect, after, event.at) ?? [];
  });
}

/** The partner's own group, else the first of the provider. */
export function placeIn(journey: Journey): FactCommand[] {
  const own = journey.cohort.groups.filter((group) => group.provider === journey.provider);
  const partners = own.find(
    (group) => group.deliveryPartner !== null && group.deliveryPartner === journey.deliveryPartner,
  );
  const group = partners ?? own[0];
  if (!group) return [{ type: 'placesFull' }];
  return [{ type: 'placeGranted', group: group.id, because: partners ? 'partner' : 'nearest' }];
}

function catchUp(journey: Journey, event: string, after: string): FactCommand[] {
  const days = journey.cohort.groups
    .filter((group) => group.provider === journey.provider && group.id !== journey.group)
    .map((group) => ({ group: group.id, date: group.events[event] ?? '' }))
    .filter(({ date }) => date > after);
  const first = days.sort((a, b) => (a.date < b.date ? -1 : 1))[0];
  return [first ? { type: 'catchUpFound', event, ...first } : { type: 'noCatchUp', event }];
}

function slot(effect: EffectOf<'book'>, journey: Journey, at: Instant): FactCommand[] {
  const { session, coach, minutes, from, until, fixed, preferred } = effect;
  const starts = fixed ?? preferred ?? freeAfternoon(journey, from);
  if (starts <= at || (fixed === null && londonDate(starts) > until)) {
    return [{ type: 'noSlot', session, until }];
  }
  const before = journey.sessions[session]?.booking;
  const booking = `${journey.id}-${session}`;
  const ends = addMinutes(starts, minutes);
  const sequence = before ? before.sequence + 2 : 0;
  return [{ type: 'sessionBooked', session, booking, coach, starts, ends, sequence }];
}

/** Four o'clock on the first working day on which the participant has no other session. */
function freeAfternoon(journey: Journey, from: string): Instant {
  const taken = Object.values(journey.sessions).map(({ status, booking }) =>
    status === 'booked' && booking ? londonDate(booking.starts) : '',
  );
  let day = workingDayOnOrAfter(from, journey.cohort.bankHolidays);
  while (taken.includes(day)) day = workingDayOnOrAfter(addDays(day, 1), journey.cohort.bankHolidays);
  return londonInstant(day, '16:00');
}

function handedOver(journey: Journey, from: string, to: string, at: Instant): FactCommand[] {
  return Object.entries(journey.sessions).flatMap(([session, { status, booking }]): FactCommand[] => {
    if (status !== 'booked' || booking?.coach !== from || booking.starts <= at) return [];
    return [{ type: 'sessionBooked', session, ...booking, coach: to, sequence: booking.sequence + 1 }];
  });
}
