/** Which group a participant joins (S2.8): the partner's own first, else the nearest viable one. Pure. */
import type { Cohort, Group } from '../../programmes/cohort-schema.js';
import { distance, gridPoint } from '../../workflows/journey/distance.js';
import type { Applicant } from '../../store/places/waiting-list.js';
import type { PlacesContext } from './asking.js';
import { providerGroups, isOpenTo, leftFor, membersOf, type CohortPlaces } from './room.js';

export interface Seat {
  group: string;
  because: 'partner' | 'nearest';
}

/** It is not known where the setting is, and so not which of several groups is the nearest: a person chooses (S2.8). */
export const UNDECIDED = 'undecided';

/**
 * The seat for an applicant, or null if no place of that kind or no group has room.
 * @param wanted the group that a person has chosen
 */
export function findSeat(
  places: CohortPlaces,
  applicant: Applicant,
  wanted: string | null = null,
): Seat | typeof UNDECIDED | null {
  const left = leftFor(places, applicant.deliveryPartner);
  if (left.total < 1 || (applicant.funded && left.funded < 1)) return null;
  const because = ({ id }: Group) => becauseOf(places.cohort, id, applicant.deliveryPartner);
  const rank = (group: Group) => (because(group) === 'partner' ? 0 : isViable(places, group) ? 1 : 2);
  const open = nearestFirst(providerGroups(places), applicant)
    .filter(({ id }) => wanted === null || id === wanted)
    .filter((group) => isOpenTo(places, group, applicant.deliveryPartner))
    .sort((one, other) => rank(one) - rank(other));
  const [first, second] = open;
  if (!first) return null;
  if (second && rank(first) === rank(second) && gridPoint(applicant) === null) return UNDECIDED;
  return { group: first.id, because: because(first) };
}

/** The seat in another group than the one that is merged (S2.8), by the same rules; never in one that is not viable. */
export function findOtherSeat(
  places: CohortPlaces,
  member: Applicant,
  from: string,
): Seat | typeof UNDECIDED | null {
  const because = ({ id }: Group) => becauseOf(places.cohort, id, member.deliveryPartner);
  const open = nearestFirst(providerGroups(places), member).filter(
    (group) =>
      group.id !== from && isViable(places, group) && isOpenTo(places, group, member.deliveryPartner),
  );
  const own = open.filter((group) => because(group) === 'partner');
  const [found, second] = own.length > 0 ? own : open;
  if (second && gridPoint(member) === null) return UNDECIDED;
  return found ? { group: found.id, because: because(found) } : null;
}

/** Whether it can be said which group somebody joins when a place becomes free. */
export function isGroupClear({
  journey: { cohort, provider, deliveryPartner, application },
  setting,
}: Pick<PlacesContext, 'journey' | 'setting'>): boolean {
  const groups = providerGroups({ cohort, provider });
  const own = groups.filter(({ id }) => becauseOf(cohort, id, deliveryPartner) === 'partner');
  const isOne = (own.length > 0 ? own : groups).length < 2;
  return isOne || gridPoint(setting) !== null || application.wantedGroup !== undefined;
}

/** Whether a group is the partner's own, or was the nearest. */
export function becauseOf(cohort: Cohort, group: string, partner: string | null): Seat['because'] {
  const owner = cohort.groups.find(({ id }) => id === group)?.deliveryPartner ?? null;
  return owner !== null && owner === partner ? 'partner' : 'nearest';
}

/** Until applications close any group may still fill; from then on one with too few members is to be merged. */
const isViable = (places: CohortPlaces, group: Group): boolean =>
  places.today <= places.cohort.applications.deadline || membersOf(places, group.id) >= group.viability;

/** By distance as the crow flies; in no order that means anything where it is not known where the setting is. */
function nearestFirst(groups: readonly Group[], setting: Pick<Applicant, 'easting' | 'northing'>): Group[] {
  const place = gridPoint(setting);
  if (place === null) return [...groups];
  const metres = ({ venue }: Group) => distance(venue, place);
  return [...groups].sort((one, other) => metres(one) - metres(other));
}
