/** Which group a participant joins (S2.8): the partner's own first, else the nearest viable one. Pure. */
import type { Cohort, Group } from '../../programmes/cohort-schema.js';
import { distance, gridPoint } from '../../store/distance.js';
import type { Applicant } from '../../store/places/waiting-list.js';
import { groupsOf, isOpenTo, leftFor, membersOf, type Places } from './room.js';

export interface Seat {
  group: string;
  because: 'partner' | 'nearest';
}

/** The seat for an applicant, or null if no place of that kind or no group has room. */
export function findSeat(places: Places, applicant: Applicant): Seat | null {
  const left = leftFor(places, applicant.deliveryPartner);
  if (left.total < 1 || (applicant.funded && left.funded < 1)) return null;
  const because = ({ id }: Group) => becauseOf(places.cohort, id, applicant.deliveryPartner);
  const rank = (group: Group) => (because(group) === 'partner' ? 0 : isViable(places, group) ? 1 : 2);
  const [first] = nearestFirst(groupsOf(places), applicant)
    .filter((group) => isOpenTo(places, group, applicant.deliveryPartner))
    .sort((one, other) => rank(one) - rank(other));
  return first ? { group: first.id, because: because(first) } : null;
}

/** The seat in another group than the one that is merged (S2.8), by the same rules; never in one that is not viable. */
export function findOtherSeat(places: Places, member: Applicant, from: string): Seat | null {
  const because = ({ id }: Group) => becauseOf(places.cohort, id, member.deliveryPartner);
  const open = nearestFirst(groupsOf(places), member).filter(
    (group) =>
      group.id !== from && isViable(places, group) && isOpenTo(places, group, member.deliveryPartner),
  );
  const found = open.find((group) => because(group) === 'partner') ?? open[0];
  return found ? { group: found.id, because: because(found) } : null;
}

/** Whether a group is the partner's own, or was the nearest. */
export function becauseOf(cohort: Cohort, group: string, partner: string | null): Seat['because'] {
  const owner = cohort.groups.find(({ id }) => id === group)?.deliveryPartner ?? null;
  return owner !== null && owner === partner ? 'partner' : 'nearest';
}

/** Until applications close any group may still fill; from then on one with too few members is to be merged. */
const isViable = (places: Places, group: Group): boolean =>
  places.today <= places.cohort.applications.deadline || membersOf(places, group.id) >= group.viability;

/** By distance as the crow flies; in the cohort's own order where it is not known where the setting is. */
export function nearestFirst(
  groups: readonly Group[],
  setting: Pick<Applicant, 'easting' | 'northing'>,
): Group[] {
  const place = gridPoint(setting);
  if (place === null) return [...groups];
  const metres = ({ venue }: Group) => distance(venue, place);
  return [...groups].sort((one, other) => metres(one) - metres(other));
}
