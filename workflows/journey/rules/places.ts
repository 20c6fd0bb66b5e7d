/** S2.6, S2.8 and S4.4: acceptance, places, waiting list, groups and coaches. */
import { addDays, londonDate, londonInstant } from '../calendar.js';
import type { Rules } from '../decide.js';
import type { NewEvent } from '../event.js';
import { groupOf } from '../lookup.js';
import { refuseUnless } from '../refusal.js';
import type { Journey } from '../state.js';
import type { Instant } from '../values.js';
import { refuseUnlessApplying } from './application.js';
import { missingOf } from './evidence.js';
import { raiseAnew, settleException } from './exceptions.js';
import { datesOf, planned, planWarnings } from './planning.js';

/** Current SENCOs for whom the qualification is mandatory come first (S2.6). */
const priorityOf = (journey: Journey) => (journey.statutoryDeadline === null ? 'ordinary' : 'mandatory');

/** Fundings that take one of the funded places of the contract. */
const takesFundedPlace = (journey: Journey) =>
  journey.application.funding === 'scholarship' || journey.application.funding === 'programme';

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
  return [
    { type: 'Accepted' },
    { type: 'GroupAllocated', group, because },
    ...replanned({ ...journey, group }, 'accepted', at),
  ];
}

export function replanned(journey: Journey, because: 'accepted' | 'moved', at: Instant): NewEvent[] {
  const dates = datesOf(journey);
  return [planned(journey, because, dates, at), ...planWarnings(journey, dates, at)];
}

function refuseUnlessGroup(journey: Journey, group: string): void {
  const ids = journey.cohort.groups.filter((one) => one.provider === journey.provider).map((one) => one.id);
  refuseUnless(ids.includes(group), 'unknown-group', { group, groups: ids.join(', ') });
}

export const placeRules: Rules<
  | 'accept'
  | 'reject'
  | 'waitlist'
  | 'takeOffer'
  | 'declineOffer'
  | 'placeGranted'
  | 'placesFull'
  | 'placeOffered'
  | 'coachFound'
  | 'noCoach'
  | 'settleException'
  | 'moveGroup'
  | 'changeCoach'
> = {
  accept: (journey) => {
    refuseUnlessReady(journey);
    const { place } = journey.application;
    if (place === 'sought') return [];
    refuseUnless(place === 'none', 'application-decided', { decision: place });
    return [{ type: 'PlaceSought', priority: priorityOf(journey), funded: takesFundedPlace(journey) }];
  },
  reject: (journey, { reason }) => {
    refuseUnlessApplying(journey);
    return [{ type: 'Ended', as: 'rejected', why: reason ?? '' }];
  },
  waitlist: (journey) => {
    refuseUnlessReady(journey);
    return journey.application.place === 'waitlisted' ? [] : [{ type: 'Waitlisted' }];
  },
  takeOffer: (journey, _, at) => {
    const { offer } = journey.application;
    refuseUnless(offer, 'no-place-offered');
    return [{ type: 'OfferTaken' }, ...accepted(journey, offer.group, offer.because, at)];
  },
  declineOffer: (journey) => {
    refuseUnless(journey.application.offer, 'no-place-offered');
    return [{ type: 'OfferLapsed', declined: true }];
  },
  placeGranted: (journey, { group, because }, at) =>
    journey.application.place === 'sought' ? accepted(journey, group, because, at) : [],
  placesFull: (journey) => (journey.application.place === 'sought' ? [{ type: 'Waitlisted' }] : []),
  placeOffered: (journey, { group, because }, at) => {
    if (journey.application.place !== 'waitlisted') return [];
    const until = londonInstant(
      addDays(londonDate(at), journey.programme.application.offerDays + 1),
      '00:00',
    );
    return [{ type: 'PlaceOffered', until, group, because, agenda: [{ at: until, key: 'offer/lapses' }] }];
  },
  coachFound: (journey, { coach }) =>
    journey.coach === coach ? [] : [{ type: 'CoachAssigned', coach, previous: journey.coach }],
  noCoach: (journey) => raiseAnew(journey, 'no-coach', null),
  settleException,
  moveGroup: (journey, { group }, at) => {
    refuseUnless(journey.group !== null, 'not-accepted');
    refuseUnlessGroup(journey, group);
    if (journey.group === group) return [];
    return [
      { type: 'GroupAllocated', group, because: 'moved' },
      ...replanned({ ...journey, group }, 'moved', at),
    ];
  },
  changeCoach: (journey, { coach }) => {
    refuseUnless(groupOf(journey), 'not-accepted');
    refuseUnless(coach === null || coach !== journey.coach, 'already-coach', { coach: coach ?? '' });
    if (coach === null) return [{ type: 'CoachSought', instead: journey.coach }];
    return [{ type: 'CoachAssigned', coach, previous: journey.coach }];
  },
};
