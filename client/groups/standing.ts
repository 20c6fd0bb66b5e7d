/** How the groups of a cohort stand (S2.8): who has a seat, and which have too few. */
import type { Cohort, Group } from '../../programmes/cohort-schema.js';
import type { Scope } from '../../store/read-model/scope.js';
import type { Store } from '../../store/database/database.js';
import { countSeats } from '../../store/places/members.js';
import type { Mode } from '../../workflows/journey/values.js';

export interface GroupStanding {
  group: string;
  title: string;
  provider: string;
  /** The partner whose own group it is; null if it is open to all. */
  deliveryPartner: string | null;
  venue: string;
  postcode: string;
  places: number;
  /** Participants who hold a seat. */
  accepted: number;
  /** Seats kept free for people who have not answered an offer yet. */
  onOffer: number;
  /** With fewer participants than this a group is to be merged. */
  viability: number;
  isBelow: boolean;
}

/** The groups of a cohort that somebody may see, in the cohort's order. */
export async function standings(
  store: Store,
  cohort: Cohort,
  mode: Mode,
  scope: Scope,
): Promise<GroupStanding[]> {
  const seats = await countSeats(store.db, { mode, cohort: cohort.id });
  const count = (group: string, status: 'held' | 'offered') =>
    seats.find((one) => one.group === group && one.status === status)?.count ?? 0;
  return cohort.groups.filter((group) => isSeen(group, scope)).map(standingOf);

  function standingOf({ id, title, provider, deliveryPartner, venue, places, viability }: Group) {
    const accepted = count(id, 'held');
    const onOffer = count(id, 'offered');
    const { name, postcode } = venue;
    return {
      ...{ group: id, title, provider, deliveryPartner, venue: name, postcode, places },
      ...{ accepted, onOffer, viability, isBelow: accepted + onOffer < viability },
    };
  }
}

/** S6.1: a provider sees its groups; a partner those that are its own or open to all. */
function isSeen({ provider, deliveryPartner }: Group, scope: Scope): boolean {
  if (scope === 'all') return true;
  if (scope.provider !== provider) return false;
  return (
    scope.deliveryPartner === undefined ||
    deliveryPartner === null ||
    deliveryPartner === scope.deliveryPartner
  );
}
