/** What is left of a provider's places in a cohort: by contract, by partner and by group (S1.7, S2.6). Pure. */
import type { Cohort, Contract, Group } from '../../programmes/cohort-schema.js';
import type { Occupancy, Taken } from '../../store/places/pool.js';
import type { Day } from '../../workflows/journey/values.js';

/** One provider's places in a cohort, with who has taken them and the day on which that is asked. */
export interface CohortPlaces {
  cohort: Cohort;
  provider: string;
  occupancy: Occupancy;
  today: Day;
}

export const providerGroups = ({ cohort, provider }: Pick<CohortPlaces, 'cohort' | 'provider'>): Group[] =>
  cohort.groups.filter((group) => group.provider === provider);

const contractOf = ({ cohort, provider }: Pick<CohortPlaces, 'cohort' | 'provider'>): Contract | undefined =>
  cohort.contracts.find((contract) => contract.provider === provider);

const count = (taken: readonly Taken[]) => taken.reduce((sum, one) => sum + one.count, 0);

/** A partner with places of its own; every other one shares what the contract leaves. */
const setAsideFor = (contract: Contract, partner: string | null) =>
  partner === null ? undefined : contract.byDeliveryPartner[partner];

function shared({ places, byDeliveryPartner }: Contract): Contract['places'] {
  const own = Object.values(byDeliveryPartner);
  return {
    total: places.total - own.reduce((sum, one) => sum + one.total, 0),
    funded: places.funded - own.reduce((sum, one) => sum + one.funded, 0),
  };
}

/** Places that are left for participants of a partner, in all and funded. */
export function leftFor(places: CohortPlaces, partner: string | null): Contract['places'] {
  const contract = contractOf(places);
  if (!contract) return { total: 0, funded: 0 };
  const own = setAsideFor(contract, partner);
  const limit = own ?? shared(contract);
  const taken = places.occupancy.taken.filter(({ deliveryPartner }) =>
    own ? deliveryPartner === partner : !setAsideFor(contract, deliveryPartner),
  );
  return {
    total: limit.total - count(taken),
    funded: limit.funded - count(taken.filter(({ funded }) => funded)),
  };
}

export const membersOf = ({ occupancy }: CohortPlaces, group: string): number =>
  count(occupancy.taken.filter((one) => one.group === group));

/** The places as they are once somebody has left a seat. */
export function without(places: CohortPlaces, seat: Omit<Taken, 'count'>): CohortPlaces {
  const { deliveryPartner, group, funded } = seat;
  const own = { deliveryPartner, group, funded, count: -1 };
  return {
    ...places,
    occupancy: { ...places.occupancy, taken: [...places.occupancy.taken, own] },
  };
}

/** Seats of a group that nobody has, on the fullest of its event days to come: guests sit there too. */
export function freeSeats(places: CohortPlaces, group: Group): number {
  const guests = Object.entries(group.events)
    .filter(([, date]) => date >= places.today)
    .map(([event]) => guestsAt(places, group, event));
  return group.places - membersOf(places, group.id) - Math.max(0, ...guests);
}

/** Seats that nobody has at a group's day for one event: members who go elsewhere leave theirs free. */
export function freeOnDay(places: CohortPlaces, group: Group, event: string): number {
  const elsewhere = places.occupancy.catchUps
    .filter((one) => one.event === event && one.home === group.id && one.group !== group.id)
    .reduce((sum, one) => sum + one.count, 0);
  const members = membersOf(places, group.id) - elsewhere;
  return group.places - members - guestsAt(places, group, event);
}

const guestsAt = ({ occupancy }: CohortPlaces, group: Group, event: string) =>
  occupancy.catchUps
    .filter((one) => one.event === event && one.group === group.id && one.home !== group.id)
    .reduce((sum, one) => sum + one.count, 0);

/** A partner's own groups keep seats for as many of its participants as may still come (S2.8). */
export function isOpenTo(places: CohortPlaces, group: Group, partner: string | null): boolean {
  if (freeSeats(places, group) < 1) return false;
  const owner = group.deliveryPartner;
  const contract = contractOf(places);
  if (owner === null || owner === partner || !contract || !setAsideFor(contract, owner)) return true;
  const own = providerGroups(places).filter((one) => one.deliveryPartner === owner);
  const free = own.reduce((sum, one) => sum + Math.max(0, freeSeats(places, one)), 0);
  return free > leftFor(places, owner).total;
}
