/** What a filter can name (S6.3): closed lists of the rules, and ids of the catalogue, the staff and the record. */
import { sql } from 'kysely';
import { listCohorts, listProgrammes, listProviders } from '../../programmes/catalogue.js';
import type { Store } from '../../store/database/database.js';
import { withinScope, type JourneyFilter, type Scope } from '../../store/read-model/read-model.js';
import type { Journey } from '../../workflows/journey/state.js';
import type { Ending, Role } from '../../workflows/journey/values.js';
import { exceptionSentences } from '../../workflows/journey/view/sentences.js';
import type { WaitName } from '../../workflows/journey/view/waits.js';

/** Those of the filters that name something; the others are days, yes or no, and the beginning of a text. */
export type NamingFilter = Exclude<
  keyof JourneyFilter,
  'overdueOn' | 'behindOn' | 'atRisk' | 'search' | 'on'
>;

const statuses: Record<Journey['status'], true> = {
  applying: true,
  active: true,
  deferred: true,
  withdrawn: true,
  ended: true,
};
const outcomes: Record<Ending, true> = {
  passed: true,
  'not-passed': true,
  withdrawn: true,
  rejected: true,
  expired: true,
  lapsed: true,
};
const roles: Record<Role, true> = {
  participant: true,
  headteacher: true,
  coach: true,
  assessor: true,
  partner: true,
  provider: true,
  admin: true,
  'learning-environment': true,
  engine: true,
};
const waits: Record<WaitName, true> = {
  'application-form': true,
  evidence: true,
  information: true,
  investigation: true,
  'funding-decision': true,
  'provider-decision': true,
  place: true,
  'waiting-list': true,
  offer: true,
  'course-begins': true,
  study: true,
  engagement: true,
  window: true,
  submission: true,
  marking: true,
  moderation: true,
  release: true,
  appeal: true,
  'appeal-period': true,
  return: true,
  'reversal-period': true,
  none: true,
};

const stages = (): string[] => [
  'application',
  ...listProgrammes().flatMap((programme) => programme.stages.map(({ id }) => id)),
  ...['summative', 'outcome', 'ended'],
];

const ownProviders = (scope: Scope) =>
  listProviders().filter(({ id }) => scope === 'all' || id === scope.provider);

function partners(scope: Scope): string[] {
  if (scope !== 'all' && scope.deliveryPartner !== undefined) return [scope.deliveryPartner];
  return ownProviders(scope).flatMap(({ deliveryPartners }) => deliveryPartners.map(({ id }) => id));
}

const groups = (scope: Scope): string[] =>
  listCohorts()
    .flatMap((cohort) => cohort.groups)
    .filter(({ provider }) => scope === 'all' || provider === scope.provider)
    .map(({ id }) => id);

/** Known without looking into the store; of what is outside the scope, nothing is told (S6.1). */
export const namedByCode: Record<NamingFilter, (scope: Scope) => string[]> = {
  mode: () => ['live', 'rehearsal'],
  programme: () => listProgrammes().flatMap(({ id, version }) => [id, `${id}@${version}`]),
  cohort: () => listCohorts().map(({ id }) => id),
  provider: (scope) => ownProviders(scope).map(({ id }) => id),
  deliveryPartner: partners,
  group: groups,
  coach: () => [],
  stage: stages,
  status: () => Object.keys(statuses),
  wait: () => Object.keys(waits),
  waitFor: () => Object.keys(roles),
  mustAct: () => Object.keys(roles),
  attention: () => Object.keys(exceptionSentences),
  outcome: () => Object.keys(outcomes),
};

const columns = {
  programme: sql<string | null>`split_part(programme, '@', 1)`,
  cohort: sql<string | null>`cohort`,
  provider: sql<string | null>`provider`,
  deliveryPartner: sql<string | null>`delivery_partner`,
  group: sql<string | null>`group_id`,
  coach: sql<string | null>`coach`,
  stage: sql<string | null>`stage`,
};

/** Known to the store: what journeys of the scope have, which a catalogue may have forgotten, and its coaches. */
export async function namedInStore(store: Store, scope: Scope, name: NamingFilter): Promise<string[]> {
  if (!(name in columns)) return [];
  const rows = await store.db
    .selectFrom('journey_rows')
    .select(columns[name as keyof typeof columns].as('value'))
    .distinct()
    .where((eb) => withinScope(eb, scope))
    .execute();
  const met = rows.flatMap(({ value }) => (value === null ? [] : [value]));
  return name === 'coach' ? [...met, ...(await coaches(store, scope))] : met;
}

async function coaches(store: Store, scope: Scope): Promise<string[]> {
  if (scope !== 'all' && scope.coach !== undefined) return [scope.coach];
  let query = store.db.selectFrom('staff').select('id').where('role', '=', 'coach');
  if (scope !== 'all') query = query.where('provider', '=', scope.provider);
  return (await query.execute()).map(({ id }) => id);
}
