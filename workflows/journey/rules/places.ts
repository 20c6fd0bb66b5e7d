/** S2.6, S2.8 and S4.4: acceptance, places, waiting list, groups and coaches. */
import { agendaKey } from '../agenda/keys.js';
import { addDays, londonDate, londonInstant } from '../calendar.js';
import type { Rules } from './rules.js';
import type { NewEvent } from '../event.js';
import { groupOf } from '../lookup.js';
import { refuseUnless } from '../refusal.js';
import type { Journey } from '../state.js';
import type { Instant } from '../values.js';
import { refuseUnlessApplying } from './application.js';
import { missingOf } from './evidence.js';
import { ended } from './endings.js';
import { isSeeking, raiseAnew } from './exceptions.js';
import { placeSought } from './place-sought.js';
import { regroupedDates } from './plan-dates.js';
import { planned, planWarnings } from './planning.js';
import { regroupedSessions } from './session-search.js';
import { settleException } from './settling.js';

function refuseUnlessReady(journey: Journey): void {
  const { suitability, funding } = journey.application;
  refuseUnlessApplying(journey);
  const missing = missingOf(journey);
  refuseUnless(missing.length === 0, 'application-incomplete', { missing: missing.join(', ') });
  refuseUnless(suitability?.verdict !== 'investigate', 'suitability-open');
  refuseUnless(suitability?.verdict === 'suitable', 'unsuitable');
  refuseUnless(funding !== null, 'funding-undecided');
}

/** A place is held: the participant joins the group, and the cohort's calendar becomes their plan. */
function accepted(journey: Journey, group: string, because: 'partner' | 'nearest', at: Instant): NewEvent[] {
  const member: Journey = { ...journey, group, status: 'active' };
  const dates = regroupedDates(member);
  return [
    { type: 'Accepted' },
    { type: 'GroupAllocated', group, because },
    planned(member, 'accepted', dates, at),
    ...planWarnings(member, dates, at, ''),
  ];
}

/** S4.4: another group of the same cohort: its days replace the old ones, and its sessions the old bookings. */
export function joinedGroup(journey: Journey, group: string, at: Instant): NewEvent[] {
  const member: Journey = { ...journey, group };
  const dates = regroupedDates(member);
  return [
    { type: 'GroupAllocated', group, because: 'moved' },
    planned(member, 'moved', dates, at),
    ...planWarnings(member, dates, at, londonDate(at)),
    ...regroupedSessions(member, at),
  ];
}

/** A coach who was named wrongly leaves failed arrangements and messages behind; the next one takes their place. */
const coachAssigned = (journey: Journey, coach: string): NewEvent[] => [
  { type: 'CoachAssigned', coach, previous: journey.coach },
  ...journey.exceptions
    .filter(({ code, about }) => code === 'effect-failed' && isOfCoach(about ?? ''))
    .map(({ id }): NewEvent => ({ type: 'ExceptionSettled', exception: id, how: 'overtaken' })),
];

/** An arrangement of the diary, or a message to a coach (`12/session-booked/coach`). */
const isOfCoach = (effect: string): boolean =>
  effect.startsWith('diary/') || /^(message\/)?\d+\/[a-z-]+\/coach(\/|$)/.test(effect);

function refuseUnlessGroup(journey: Journey, group: string): void {
  const ids = journey.cohort.groups.filter((one) => one.provider === journey.provider).map((one) => one.id);
  refuseUnless(ids.includes(group), 'unknown-group', { group, groups: ids.join(', ') });
}

/** S2.8: it is not known which group is the nearest, and a person has been asked. */
const isToBeChosen = (journey: Journey): boolean =>
  isSeeking(journey) && journey.exceptions.some(({ code }) => code === 'group-to-choose');

export const placeRules = {
  accept: (journey, { group = null }) => {
    refuseUnlessReady(journey);
    if (group !== null) refuseUnlessGroup(journey, group);
    const { place } = journey.application;
    if (group !== null && isToBeChosen(journey)) return [placeSought(journey, group)];
    if (place === 'sought') return [];
    refuseUnless(place === 'none', 'application-decided', { decision: place });
    return [placeSought(journey, group)];
  },
  reject: (journey, { reason }) => {
    refuseUnlessApplying(journey);
    return ended(journey, 'rejected', reason ?? '');
  },
  waitlist: (journey) => {
    refuseUnlessReady(journey);
    const { place } = journey.application;
    if (place === 'waitlisted') return [];
    refuseUnless(place === 'none', 'application-decided', { decision: place });
    return [{ type: 'Waitlisted' }];
  },
  takeOffer: (journey, _, at) => {
    const { offer } = journey.application;
    refuseUnless(offer && at < offer.until, 'no-place-offered');
    return [{ type: 'OfferTaken' }, ...accepted(journey, offer.group, offer.because, at)];
  },
  declineOffer: (journey) => {
    refuseUnless(journey.application.offer, 'no-place-offered');
    return [{ type: 'OfferLapsed', declined: true }];
  },
  placeGranted: (journey, { group, because }, at) =>
    journey.application.place === 'sought' ? accepted(journey, group, because, at) : [],
  groupUndecided: (journey) => (isSeeking(journey) ? raiseAnew(journey, 'group-to-choose', null) : []),
  placesFull: (journey) => (journey.application.place === 'sought' ? [{ type: 'Waitlisted' }] : []),
  placeOffered: (journey, { group, because }, at) => {
    if (journey.application.place !== 'waitlisted') return [];
    const until = londonInstant(
      addDays(londonDate(at), journey.programme.application.offerDays + 1),
      '00:00',
    );
    return [
      {
        type: 'PlaceOffered',
        until,
        group,
        because,
        agenda: [{ at: until, key: agendaKey('offer/lapses') }],
      },
    ];
  },
  /** A search that a person has overtaken by assigning somebody changes nothing. */
  coachFound: (journey, { coach }) =>
    journey.coachSought && journey.coach !== coach ? coachAssigned(journey, coach) : [],
  noCoach: (journey) => (journey.coachSought ? raiseAnew(journey, 'no-coach', null) : []),
  settleException,
  moveGroup: (journey, { group }, at) => {
    refuseUnless(journey.group !== null, 'not-accepted');
    refuseUnlessGroup(journey, group);
    if (journey.group === group) return [];
    return joinedGroup(journey, group, at);
  },
  changeCoach: (journey, { coach }) => {
    refuseUnless(groupOf(journey), 'not-accepted');
    if (coach === null) return [{ type: 'CoachSought', instead: journey.coach }];
    refuseUnless(coach !== journey.coach, 'already-coach', { coach });
    return coachAssigned(journey, coach);
  },
} satisfies Partial<Rules>;
