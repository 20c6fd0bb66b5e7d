/** The world looked at from the side of a reader: which records belong together. */
import { applicationsByUser, isEnrolmentWith, outcomesByDeclaration } from '../rules/look-up.js';
import type { Application, Id, Outcome, User, World } from '../world/world.js';

export interface Views {
  readonly world: World;
  readonly applicationsOfUser: ReadonlyMap<Id, readonly Application[]>;
  readonly outcomesOfDeclaration: ReadonlyMap<Id, readonly Outcome[]>;
}

/** Gathers once for as long as what it is made of has the same measure. */
function whileSame<T>(measure: () => number, gather: () => T): () => T {
  let held: { measure: number; value: T } | null = null;
  return () => {
    const now = measure();
    if (held?.measure !== now) held = { measure: now, value: gather() };
    return held.value;
  };
}

/**
 * Goes with the world through its changes: applications are never taken away, and change hands only when two
 * people are merged; outcomes are only ever added. So a page costs the same among ten applications or ten thousand.
 */
export function viewsOf(world: World): Views {
  const applications = whileSame(
    () => world.applications.size + world.idChanges.length,
    () => applicationsByUser(world),
  );
  const outcomes = whileSame(
    () => world.outcomes.size,
    () => outcomesByDeclaration(world),
  );
  return {
    world,
    get applicationsOfUser() {
      return applications();
    },
    get outcomesOfDeclaration() {
      return outcomes();
    },
  };
}

export function applicationsOfPerson(views: Views, user: Id): readonly Application[] {
  return views.applicationsOfUser.get(user) ?? [];
}

/** The user's applications that this provider accepted, oldest first: what the API calls enrolments. */
export function enrolmentsWith(views: Views, user: User, provider: Id): Application[] {
  return applicationsOfPerson(views, user.id).filter(isEnrolmentWith(provider));
}
