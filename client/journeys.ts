/**
 * The typed library: everything that is needed to start, signal, command and query journeys.
 * Servers are found by the options, else the environment, else the embedded stack of this machine, and are
 * reached when they are first needed. Instants are UTC to the second, `2026-10-20T08:00:00Z`; days are days
 * in Europe/London. Errors are ClientErrors: see errors.ts for their kinds.
 */
import { actorFor } from '../access/actor.js';
import { localAdministrator, type Principal } from '../access/principal.js';
import type { Scope } from '../store/read-model/read-model.js';
import { narrowed, scopeOf, type Acting } from './access/acting.js';
import { auditTrail, tell, type Untold } from './access/audit-trail.js';
import { doors } from './access/doors/table.js';
import { journeyFacts, noFacts } from './access/facts.js';
import { guarded } from './access/guarded.js';
import { unlessAway, whoActs, withoutStore, type WhoActs } from './access/who-acts.js';
import type { BounceReceipt } from './actions/bounces.js';
import type { Context } from './actions/context.js';
import type { Enrolled } from './actions/enrol.js';
import type { ReadBounce } from './actions/read-bounce.js';
import type { Moved } from './actions/rehearse.js';
import type { Journeys } from './library.js';
import { methodsOf } from './methods.js';
import type { CommandReceipt } from './commands/doubts.js';
import type { CommandInput, CommandOptions } from './commands/prepare.js';
import { serversOf } from './connection/servers.js';
import { readSettings, type ServerOptions } from './connection/settings.js';
import { InFlight } from './engine/in-flight.js';
import { Unreachable } from './errors.js';
import type { RowResult } from './actions/enrol-rows.js';
import type { EnrolRequest } from './input/enrolment.js';
import type { HandedIn } from './reading/documents.js';
import type { TimelineReading } from './reading/timeline.js';
import type { ViewReading } from './reading/view.js';

export * from './errors.js';
export type { CommandMethods, Journeys } from './library.js';
export type { Acting, Principal, WhoActs };
export type {
  CommandInput,
  BounceReceipt,
  CommandReceipt,
  EnrolRequest,
  Enrolled,
  HandedIn,
  Moved,
  ViewReading,
  ReadBounce,
};
export type { RowResult, TimelineReading, CommandOptions };

export interface JourneysOptions extends ServerOptions, Partial<Omit<Acting, 'as'>> {
  /**
   * Who is signed in: what they may is looked at before anything else happens, and noted. Without it the library acts as
   * the local administrator, who may everything that anybody may: for programs on the machine itself, which sign nobody in.
   */
  as?: Principal | undefined;
  /** Instead: an operator by the id that the store knows, or null for nobody named, as the command line has it. */
  operator?: string | null | undefined;
  /** Whose journeys alone of theirs are to be seen and commanded (S6.1); all unless told. */
  scope?: Scope | undefined;
}

const PATIENCE_MS = 30_000;

export async function openJourneys(options: JourneysOptions = {}): Promise<Journeys> {
  const settings = readSettings(options, process.env);
  const servers = serversOf(settings);
  const house: House = {
    servers,
    untold: [],
    inFlight: new InFlight(),
    patienceMs: options.patienceMs ?? PATIENCE_MS,
    deployment: settings.deployment,
  };
  const who =
    options.operator === undefined
      ? { principal: options.as ?? localAdministrator, local: null }
      : await unlessAway(whoActs(servers, settings, options.operator));
  const isAway = who instanceof Unreachable;
  const acting = { ...options, as: isAway ? unknownOne(options.operator) : who.principal };
  const journeys = journeysOf(
    house,
    acting,
    narrowed(scopeOf(acting.as), options.scope),
    isAway ? who : null,
  );
  return {
    ...journeys,
    whoActs: () => (isAway ? { principal: acting.as, local: null } : who),
    async close() {
      await tell(servers, house.untold);
      await servers.close();
    },
  };
}

/** While the store is away nobody can say who it is. */
const unknownOne = (operator: string | null | undefined): Principal => ({
  role: 'machine',
  id: operator ?? 'unnamed',
  provider: null,
});

/** What all share who act on the same servers. */
interface House extends Pick<Context, 'servers' | 'inFlight' | 'patienceMs' | 'deployment'> {
  untold: Untold;
}

function journeysOf(
  { untold, ...house }: House,
  acting: Acting,
  scope: Scope,
  away: Unreachable | null = null,
): Journeys {
  const audit = auditTrail(house.servers, untold, acting);
  const servers = away ? withoutStore(house.servers, away) : house.servers;
  const context: Context = { ...house, servers, scope, audit, actor: actorFor(acting.as) ?? undefined };
  const facts = away ? noFacts(away) : journeyFacts(house.servers, acting.as);
  return {
    ...guarded(methodsOf(context), doors, { acting, facts, audit }),
    whoActs: () => ({ principal: acting.as, local: null }),
    actingAs: (other) => journeysOf({ ...house, untold }, other, scopeOf(other.as)),
    close: () => Promise.resolve(),
  };
}
