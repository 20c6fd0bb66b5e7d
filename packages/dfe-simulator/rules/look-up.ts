/**
 * What the rules and the answers both need to know of the world. Each look-up goes over a map once; a caller
 * that asks about every application of a list gathers first (`applicationsByUser`, `outcomesByDeclaration`)
 * and passes what belongs to the record.
 */
import { canonical } from '../world/ids.js';
import { liveStates, type Course } from '../world/names.js';
import type {
  Application,
  CohortKey,
  Declaration,
  Id,
  IdChange,
  Instant,
  Outcome,
  Statement,
  User,
  World,
} from '../world/world.js';
import { dayOf } from './day.js';

/** The support offer was renamed: for whoever did one of these two, the other is the same course. */
const renamed: readonly Course[] = ['npq-additional-support-offer', 'npq-early-headship-coaching-offer'];

export const sameCourse = (one: Course, other: Course): boolean =>
  one === other || (renamed.includes(one) && renamed.includes(other));

export const isLive = (declaration: Declaration): boolean =>
  liveStates.some((state) => state === declaration.state);

const filtered = <R>(records: ReadonlyMap<Id, R>, wanted: (record: R) => boolean): R[] =>
  [...records.values()].filter(wanted);

const gathered = <R>(records: ReadonlyMap<Id, R>, key: (record: R) => Id): ReadonlyMap<Id, R[]> => {
  const groups = new Map<Id, R[]>();
  for (const record of records.values()) {
    const group = groups.get(key(record));
    if (group) group.push(record);
    else groups.set(key(record), [record]);
  }
  return groups;
};

/** The newest of some records; of two made at one instant, the one that was added later. */
export const newest = <R extends { createdAt: Instant }>(records: readonly R[]): R | null =>
  records.reduce<R | null>((best, next) => (best && best.createdAt > next.createdAt ? best : next), null);

export const applicationsOf = (world: World, provider: Id): Application[] =>
  filtered(world.applications, (application) => application.provider === provider);

export const applicationsOfUser = (world: World, user: Id): Application[] =>
  filtered(world.applications, (application) => application.user === user);

export const applicationsByUser = (world: World): ReadonlyMap<Id, Application[]> =>
  gathered(world.applications, ({ user }) => user);

export const outcomesByDeclaration = (world: World): ReadonlyMap<Id, Outcome[]> =>
  gathered(world.outcomes, ({ declaration }) => declaration);

export const declarationsOf = (world: World, application: Application): Declaration[] =>
  filtered(world.declarations, (declaration) => declaration.application === application.id);

/** Those that stand: submitted, eligible, payable or paid. */
export const liveDeclarations = (world: World, application: Application): Declaration[] =>
  declarationsOf(world, application).filter(isLive);

/** What the API calls an enrolment: an application that this provider has, and accepted. */
export const isEnrolmentWith =
  (provider: Id) =>
  (application: Application): boolean =>
    application.provider === provider && application.status === 'accepted';

/** A participant exists for a provider that has accepted an application of the person. */
export function participantOf(world: World, provider: Id, id: unknown): User | null {
  const user = typeof id === 'string' ? world.users.get(canonical(id)) : undefined;
  if (!user) return null;
  return applicationsOfUser(world, user.id).some(isEnrolmentWith(provider)) ? user : null;
}

/** The provider made it, or the application it is on is the provider's now. */
export const isReadable = (
  world: World,
  provider: Id,
  { provider: maker, application }: Declaration,
): boolean => maker === provider || world.applications.get(application)?.provider === provider;

export function readableDeclaration(world: World, provider: Id, id: Id): Declaration | null {
  const declaration = world.declarations.get(id);
  return declaration && isReadable(world, provider, declaration) ? declaration : null;
}

/**
 * Whether the person has had funding for this course through another application: worked out at every read,
 * over every cohort and provider, so that two funded acceptances make each other "previously funded".
 */
export function previouslyFunded(
  world: World,
  application: Application,
  ofPerson: readonly Application[] = applicationsOfUser(world, application.user),
): boolean {
  return ofPerson.some(
    (other) =>
      other.id !== application.id &&
      other.status === 'accepted' &&
      other.eligibleForFunding &&
      other.fundedPlace !== false &&
      sameCourse(other.course, application.course),
  );
}

/** `eligible_for_funding` as an application shows it: the raw flag, unless there was funding before. */
export const eligibleNow = (
  world: World,
  application: Application,
  ofPerson?: readonly Application[],
): boolean =>
  application.eligibleForFunding &&
  (application.fundedByPolicy || !previouslyFunded(world, application, ofPerson));

/** Whether a declaration on it can be paid: eligible, and not without a funded place. */
export const fundable = (world: World, application: Application): boolean =>
  application.fundedPlace !== false && eligibleNow(world, application);

/** The open output-fee statement of this cohort whose deadline comes first and has not passed. */
export function nextOpenStatement(
  world: World,
  provider: Id,
  cohort: CohortKey,
  at: Instant,
): Statement | null {
  const today = dayOf(at);
  const open = filtered(
    world.statements,
    (statement) =>
      statement.provider === provider &&
      statement.cohort === cohort &&
      statement.outputFee &&
      statement.state === 'open' &&
      statement.deadline >= today,
  );
  return open.reduce<Statement | null>(
    (first, next) => (first && first.deadline <= next.deadline ? first : next),
    null,
  );
}

/** Without one neither declarations are taken nor participants moved into the cohort. */
export const hasContract = (world: World, provider: Id, cohort: CohortKey, course: Course | null): boolean =>
  world.contracts.some(
    (contract) => contract.provider === provider && contract.cohort === cohort && contract.course === course,
  );

/** What `has_passed` is read from. */
export const newestOutcome = (world: World, declaration: Declaration): Outcome | null =>
  newest(filtered(world.outcomes, (outcome) => outcome.declaration === declaration.id));

/** The application's own change or its person's, whichever was later: shown, and what `updated_since` follows. */
export function significantlyUpdated(world: World, application: Application): Instant {
  const person = world.users.get(application.user)?.significantlyUpdatedAt ?? application.updatedAt;
  return person > application.updatedAt ? person : application.updatedAt;
}

/** The ids that a person had before, the one that was retired last in front. */
export const idChangesOf = (world: World, user: User): IdChange[] =>
  world.idChanges.filter((change) => change.user === user.id).reverse();

/** The latest of the person's own change, that of any application of theirs, and of their ids. */
export function participantUpdatedAt(
  user: User,
  ofPerson: readonly Application[],
  changes: readonly IdChange[],
): Instant {
  return [...ofPerson.map(({ updatedAt }) => updatedAt), ...changes.map(({ changedAt }) => changedAt)].reduce(
    (latest, next) => (next > latest ? next : latest),
    user.significantlyUpdatedAt,
  );
}
