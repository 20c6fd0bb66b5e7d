import { nextId } from '../../world/ids.js';
import { unprocessable } from '../../world/refusal.js';
import type { Id, Instant, User, World } from '../../world/world.js';
import { found } from './find.js';

interface NewPerson {
  fullName: string;
  email?: string | null;
  trn?: string | null;
  trnVerified?: boolean;
}

export function createPerson(world: World, at: Instant, input: NewPerson): User {
  const { fullName, email = null, trn = null, trnVerified = false } = input;
  const user: User = {
    id: nextId(world, 'user'),
    fullName,
    previousNames: [],
    email,
    trn,
    trnVerified: trn !== null && trnVerified,
    createdAt: at,
    significantlyUpdatedAt: at,
    retiredInto: null,
  };
  world.users.set(user.id, user);
  return user;
}

interface PersonChange extends Partial<NewPerson> {
  user: Id;
}

/** What is left out stays, and what says nothing new is no change. Without a number nothing is verified. */
export function changePerson(world: World, at: Instant, { user: id, ...change }: PersonChange): User {
  const user = found(world.users, id);
  const before = JSON.stringify(user);
  if (change.fullName !== undefined && change.fullName !== user.fullName) {
    user.previousNames.push(user.fullName);
    user.fullName = change.fullName;
  }
  if (change.email !== undefined) user.email = change.email;
  if (change.trn !== undefined) user.trn = change.trn;
  if (change.trnVerified !== undefined) user.trnVerified = change.trnVerified;
  if (user.trn === null) user.trnVerified = false;
  if (JSON.stringify(user) !== before) user.significantlyUpdatedAt = at;
  return user;
}

/**
 * Makes one record of two: what `from` has moves to `into`, and the id of `from` is retired. Declarations and
 * outcomes show the new id without counting as changed.
 */
export function mergePeople(world: World, at: Instant, input: { from: Id; into: Id }): User {
  const from = found(world.users, input.from);
  const into = found(world.users, input.into);
  if (from === into || from.retiredInto !== null || into.retiredInto !== null)
    throw unprocessable('base', 'Two different people are merged, and neither may be retired already.');
  for (const application of world.applications.values())
    if (application.user === from.id) Object.assign(application, { user: into.id, updatedAt: at });
  for (const records of [world.declarations, world.outcomes])
    for (const record of records.values()) if (record.user === from.id) record.user = into.id;
  for (const change of world.idChanges) if (change.user === from.id) change.user = into.id;
  world.idChanges.push({ user: into.id, from: from.id, to: into.id, changedAt: at });
  from.retiredInto = into.id;
  from.significantlyUpdatedAt = at;
  return into;
}
