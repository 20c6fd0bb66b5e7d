/**
 * The world looked at from the side of a reader: which records belong together. Built once after a change, so
 * that a page costs the same whether the service holds ten applications or ten thousand.
 */
import { applicationsByUser, outcomesByDeclaration } from '../rules/look-up.js';
import type { Application, Id, Outcome, User, World } from '../world/world.js';

export interface Views {
  world: World;
  applicationsOfUser: ReadonlyMap<Id, readonly Application[]>;
  outcomesOfDeclaration: ReadonlyMap<Id, readonly Outcome[]>;
}

export function viewsOf(world: World): Views {
  return {
    world,
    applicationsOfUser: applicationsByUser(world),
    outcomesOfDeclaration: outcomesByDeclaration(world),
  };
}

export function applicationsOfPerson(views: Views, user: Id): readonly Application[] {
  return views.applicationsOfUser.get(user) ?? [];
}

/** The user's applications that this provider accepted, oldest first: what the API calls enrolments. */
export function enrolmentsWith(views: Views, user: User, provider: Id): Application[] {
  return applicationsOfPerson(views, user.id).filter(
    (application) => application.provider === provider && application.status === 'accepted',
  );
}
