/**
 * The typed library: everything that is needed to start, signal, command and query journeys.
 * Servers are found by the options, else the environment, else the embedded stack of this machine, and are
 * reached when they are first needed. Instants are UTC to the second, `2026-10-20T08:00:00Z`; days are days
 * in Europe/London. Errors are ClientErrors: see errors.ts for their kinds.
 */
import type { Count, CountedBy, JourneyFilter, PageRequest, Scope } from '../store/read-model/read-model.js';
import type { Receipt } from '../workflows/contract.js';
import type { Instant } from '../workflows/journey/values.js';
import type { WhatIf } from '../workflows/journey/what-if.js';
import { askAsArrived } from './actions/ask-as-arrived.js';
import { signal, type SessionCompletion } from './actions/ask.js';
import { recordBounce, type BounceReceipt } from './actions/bounces.js';
import { now, type Context } from './actions/context.js';
import { changeDetails, receiveApplication, type ApplicationReceived } from './actions/details.js';
import { doubts } from './actions/doubts.js';
import { enrol, type Enrolled } from './actions/enrol.js';
import { handIn, type Bytes, type HandInOptions } from './actions/hand-in.js';
import { officeOf, type Office } from './actions/office.js';
import * as reading from './actions/read.js';
import { readBounce, type ReadBounce } from './actions/read-bounce.js';
import { advance, advanceCohort, type Moved, type MoveOptions } from './actions/rehearse.js';
import { releasesOf, type ReleaseActions } from './actions/releases.js';
import { registerOf, type RegisterOfSchools } from './actions/schools.js';
import { askedTypes } from './commands/index.js';
import type { CommandReceipt } from './commands/doubts.js';
import type { CommandInput, CommandOptions } from './commands/prepare.js';
import type { CommandInputType, CommandParts } from './commands/spec.js';
import { serversOf } from './connection/servers.js';
import { readSettings, type ServerOptions as ServerOptions } from './connection/settings.js';
import { InFlight } from './engine/in-flight.js';
import type { CohortRow } from './enrolment/cohort-row.js';
import type { CohortOptions, RowResult } from './actions/enrol-rows.js';
import type { EnrolRequest } from './input/enrolment.js';
import { parseOrRefuse } from './input/faults.js';
import { codeSchema } from './input/ids.js';
import type { FormAnswers } from './input/form.js';
import type { PersonChange } from './input/person.js';
import type { HandedIn } from './reading/documents.js';
import type { ExportFormat } from './reading/export.js';
import type { ListPage } from './reading/many.js';
import type { TimelineReading } from './reading/timeline.js';
import type { ViewReading } from './reading/view.js';

export * from './errors.js';
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

export interface JourneysOptions extends ServerOptions {
  /** Whose journeys may be seen and commanded (S6.1); all unless told. */
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

export interface Journeys extends CommandMethods, Office, RegisterOfSchools, ReleaseActions {
  /** Enrols a participant; twice gives the same journey and the same receipt (S2.1). */
  enrol(request: EnrolRequest): Promise<Enrolled>;
  /** Enrols the rows of a file, some at a time; each has its own result, in their order (S6.1). */
  enrolCohort(rows: readonly CohortRow[], options?: CohortOptions): Promise<RowResult[]>;
  /** Any command; the same id is answered with the first receipt (S3.6), and what may be a slip is asked about in it. */
  command(
    journey: string,
    commandInput: CommandInput,
    commandOptions?: CommandOptions,
  ): Promise<CommandReceipt>;
  /** What of a command may be a slip, for whoever can only signal it, and gets no receipt. */
  doubts(journey: string, commandInput: CommandInput): Promise<string[]>;
  /** Changes what is known of a person; the journey hears only what has changed (S4.4). */
  changeDetails(journey: string, change: PersonChange, commandOptions?: CommandOptions): Promise<Receipt>;
  /** Files a message that came back with it, and tells the journey as long as it goes on (S6.5). */
  recordBounce(
    journey: string,
    parts: CommandParts<'recordBounce'>,
    commandOptions?: CommandOptions,
  ): Promise<BounceReceipt>;
  /** Reads a mail that came back, as it was received; records it if it is a bounce of one of our messages. */
  readBounce(mail: Uint8Array, commandOptions?: CommandOptions): Promise<ReadBounce>;
  /** The provider's form in people's own words (S2.2); their text goes to the store. */
  receiveApplication(
    journey: string,
    answers: FormAnswers,
    commandOptions?: CommandOptions,
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
  close(): Promise<void>;
}

const PATIENCE_MS = 30_000;

export function openJourneys(options: JourneysOptions = {}): Promise<Journeys> {
  const settings = readSettings(options, process.env);
  const context: Context = {
    servers: serversOf(settings),
    scope: options.scope ?? 'all',
    inFlight: new InFlight(),
    patienceMs: options.patienceMs ?? PATIENCE_MS,
    deployment: settings.deployment,
  };
  return Promise.resolve({
    ...commandMethods(context),
    ...officeOf(context),
    ...registerOf(context),
    ...releasesOf(context),
    ...otherMethods(context),
  });
}

function commandMethods(context: Context): CommandMethods {
  const method =
    (type: CommandInputType) =>
    (journey: string, parts: object, options: CommandOptions = {}) =>
      askAsArrived(context, journey, { ...parts, type } as CommandInput, options);
  return Object.fromEntries(askedTypes.map((type) => [type, method(type)])) as unknown as CommandMethods;
}

function otherMethods(
  context: Context,
): Omit<Journeys, keyof CommandMethods | keyof Office | keyof RegisterOfSchools | keyof ReleaseActions> {
  return {
    enrol: (request) => enrol(context, request),
    async enrolCohort(rows, options = {}) {
      const { enrolRows } = await import('./actions/enrol-rows.js');
      return enrolRows(context, rows, options);
    },
    command(journey, input, commandOptions = {}) {
      const { type, ...parts } = input;
      return type === 'recordBounce'
        ? recordBounce(context, journey, parts as CommandParts<'recordBounce'>, commandOptions)
        : askAsArrived(context, journey, input, commandOptions);
    },
    doubts: (journey, input) => doubts(context, journey, input, now()),
    recordBounce: (journey, parts, commandOptions = {}) =>
      recordBounce(context, journey, parts, commandOptions),
    readBounce: (mail, commandOptions = {}) => readBounce(context, mail, commandOptions),
    changeDetails: (journey, change, commandOptions = {}) =>
      changeDetails(context, journey, change, commandOptions),
    receiveApplication: (journey, answers, commandOptions = {}) =>
      receiveApplication(context, journey, answers, commandOptions),
    sessionCompleted: (journey, completion) => signal(context, journey, completion),
    view: (journey, { at } = {}) => reading.view(context, journey, at ?? null),
    timeline: (journey) => reading.timeline(context, journey),
    list: (filter = {}, page = {}) => reading.list(context, filter, page),
    count: (filter, by) => reading.count(context, filter, by),
    whatIf: (journey, supposition) => reading.whatIf(context, journey, supposition),
    export: (filter, format, { names = false } = {}) => reading.exported(context, filter, format, names),
    handInDocument: (journey, bytes, fileName, purpose, options = {}) =>
      handIn(context, bytes, fileName, { ...options, journey, purpose }),
    advanceTo: (journey, to) => advance(context, journey, to),
    advanceCohort: (cohort, to, options = {}) =>
      advanceCohort(context, parseOrRefuse(codeSchema, cohort), to, options),
    close: () => context.servers.close(),
  };
}
