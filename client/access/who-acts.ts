/** Whom a command line acts for: an operator whom the store knows, or the local administrator where there can be one. */
import { localAdministrator, type Principal } from '../../access/principal.js';
import type { Servers } from '../connection/servers.js';
import type { Settings } from '../connection/settings.js';
import { BadInput, Unreachable } from '../errors.js';

/** Why it is the local administrator. */
export type WhyLocal = 'embedded' | 'first-set-up';

export interface WhoActs {
  principal: Principal;
  /** Null for somebody named. */
  local: WhyLocal | null;
}

/**
 * @param operator the id of an operator; null if nobody was named
 * @throws BadInput `operator-unknown`, `operator-needed`
 * @throws Unreachable if the store, which knows, is away
 */
export async function whoActs(
  servers: Servers,
  settings: Settings,
  operator: string | null,
): Promise<WhoActs> {
  if (operator === null && isEmbedded(settings)) return { principal: localAdministrator, local: 'embedded' };
  const { hasOperators, principalOf, readOperator } = await import('../../store/access/operators.js');
  return servers.inStore(async (store) => {
    if (operator === null) {
      if (!(await hasOperators(store))) return { principal: localAdministrator, local: 'first-set-up' };
      throw new BadInput(
        [
          'Say for whom you act: with --operator ID, or JOURNEYS_OPERATOR. These servers know their operators, and nobody else may do anything on them.',
        ],
        'operator-needed',
      );
    }
    const found = await readOperator(store, operator);
    if (found?.active) return { principal: principalOf(found), local: null };
    throw new BadInput(
      [
        `There is no operator "${operator}" on these servers, or not any more. Ask whoever keeps them: "journeys staff list" shows who there is.`,
      ],
      'operator-unknown',
    );
  });
}

/** Whoever can read what the embedded stack has written down can do anything to it anyway. */
const isEmbedded = ({ databaseUrl, stack }: Settings): boolean =>
  stack !== null && databaseUrl === stack.databaseUrl;

/** While the store is away nobody can be asked who acts: see `withoutStore`. */
export const unlessAway = (who: Promise<WhoActs>): Promise<WhoActs | Unreachable> =>
  who.catch((error: unknown) => {
    if (error instanceof Unreachable) return error;
    throw error;
  });

/** For whoever could not be asked: what comes into the folder is kept, and nothing reaches store or engine. */
export const withoutStore = (servers: Servers, away: Unreachable): Servers => ({
  ...servers,
  inStore: () => Promise.reject(away),
  engine: () => Promise.reject(away),
});
