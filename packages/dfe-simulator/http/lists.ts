/** The seven lists: what a provider sees, filtered and in order (DfE §1.1, the table of §1.3). */
import { idChangesOf, participantUpdatedAt, significantlyUpdated } from '../rules/look-up.js';
import { canonical } from '../world/ids.js';
import { unprocessable } from '../world/refusal.js';
import { trainingStatuses, type TrainingStatus } from '../world/names.js';
import type {
  Application,
  CohortKey,
  Declaration,
  DeliveryPartner,
  Id,
  Outcome,
  Statement,
  User,
} from '../world/world.js';
import type { Narrowed } from '../read/participant.js';
import { applicationsOfPerson, enrolmentsWith, type Views } from '../read/views.js';
import * as visible from '../read/visible.js';
import { filterOf, participantIdsOf, sinceOf, textOf, yearsOf, type Filter } from './filters.js';
import { sorted } from './sorting.js';

/** Who looks, at what, and the query as it came. */
export interface Looking {
  views: Views;
  provider: Id;
  query: Filter;
}

const stamps = {
  created_at: (record: { createdAt: string }) => record.createdAt,
  updated_at: (record: { updatedAt: string }) => record.updatedAt,
};

function inYears(views: Views, filter: Filter): (record: { cohort: CohortKey }) => boolean {
  const years = yearsOf(filter);
  if (years === null) return () => true;
  return ({ cohort }) => years.has(views.world.cohorts.get(cohort)?.startYear ?? -1);
}

export function applications({ views, provider, query }: Looking): Application[] {
  const filter = filterOf(query);
  const since = sinceOf(filter, 'updated_since');
  const people = participantIdsOf(filter);
  const ofCohort = inYears(views, filter);
  const wanted = visible
    .applicationsFor(views, provider)
    .filter(ofCohort)
    .filter((one) => people?.has(one.user) ?? true)
    .filter((one) => since === null || significantlyUpdated(views.world, one) >= since);
  return sorted(wanted, query['sort'], stamps, 'created_at');
}

function trainingStatusOf(filter: Filter): TrainingStatus | null {
  const status = textOf(filter, 'training_status');
  const known = trainingStatuses.find((one) => one === status);
  if (status === null || known) return known ?? null;
  throw unprocessable(
    'Unpermitted parameters',
    `The filter '#/training_status' must be ${JSON.stringify(trainingStatuses)}`,
  );
}

/** What the list of participants is filtered by, besides time. */
export function narrowedBy(query: Filter): Narrowed {
  const filter = filterOf(query);
  const formerId = textOf(filter, 'from_participant_id');
  return { status: trainingStatusOf(filter), formerId: formerId === null ? null : canonical(formerId) };
}

/**
 * Sorted by `updated_at` it follows the person's own changes alone, whereas the `updated_at` that is shown, and
 * `updated_since`, also follow the applications and ids.
 */
export function participants({ views, provider, query }: Looking): User[] {
  const { world } = views;
  const since = sinceOf(filterOf(query), 'updated_since');
  const { status, formerId } = narrowedBy(query);
  const updatedAt = (user: User) =>
    participantUpdatedAt(user, applicationsOfPerson(views, user.id), idChangesOf(world, user));
  const formerly = new Set(world.idChanges.flatMap((one) => (one.from === formerId ? [one.user] : [])));
  const wanted = visible
    .participantsFor(views, provider)
    .filter(({ id }) => formerId === null || formerly.has(id))
    .filter((user) => since === null || updatedAt(user) >= since)
    .filter(
      (user) =>
        status === null ||
        enrolmentsWith(views, user, provider).some(({ trainingStatus }) => trainingStatus === status),
    );
  return sorted(
    wanted,
    query['sort'],
    { created_at: stamps.created_at, updated_at: ({ significantlyUpdatedAt }) => significantlyUpdatedAt },
    'created_at',
  );
}

export function declarations({ views, provider, query }: Looking): Declaration[] {
  const filter = filterOf(query);
  const since = sinceOf(filter, 'updated_since');
  const people = participantIdsOf(filter);
  const wanted = visible
    .declarationsFor(views, provider)
    .filter(inYears(views, filter))
    .filter(({ user }) => people?.has(user) ?? true)
    .filter(({ updatedAt }) => since === null || updatedAt >= since);
  return sorted(wanted, undefined, stamps, 'created_at');
}

export function outcomes({ views, provider, query }: Looking): Outcome[] {
  const since = sinceOf(filterOf(query), 'created_since');
  const wanted = visible
    .outcomesFor(views, provider)
    .filter(({ createdAt }) => since === null || createdAt >= since);
  return sorted(wanted, undefined, stamps, 'created_at');
}

export function outcomesOfParticipant(looking: Looking, id: string): Outcome[] {
  const { views, provider } = looking;
  visible.refuseRetired(views, id);
  const user = visible.participantFor(views, provider, id);
  const wanted = visible.outcomesFor(views, provider).filter((outcome) => outcome.user === user.id);
  return sorted(wanted, undefined, stamps, 'created_at');
}

export function statements({ views, provider, query }: Looking): Statement[] {
  const filter = filterOf(query);
  const since = sinceOf(filter, 'updated_since');
  const wanted = visible
    .statementsFor(views, provider)
    .filter(inYears(views, filter))
    .filter(({ updatedAt }) => since === null || updatedAt >= since);
  return sorted(wanted, undefined, { payment_date: ({ paymentDate }) => paymentDate }, 'payment_date');
}

/** Of several years only the first is looked at: the service does not split this one. */
export function deliveryPartners({ views, provider, query }: Looking): DeliveryPartner[] {
  const [year = null] = yearsOf(filterOf(query)) ?? [];
  const wanted = visible
    .deliveryPartnersFor(views, provider)
    .filter(({ id }) => year === null || visible.partnerYears(views, provider, id).includes(year));
  return sorted(wanted, query['sort'], { ...stamps, name: ({ name }) => name.toLowerCase() }, 'name');
}
