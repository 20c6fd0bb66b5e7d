/**
 * The world looked at from the side of a reader: which records belong together. Gathered once for a request and
 * only where it is asked for, so that a page of a long list is a matter of milliseconds.
 */
import { applicationsByUser, outcomesByDeclaration } from '../rules/look-up.js';
import type { Application, Id, Outcome, User, World } from '../world/world.js';

export interface Views {
  readonly world: World;
  readonly applicationsOfUser: ReadonlyMap<Id, readonly Application[]>;
  readonly outcomesOfDeclaration: ReadonlyMap<Id, readonly Outcome[]>;
}

/** Of one request: what changes the world makes it stale. */
export function viewsOf(world: World): Views {
  let applications: Views['applicationsOfUser'] | null = null;
  let outcomes: Views['outcomesOfDeclaration'] | null = null;
  return {
    world,
    get applicationsOfUser() {
      return (applications ??= applicationsByUser(world));
    },
    get outcomesOfDeclaration() {
      return (outcomes ??= outcomesByDeclaration(world));
    },
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
