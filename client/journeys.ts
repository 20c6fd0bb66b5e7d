/**
 * The typed library: everything that is needed to start, signal, command and query journeys.
 * Servers are found by the options, else the environment, else the embedded stack of this machine, and are
 * reached when they are first needed. Instants are UTC to the second, `2026-10-20T08:00:00Z`; days are days
 * in Europe/London. Errors are ClientErrors: see errors.ts for their kinds.
 */
import { actorFor } from '../access/actor.js';
import { localAdministrator, type Principal } from '../access/principal.js';
import type { Count, CountedBy, JourneyFilter, PageRequest, Scope } from '../store/read-model/read-model.js';
import type { Receipt } from '../workflows/contract.js';
import type { Instant } from '../workflows/journey/values.js';
import type { WhatIf } from '../workflows/journey/what-if.js';
import { narrowed, scopeOf, type Acting } from './access/acting.js';
import { auditTrail, tell, type Untold } from './access/audit-trail.js';
import { doors } from './access/doors/table.js';
import { factsOf, noFacts } from './access/facts.js';
import { guarded } from './access/guarded.js';
import { unlessAway, whoActs, type WhoActs } from './access/who-acts.js';
import type { SessionCompletion } from './actions/ask.js';
import type { BounceReceipt } from './actions/bounces.js';
import type { Context } from './actions/context.js';
import type { ApplicationReceived } from './actions/details.js';
import type { Enrolled } from './actions/enrol.js';
import type { Bytes, HandInOptions } from './actions/hand-in.js';
import type { Office } from './actions/office.js';
import type { Operators } from './actions/operators.js';
import type * as reading from './actions/read.js';
import type { ReadBounce } from './actions/read-bounce.js';
import type { Moved, MoveOptions } from './actions/rehearse.js';
import type { ReleaseActions } from './actions/releases.js';
import type { RegisterOfSchools } from './actions/schools.js';
import { methodsOf } from './methods.js';
import type { CommandReceipt } from './commands/doubts.js';
import type { CommandInput, CommandOptions } from './commands/prepare.js';
import type { CommandInputType, CommandParts } from './commands/spec.js';
import { serversOf } from './connection/servers.js';
import { readSettings, type ServerOptions } from './connection/settings.js';
import { InFlight } from './engine/in-flight.js';
import { Unreachable } from './errors.js';
import type { CohortRow } from './enrolment/cohort-row.js';
import type { CohortOptions, RowResult } from './enrolment/run.js';
import type { EnrolRequest } from './input/enrolment.js';
import type { FormAnswers } from './input/form.js';
import type { PersonChange } from './input/person.js';
import type { HandedIn } from './reading/documents.js';
import type { ExportFormat } from './reading/export.js';
import type { ListPage } from './reading/many.js';
import type { TimelineReading } from './reading/timeline.js';
import type { ViewReading } from './reading/view.js';

export * from './errors.js';
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

/** One method for every command of S2 to S5, such as `defer(journey, { expectedReturn }, { reason })`. */
export type CommandMethods = {
  [K in Exclude<CommandInputType, 'changeDetails' | 'recordBounce'>]: (
    journey: string,
    parts: CommandParts<K>,
    options?: CommandOptions,
  ) => Promise<CommandReceipt>;
};

export interface Journeys extends CommandMethods, Office, Operators, RegisterOfSchools, ReleaseActions {
  /** Enrols a participant; twice gives the same journey and the same receipt (S2.1). */
  enrol(request: EnrolRequest): Promise<Enrolled>;
  /** Enrols the rows of a file, some at a time; each has its own result, in their order (S6.1). */
  enrolCohort(rows: readonly CohortRow[], options?: CohortOptions): Promise<RowResult[]>;
  /** Any command; the same id is answered with the first receipt (S3.6), and what may be a slip is asked about in it. */
  command(journey: string, input: CommandInput, options?: CommandOptions): Promise<CommandReceipt>;
  /** What of a command may be a slip, for whoever can only signal it, and gets no receipt. */
  doubts(journey: string, input: CommandInput): Promise<string[]>;
  /** Changes what is known of a person; the journey hears only what has changed (S4.4). */
  changeDetails(journey: string, change: PersonChange, options?: CommandOptions): Promise<Receipt>;
  /** Files a message that came back with it, and tells the journey as long as it goes on (S6.5). */
  recordBounce(
    journey: string,
    parts: CommandParts<'recordBounce'>,
    options?: CommandOptions,
  ): Promise<BounceReceipt>;
  /** Reads a mail that came back, as it was received; records it if it is a bounce of one of our messages. */
  readBounce(mail: Uint8Array, options?: CommandOptions): Promise<ReadBounce>;
  /** The provider's form in people's own words (S2.2); their text goes to the store. */
  receiveApplication(
    journey: string,
    answers: FormAnswers,
    options?: CommandOptions,
  ): Promise<ApplicationReceived>;
  /** The signal of S3.5, for systems that can only signal; returns the id of the report. */
  sessionCompleted(journey: string, completion: SessionCompletion): Promise<string>;
  /** Where, why, what next; with `at`, what was true then (S6.3). */
  view(journey: string, options?: { at?: Instant | undefined }): Promise<ViewReading>;
  timeline(journey: string): Promise<TimelineReading>;
  list(filter?: JourneyFilter, page?: PageRequest): Promise<ListPage>;
  count(filter: JourneyFilter, by: CountedBy): Promise<Count[]>;
  /** S8.3: what would follow, changing nothing. */
  whatIf(journey: string, supposition: reading.SuppositionRequest): Promise<WhatIf>;
  /** Lines of CSV or JSON Lines, by reference. */
  export(filter: JourneyFilter, format: ExportFormat, options?: { names?: boolean }): AsyncGenerator<string>;
  /**
   * Keeps a document and when it arrived, by the clock of this machine (S5.3); the answer's `document` is what
   * commands take, and `command` the id that they take it under. An error says what is kept (`keptArrivalOf`).
   */
  handInDocument(
    journey: string,
    bytes: Bytes,
    fileName: string,
    purpose: string,
    options?: HandInOptions,
  ): Promise<HandedIn>;
  /** Moves a rehearsal's clock (S8.1). */
  advanceTo(journey: string, to: Instant): Promise<Instant>;
  /** Moves all rehearsals of a cohort, a month at a time. */
  advanceCohort(cohort: string, to: Instant, options?: MoveOptions): Promise<Moved>;
  /** For whom it acts; and if that is the local administrator of a command line, why. */
  whoActs(): WhoActs;
  /** The same servers for somebody else who is signed in: whoever serves many opens the library once. */
  actingAs(acting: Acting): Journeys;
  /** Of the one that was opened; those of `actingAs` end with it. */
  close(): Promise<void>;
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

/** While the store is away nobody can say who it is; nothing but what is kept first is taken from them. */
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
  const context: Context = { ...house, scope, audit, actor: actorFor(acting.as) ?? undefined };
  const facts = away ? noFacts(away) : factsOf(house.servers, acting.as);
  return {
    ...guarded(methodsOf(context), doors, { acting, facts, audit }),
    whoActs: () => ({ principal: acting.as, local: null }),
    actingAs: (other) => journeysOf({ ...house, untold }, other, scopeOf(other.as)),
    close: () => Promise.resolve(),
  };
}
