/** Faults in a cohort's places: contracts that do not add up, and people whom no group could seat (S1.7, S1.9). */
import type { Cohort, Contract } from '../cohort-schema.js';
import type { DefinitionCheck, DefinitionFault } from './fault.js';
import type { Programme } from '../schema.js';

export const placesChecks: DefinitionCheck<Cohort, Programme>[] = [
  { needs: ['groups'], find: repeatedGroups },
  { needs: ['contracts'], find: wrongContracts },
  { needs: ['groups', 'contracts'], find: groupsWithoutContract },
  { needs: ['groups', 'contracts'], find: tooFewSeats },
];

function repeatedGroups({ groups }: Cohort): DefinitionFault[] {
  return groups.flatMap(({ id, viability, places }, index) => [
    ...(groups.findIndex((one) => one.id === id) === index
      ? []
      : [{ path: ['groups', index, 'id'], message: `the id "${id}" is used twice` }]),
    ...(viability <= places
      ? []
      : [{ path: ['groups', index, 'viability'], message: `must not be above the ${places} places` }]),
  ]);
}

function wrongContracts({ contracts }: Cohort): DefinitionFault[] {
  return contracts.flatMap((contract, index) => {
    const repeated = contracts.findIndex(({ provider }) => provider === contract.provider) !== index;
    const faults = [...wrongFunded(contract), ...wrongPartnerPlaces(contract)];
    if (repeated)
      faults.push({ path: ['provider'], message: `"${contract.provider}" has a contract already` });
    return faults.map((fault) => ({ ...fault, path: ['contracts', index, ...fault.path] }));
  });
}

function wrongFunded({ places, byDeliveryPartner }: Contract): DefinitionFault[] {
  const all = [
    { path: ['places', 'funded'], places },
    ...Object.entries(byDeliveryPartner).map(([id, own]) => ({
      path: ['byDeliveryPartner', id, 'funded'],
      places: own,
    })),
  ];
  return all
    .filter((one) => one.places.funded > one.places.total)
    .map((one) => ({
      path: one.path,
      message: `is ${one.places.funded}, more than the ${one.places.total} places in all`,
    }));
}

/** What is set aside for partners fits into the contract. */
function wrongPartnerPlaces({ places, byDeliveryPartner }: Contract): DefinitionFault[] {
  return (['total', 'funded'] as const).flatMap((kind) => {
    const sum = Object.values(byDeliveryPartner).reduce((so, own) => so + own[kind], 0);
    if (sum <= places[kind]) return [];
    const message = `${kind} places of partners add up to ${sum}, but the contract has ${places[kind]}`;
    return [{ path: ['byDeliveryPartner'], message }];
  });
}

function groupsWithoutContract({ groups, contracts }: Cohort): DefinitionFault[] {
  return groups.flatMap(({ provider }, index) =>
    contracts.some((contract) => contract.provider === provider)
      ? []
      : [{ path: ['groups', index, 'provider'], message: `"${provider}" has no contract in this cohort` }],
  );
}

/** A provider's groups can seat everybody its contract lets in. */
function tooFewSeats({ groups, contracts }: Cohort): DefinitionFault[] {
  return contracts.flatMap(({ provider, places }, index) => {
    const own = groups.filter((group) => group.provider === provider);
    const seats = own.reduce((sum, group) => sum + group.places, 0);
    if (seats >= places.total) return [];
    const message = `is ${places.total}, but the groups of "${provider}" have ${seats} places between them`;
    return [{ path: ['contracts', index, 'places', 'total'], message }];
  });
}
