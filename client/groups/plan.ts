/** S2.8: where the participants of a group go that is merged, worked out before anybody is moved. Pure. */
import type { Group } from '../../programmes/cohort-schema.js';
import { freeSeats, without, type CohortPlaces } from '../../activities/places/room.js';
import { findOtherSeat, UNDECIDED } from '../../activities/places/seat.js';
import type { Member } from '../../store/places/members.js';

/** Why somebody has nowhere to go. */
export type NoSeat = 'group-full' | 'no-viable-group' | 'nearest-unknown';

/** `named`: the caller said which group. */
export type Because = 'partner' | 'nearest' | 'named';

export type Planned = { member: Member } & (
  { to: string; because: Because; code: null } | { to: null; because: null; code: NoSeat }
);

/**
 * In the order of the members; every seat that is planned is taken for those after it, so that no group is
 * planned fuller than it may be.
 * @param into the group for all; null for the nearest viable one of each, a partner's own first
 */
export function planMerge(
  places: CohortPlaces,
  from: Group,
  members: readonly Member[],
  into: Group | null,
): Planned[] {
  let now = places;
  return members.map((member) => {
    const { deliveryPartner, funded } = member;
    const left = without(now, { deliveryPartner, funded, group: from.id });
    const planned = seatFor(left, from, member, into);
    if (planned.to !== null) now = seated(left, member, planned.to);
    return planned;
  });
}

function seatFor(places: CohortPlaces, from: Group, member: Member, into: Group | null): Planned {
  if (into !== null) {
    return freeSeats(places, into) < 1
      ? { member, to: null, because: null, code: 'group-full' }
      : { member, to: into.id, because: 'named', code: null };
  }
  const seat = findOtherSeat(places, member, from.id);
  if (seat === null) return { member, to: null, because: null, code: 'no-viable-group' };
  if (seat === UNDECIDED) return { member, to: null, because: null, code: 'nearest-unknown' };
  return { member, to: seat.group, because: seat.because, code: null };
}

function seated(places: CohortPlaces, { deliveryPartner, funded }: Member, group: string): CohortPlaces {
  const taken = [...places.occupancy.taken, { deliveryPartner, funded, group, count: 1 }];
  return { ...places, occupancy: { ...places.occupancy, taken } };
}
