/** The kinds of doors, by what they are about. */
import type { Action } from '../../../access/actions.js';
import type { Actor } from '../../../workflows/journey/values.js';
import type { CommandOptions } from '../../commands/prepare.js';
import { BadInput, NotFound } from '../../errors.js';
import { parseOrRefuse } from '../../input/faults.js';
import { journeyIdSchema, opaqueIdSchema } from '../../input/ids.js';
import { noJourney, notAllowed, type Door } from '../door.js';

const journeyId = (given: string): string => parseOrRefuse(journeyIdSchema, given);

/** About one journey, the first argument. */
export const ofJourney = <A extends readonly [string, ...unknown[]]>(
  action: Door<A>['action'],
  noted: Door<A>['noted'],
  more: Partial<Door<A>> = {},
): Door<A> => ({
  action,
  noted,
  about: (facts, [journey]) => facts.journey(journeyId(journey)),
  notThere: (_, [journey]) => noJourney(journeyId(journey)),
  subject: ([journey]) => journeyId(journey),
  ...more,
});

/** A command to a journey, which is noted where it is sent; `told` is the argument with who asks. */
export const commandDoor = <A extends readonly [string, ...unknown[]]>(
  action: Door<A>['action'],
  told: number,
): Door<A> =>
  ofJourney<A>(action, 'no', {
    ...whoAsks<A>(told),
    reason: (args) => (args[told] as CommandOptions | undefined)?.reason,
  });

/** Who asks, in an argument of its own. */
export const whoAsks = <A extends readonly unknown[]>(
  told: number,
): Pick<Door<A>, 'actor' | 'withActor'> => ({
  actor: (args: A) => (args[told] as CommandOptions | undefined)?.actor,
  withActor: (actor: Actor | undefined, args: A) => {
    if (actor === undefined) return args;
    const all: unknown[] = [...args];
    all[told] = { ...(all[told] as CommandOptions | undefined), actor };
    return all as unknown as A;
  },
});

/** A list, or what is done to many of one's own: narrowed, so that it holds nothing else. */
export const ofAll = <A extends readonly unknown[]>(
  action: Action,
  noted: Door<A>['noted'] = 'no',
  more: Partial<Door<A>> = {},
): Door<A> => ({
  action,
  noted,
  about: (facts) => facts.everything(),
  notThere: (principal) => notAllowed(principal, action),
  ...more,
});

/** What is the house's, such as the builds of the worker. */
export const ofHouse = <A extends readonly unknown[]>(
  action: Action,
  noted: Door<A>['noted'],
  more: Partial<Door<A>> = {},
): Door<A> => ({
  action,
  noted,
  about: (facts) => facts.nobodys(),
  notThere: (principal) => notAllowed(principal, action),
  ...more,
});

/** A coach or assessor, the first argument. */
export const ofDesk = <A extends readonly [string, ...unknown[]]>(
  action: Action,
  noted: Door<A>['noted'],
  roles: string,
  hint = '"journeys staff list" shows those there are.',
): Door<A> => ({
  action,
  noted,
  about: (facts, [id]) => facts.desk(parseOrRefuse(opaqueIdSchema, id)),
  notThere: (_, [id]) => new NotFound(roles, parseOrRefuse(opaqueIdSchema, id), hint),
  subject: ([id]) => parseOrRefuse(opaqueIdSchema, id),
});

/** The staff of a provider. */
export const ofStaff = <A extends readonly unknown[]>(
  action: Action,
  noted: Door<A>['noted'],
  provider: (args: A) => string | null | undefined,
): Door<A> => ({
  action,
  noted,
  about: (facts, args) => {
    const of = provider(args);
    return of === undefined ? facts.everything() : of === null ? facts.nobodys() : facts.ofProvider(of);
  },
  notThere: (principal) =>
    principal.provider === null
      ? notAllowed(principal, action)
      : new BadInput([`provider: you may see and change the staff of "${principal.provider}" only`]),
});
