/** S4.4: another cohort, another provider or delivery partner, other details. */
import type { Cohort } from '../../../programmes/cohort-schema.js';
import { londonDate } from '../calendar.js';
import type { CommandOf } from '../command.js';
import type { Rules } from './rules.js';
import type { NewEvent } from '../event.js';
import { groupOf } from '../lookup.js';
import { refuseUnless } from '../refusal.js';
import type { Journey } from '../state.js';
import type { Instant } from '../values.js';
import { endorserChanged } from './endorsement.js';
import { cancelBookingsAhead } from './endings.js';
import { placeSought } from './place-sought.js';
import { joinedGroup } from './places.js';
import { datesOf } from './plan-dates.js';
import { planned, planWarnings } from './planning.js';
import { regroupedSessions } from './session-search.js';
import { cannotReach, recordFailedEffect } from './world.js';

/** The group that somebody joins: their own if the provider has it there, else the partner's, else the first. */
function groupIn(journey: Journey, cohort: Cohort, provider: string, deliveryPartner: string | null): string {
  const own = cohort.groups.filter((group) => group.provider === provider);
  refuseUnless(own.length > 0, 'provider-not-in-cohort', { provider, cohort: cohort.id });
  const same = own.find((group) => group.id === journey.group);
  const partners = own.find((group) => deliveryPartner !== null && group.deliveryPartner === deliveryPartner);
  return (same ?? partners ?? own[0])?.id ?? '';
}

/** The events of joining another cohort, and the journey as it then stands; refused if it cannot lead anywhere. */
export function joinCohort(
  journey: Journey,
  cohort: Cohort,
  at: Instant,
): { events: NewEvent[]; journey: Journey } {
  const isSame = cohort.programme === journey.programme.id;
  refuseUnless(isSame, 'cohort-of-other-programme', { cohort: cohort.id });
  const isAhead = cohort.windows.some((window) => window.opens > londonDate(at));
  refuseUnless(isAhead, 'cohort-too-late', { cohort: cohort.id });
  const group = groupIn(journey, cohort, journey.provider, journey.deliveryPartner);
  return {
    events: [
      { type: 'CohortChanged', cohort },
      { type: 'GroupAllocated', group, because: 'moved' },
    ],
    journey: { ...journey, cohort, group, catchUps: {}, windowsPassed: [], plan: {} },
  };
}

function cohortChanged(journey: Journey, { cohort }: CommandOf<'changeCohort'>, at: Instant): NewEvent[] {
  if (cohort.id === journey.cohort.id) return [];
  const joined = joinCohort(journey, cohort, at);
  if (journey.status === 'applying') return [{ type: 'CohortChanged', cohort }, ...soughtAgain(journey)];
  if (journey.status === 'deferred') return joined.events;
  const dates = datesOf(joined.journey);
  return [
    ...joined.events,
    planned(joined.journey, 'moved', dates, at),
    ...planWarnings(joined.journey, dates, at, ''),
    ...regroupedSessions(joined.journey, at),
  ];
}

/** An applicant who had asked for a place asks for one where they are going. */
const soughtAgain = (journey: Journey): NewEvent[] => {
  const { place } = journey.application;
  return place === 'none' || place === 'released' ? [] : [placeSought(journey)];
};

function providerChanged(journey: Journey, command: CommandOf<'changeProvider'>, at: Instant): NewEvent[] {
  const { provider, deliveryPartner } = command;
  const isSame = provider === journey.provider && deliveryPartner === journey.deliveryPartner;
  refuseUnless(!isSame, 'same-provider');
  const group = groupIn(journey, journey.cohort, provider, deliveryPartner);
  const changed: NewEvent = { type: 'ProviderChanged', provider, deliveryPartner };
  if (journey.status === 'applying') return [changed, ...soughtAgain(journey)];
  const moved: Journey = { ...journey, provider, deliveryPartner };
  const isGroupKept = groupOf(journey)?.provider === provider && group === journey.group;
  const joining: NewEvent[] = isGroupKept ? [] : joinedOrKept(moved, group, at);
  const given = provider === journey.provider ? [] : cancelBookingsAhead(journey, at);
  return [...given, changed, ...joining];
}

/** Whoever is deferred joins the group now and gets a plan on returning. */
const joinedOrKept = (journey: Journey, group: string, at: Instant): NewEvent[] =>
  journey.status === 'deferred'
    ? [{ type: 'GroupAllocated', group, because: 'moved' }]
    : joinedGroup(journey, group, at).filter((event) => event.type !== 'SessionMoveSought');

/**
 * A message came back. The participant is lost only if no other address is left; what came back from somebody
 * else was not told to them, which a person has to see to.
 */
function bounced(journey: Journey, command: CommandOf<'recordBounce'>): NewEvent[] {
  const { message, permanent, address = 'first', another = false } = command;
  const [, , addressee = 'participant'] = message.split('/');
  if (addressee !== 'participant') return recordFailedEffect(journey, message, 'bounced');
  if (another) return [{ type: 'AddressRefused', message, address, code: 'bounced', again: true }];
  if (!permanent) return [{ type: 'AddressRefused', message, address, code: 'bounced' }];
  return journey.reachable ? cannotReach(journey, message) : [];
}

export const transferRules = {
  changeCohort: cohortChanged,
  changeProvider: providerChanged,
  changeDetails: (journey, { fields }, at) =>
    fields.length === 0 ? [] : [{ type: 'DetailsChanged', fields }, ...endorserChanged(journey, fields, at)],
  recordBounce: bounced,
} satisfies Partial<Rules>;
