/** What a lead provider may see (DfE §1.3); anything else does not exist for it. */
import { applicationsOf, isReadable, readableDeclaration } from '../rules/look-up.js';
import { ApiRefusal, notFound } from '../world/refusal.js';
import type {
  Application,
  Declaration,
  DeliveryPartner,
  Id,
  IdChange,
  Outcome,
  Statement,
  User,
} from '../world/world.js';
import { written } from './instants.js';
import { enrolmentsWith, type Views } from './views.js';

export function applicationsFor(views: Views, provider: Id): Application[] {
  return applicationsOf(views.world, provider);
}

export function applicationFor(views: Views, provider: Id, id: string): Application {
  const application = views.world.applications.get(id);
  if (application?.provider !== provider) throw notFound();
  return application;
}

/** People with at least one accepted application with the provider. */
export function participantsFor(views: Views, provider: Id): User[] {
  const accepted = new Set<Id>();
  for (const { status, user } of applicationsFor(views, provider)) {
    if (status === 'accepted') accepted.add(user);
  }
  return [...views.world.users.values()].filter(({ id }) => accepted.has(id));
}

export function participantFor(views: Views, provider: Id, id: string): User {
  const user = views.world.users.get(id);
  if (!user || enrolmentsWith(views, user, provider).length === 0) throw notFound();
  return user;
}

/** An id that was retired answers 410 whoever asks, and says whose it is now. */
export function refuseRetired(views: Views, id: string): void {
  const change = views.world.idChanges.find(({ from }) => from === id);
  if (!change) return;
  throw new ApiRefusal(410, [
    {
      title: 'Participant ID has been changed',
      detail: `The participant_id '${change.from}' has been replaced with '${change.to}'.`,
      participant_id_changes: [idChangeAttributes(change)],
    },
  ]);
}

export function idChangeAttributes({ from, to, changedAt }: IdChange) {
  return { from_participant_id: from, to_participant_id: to, changed_at: written(changedAt) };
}

/** Its own, and those on applications that are its now. */
export function declarationsFor(views: Views, provider: Id): Declaration[] {
  const { world } = views;
  return [...world.declarations.values()].filter((declaration) => isReadable(world, provider, declaration));
}

export function declarationFor(views: Views, provider: Id, id: string): Declaration {
  const declaration = readableDeclaration(views.world, provider, id);
  if (!declaration) throw notFound();
  return declaration;
}

/** Those on the provider's own declarations. */
export function outcomesFor(views: Views, provider: Id): Outcome[] {
  const { declarations, outcomes } = views.world;
  return [...outcomes.values()].filter(
    ({ declaration }) => declarations.get(declaration)?.provider === provider,
  );
}

export function statementsFor(views: Views, provider: Id): Statement[] {
  return [...views.world.statements.values()].filter(
    (statement) => statement.provider === provider && statement.outputFee,
  );
}

export function statementFor(views: Views, provider: Id, id: string): Statement {
  const statement = views.world.statements.get(id);
  if (statement?.provider !== provider || !statement.outputFee) throw notFound();
  return statement;
}

/** Start years of the cohorts for which the partner works with the provider, each once, in order. */
export function partnerYears(views: Views, provider: Id, partner: Id): number[] {
  const years = views.world.partnerships
    .filter((one) => one.provider === provider && one.partner === partner)
    .flatMap(({ cohort }) => views.world.cohorts.get(cohort)?.startYear ?? []);
  return [...new Set(years)].sort((a, b) => a - b);
}

/** Of any cohort. */
export function deliveryPartnersFor(views: Views, provider: Id): DeliveryPartner[] {
  const mine = new Set(
    views.world.partnerships.flatMap((one) => (one.provider === provider ? [one.partner] : [])),
  );
  return [...views.world.deliveryPartners.values()].filter(({ id }) => mine.has(id));
}

export function deliveryPartnerFor(views: Views, provider: Id, id: string): DeliveryPartner {
  const partner = views.world.deliveryPartners.get(id);
  if (!partner || partnerYears(views, provider, partner.id).length === 0) throw notFound();
  return partner;
}
