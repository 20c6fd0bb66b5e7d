/** The methods of the library: how it is opened and what becomes of a question, journeys.ts says. */
import type { Count, CountedBy, JourneyFilter, PageRequest } from '../store/read-model/read-model.js';
import type { Receipt } from '../workflows/contract.js';
import type { Instant } from '../workflows/journey/values.js';
import type { WhatIf } from '../workflows/journey/what-if.js';
import type { Acting } from './access/acting.js';
import type { WhoActs } from './access/who-acts.js';
import type { SessionCompletion } from './actions/ask.js';
import type { BounceReceipt } from './actions/bounces.js';
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
import type { Tokens } from './actions/tokens.js';
import type { CommandReceipt } from './commands/doubts.js';
import type { CommandInput, CommandOptions } from './commands/prepare.js';
import type { CommandInputType, CommandParts } from './commands/spec.js';
import type { CohortRow } from './enrolment/cohort-row.js';
import type { CohortOptions, RowResult } from './actions/enrol-rows.js';
import type { EnrolRequest } from './input/enrolment.js';
import type { FormAnswers } from './input/form.js';
import type { PersonChange } from './input/person.js';
import type { HandedIn } from './reading/documents.js';
import type { EndorsementAsked } from './reading/endorsement.js';
import type { WorkReading } from './reading/work.js';
import type { ExportFormat } from './reading/export.js';
import type { ListPage } from './reading/many.js';
import type { TimelineReading } from './reading/timeline.js';
import type { ViewReading } from './reading/view.js';

/** One method for every command of S2 to S5, such as `defer(journey, { expectedReturn }, { reason })`. */
export type CommandMethods = {
  [K in Exclude<CommandInputType, 'changeDetails' | 'recordBounce'>]: (
    journey: string,
    parts: CommandParts<K>,
    told?: CommandOptions,
  ) => Promise<CommandReceipt>;
};

export interface Journeys
  extends CommandMethods, Office, Operators, RegisterOfSchools, ReleaseActions, Tokens {
  /** Enrols a participant; twice gives the same journey and the same receipt (S2.1). */
  enrol(request: EnrolRequest): Promise<Enrolled>;
  /** Enrols the rows of a file, some at a time; each has its own result, in their order (S6.1). */
  enrolCohort(rows: readonly CohortRow[], options?: CohortOptions): Promise<RowResult[]>;
  /** Any command; the same id is answered with the first receipt (S3.6), and what may be a slip is asked about in it. */
  command(journey: string, asked: CommandInput, told?: CommandOptions): Promise<CommandReceipt>;
  /** What of a command may be a slip, for whoever can only signal it, and gets no receipt. */
  doubts(journey: string, asked: CommandInput): Promise<string[]>;
  /** Changes what is known of a person; the journey hears only what has changed (S4.4). */
  changeDetails(journey: string, change: PersonChange, told?: CommandOptions): Promise<Receipt>;
  /** Files a message that came back with it, and tells the journey as long as it goes on (S6.5). */
  recordBounce(
    journey: string,
    parts: CommandParts<'recordBounce'>,
    told?: CommandOptions,
  ): Promise<BounceReceipt>;
  /** Reads a mail that came back, as it was received; records it if it is a bounce of one of our messages. */
  readBounce(mail: Uint8Array, told?: CommandOptions): Promise<ReadBounce>;
  /** The provider's form in people's own words (S2.2); their text goes to the store. */
  receiveApplication(
    journey: string,
    answers: FormAnswers,
    told?: CommandOptions,
  ): Promise<ApplicationReceived>;
  /** The signal of S3.5, for systems that can only signal; returns the id of the report. */
  sessionCompleted(journey: string, completion: SessionCompletion): Promise<string>;
  /** Where, why, what next; with `at`, what was true then (S6.3). */
  view(journey: string, options?: { at?: Instant | undefined }): Promise<ViewReading>;
  timeline(journey: string): Promise<TimelineReading>;
  list(filter?: JourneyFilter, page?: PageRequest): Promise<ListPage>;
  count(filter: JourneyFilter, by: CountedBy): Promise<Count[]>;
  /** What a headteacher is asked, and where it stands (S2.4). */
  endorsement(journey: string): Promise<EndorsementAsked>;
  /** What a participant has to do, has done and can do, stage by stage (S6.4). */
  work(journey: string): Promise<WorkReading>;
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
