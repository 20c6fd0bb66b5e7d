/** Faults in how a cohort names providers and delivery partners (S1.9). */
import type { Cohort } from '../cohort-schema.js';
import type { DefinitionFault } from './fault.js';
import type { Provider } from '../providers.js';

/** Every provider is known, and every delivery partner belongs to the provider that names it. */
export function providerFaults({ contracts, groups }: Cohort, providers: Provider[]): DefinitionFault[] {
  return [
    ...contracts.flatMap(({ provider, byDeliveryPartner }, index) => [
      ...wrongProvider(provider, ['contracts', index, 'provider'], providers),
      ...Object.keys(byDeliveryPartner).flatMap((partner) =>
        wrongPartner(partner, provider, ['contracts', index, 'byDeliveryPartner', partner], providers),
      ),
    ]),
    ...groups.flatMap(({ provider, deliveryPartner }, index) =>
      deliveryPartner === null
        ? []
        : wrongPartner(deliveryPartner, provider, ['groups', index, 'deliveryPartner'], providers),
    ),
  ];
}

function wrongProvider(id: string, path: DefinitionFault['path'], providers: Provider[]): DefinitionFault[] {
  if (providers.some((provider) => provider.id === id)) return [];
  const there = providers.map((provider) => provider.id).join(', ');
  return [{ path, message: `"${id}" is not a provider; there are: ${there}` }];
}

function wrongPartner(
  id: string,
  of: string,
  path: DefinitionFault['path'],
  providers: Provider[],
): DefinitionFault[] {
  const provider = providers.find((one) => one.id === of);
  if (!provider || provider.deliveryPartners.some((partner) => partner.id === id)) return [];
  const there = provider.deliveryPartners.map((partner) => partner.id).join(', ') || 'none';
  return [{ path, message: `"${id}" is not a delivery partner of "${of}"; there are: ${there}` }];
}
