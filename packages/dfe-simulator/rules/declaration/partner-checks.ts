import type { ApiError } from '../../world/refusal.js';
import type { Application, CohortKey, DeliveryPartner, Id, World } from '../../world/world.js';
import { isSaid } from '../attributes.js';
import { about } from '../refusals.js';
import type { Draft } from './draft.js';

const REQUIRED_FROM = 2024;

interface Partners {
  /** Whose partners they must be, in which cohort. */
  provider: Id;
  cohort: CohortKey;
  application: Application;
  primary: DeliveryPartner | null;
  secondary: DeliveryPartner | null;
  /** What a declaration has already is not looked at again. */
  before: { primary: Id | null; secondary: Id | null } | null;
}

export function partnersExist({ asked, partner, secondaryPartner }: Draft): ApiError[] {
  const named: [string, DeliveryPartner | null][] = [
    ['delivery_partner_id', partner],
    ['secondary_delivery_partner_id', secondaryPartner],
  ];
  return named
    .filter(([attribute, found]) => isSaid(asked.attributes[attribute]) && !found)
    .map(([attribute]) => about(attribute, 'There is no delivery partner with this id.'));
}

export function partnersSuit({ world, asked, application, partner, secondaryPartner }: Draft): ApiError[] {
  if (!application) return [];
  return partnerRules(world, {
    provider: asked.provider,
    cohort: application.cohort,
    application,
    primary: partner,
    secondary: secondaryPartner,
    before: null,
  });
}

/** From cohort 2024 on, in England, who delivered must be said; elsewhere it must not. */
export function partnerRules(world: World, partners: Partners): ApiError[] {
  return [...primaryRules(world, partners), ...secondaryRules(world, partners)];
}

function primaryRules(world: World, partners: Partners): ApiError[] {
  const { application, primary, cohort, before } = partners;
  const errors: ApiError[] = [];
  const refuse = (detail: string) => errors.push(about('delivery_partner_id', detail));
  const changed = before === null || before.primary !== (primary?.id ?? null);
  const year = world.cohorts.get(cohort)?.startYear ?? 0;
  const required = inCatchment(world, application) && year >= REQUIRED_FROM;
  if (!primary && required && changed) refuse('Say which delivery partner it was.');
  if (primary && !inCatchment(world, application))
    refuse('Outside England there is no delivery partner: leave it out.');
  if (primary && changed && !isPartner(world, partners, primary))
    refuse('This is no delivery partner of yours in this cohort.');
  return errors;
}

function secondaryRules(world: World, partners: Partners): ApiError[] {
  const { application, primary, secondary, before } = partners;
  if (!secondary) return [];
  const errors: ApiError[] = [];
  const refuse = (detail: string) => errors.push(about('secondary_delivery_partner_id', detail));
  if (!primary) refuse('There can be no second delivery partner without a first one.');
  if (primary && !inCatchment(world, application))
    refuse('Outside England there is no delivery partner: leave it out.');
  if (before?.secondary !== secondary.id && !isPartner(world, partners, secondary))
    refuse('This is no delivery partner of yours in this cohort.');
  if (primary?.id === secondary.id) refuse('The second delivery partner must be another one than the first.');
  return errors;
}

/** In England; before cohort 2024 the number of the school told as well: those of England begin with 1. */
function inCatchment(world: World, { inEngland, cohort, schoolUrn }: Application): boolean {
  const year = world.cohorts.get(cohort)?.startYear ?? 0;
  return inEngland || (year < REQUIRED_FROM && schoolUrn?.startsWith('1') === true);
}

const isPartner = (world: World, { provider, cohort }: Partners, partner: DeliveryPartner): boolean =>
  world.partnerships.some(
    (partnership) =>
      partnership.provider === provider &&
      partnership.cohort === cohort &&
      partnership.partner === partner.id,
  );
