/**
 * The Department's lead-provider API v3, as the rest of the house sees it: one method for each of its 23
 * operations, and two ways to read whole lists. One `DfeApi` speaks for one provider (one token). Decision 022.
 *
 * Instants in records are UTC with milliseconds (`2026-10-20T08:00:00.000Z`), days are `2026-10-20`; attributes
 * have the API's names in camel case. Every method rejects with one of: DfeRefused (the Department says no),
 * DfeUnavailable (tried again in vain), DfeUnexpected (an answer of another shape), DfeRequestWrong (not sent).
 */
import type {
  PassOptions,
  Poll,
  Pass,
  PollOptions,
  PollState,
  ReadKinds,
  PolledKind,
} from './polling/kinds.js';
import type { DfeApplication } from './records/application.js';
import type { DfeDeclaration } from './records/declaration.js';
import type { DfeDeliveryPartner } from './records/delivery-partner.js';
import type { DfeOutcome } from './records/outcome.js';
import type { DfeParticipant } from './records/participant.js';
import type { DfeStatement } from './records/statement.js';
import type * as ask from './requests.js';

/** What became of a write. */
export interface Written<R> {
  record: R;
  /**
   * It was reached before this answer: found when it was read back after a doubtful attempt, or, for a result,
   * answered with one that the Department had already.
   */
  found: boolean;
}

export interface WriteOptions {
  /**
   * Somebody may have sent this before: read back first, and take what was wished and is there already as done.
   * To be set by every call after the first for the same wish (a caller that was restarted, or heard
   * DfeUnavailable or DfeUnexpected).
   */
  mayHaveBeenSent?: boolean;
}

export interface DfeApi {
  /** One page, oldest first unless sorted otherwise; empty past the end. */
  listApplications(query?: ask.ApplicationsQuery): Promise<DfeApplication[]>;
  readApplication(id: string): Promise<DfeApplication>;
  acceptApplication(
    id: string,
    request?: ask.AcceptRequest,
    options?: WriteOptions,
  ): Promise<Written<DfeApplication>>;
  /** Also of an application that was accepted, as long as no declaration on it stands. */
  rejectApplication(id: string, options?: WriteOptions): Promise<Written<DfeApplication>>;
  changeFundedPlace(
    id: string,
    request: ask.FundedPlaceRequest,
    options?: WriteOptions,
  ): Promise<Written<DfeApplication>>;

  listParticipants(query?: ask.ParticipantsQuery): Promise<DfeParticipant[]>;
  /** @throws DfeRefused `participant-id-changed` with the new id, once the person was merged */
  readParticipant(id: string): Promise<DfeParticipant>;
  defer(
    participant: string,
    request: ask.DeferRequest,
    options?: WriteOptions,
  ): Promise<Written<DfeParticipant>>;
  /** Back to active, from deferred or withdrawn. */
  resume(
    participant: string,
    request: ask.ResumeRequest,
    options?: WriteOptions,
  ): Promise<Written<DfeParticipant>>;
  withdraw(
    participant: string,
    request: ask.WithdrawRequest,
    options?: WriteOptions,
  ): Promise<Written<DfeParticipant>>;
  changeSchedule(
    participant: string,
    request: ask.ChangeScheduleRequest,
    options?: WriteOptions,
  ): Promise<Written<DfeParticipant>>;

  listOutcomes(query?: ask.OutcomesQuery): Promise<DfeOutcome[]>;
  listParticipantOutcomes(participant: string, query?: ask.PageQuery): Promise<DfeOutcome[]>;
  /**
   * A new or corrected result. A pass after a pass changes nothing, whatever its date: then the old one is
   * answered, as `found`.
   */
  recordOutcome(
    participant: string,
    request: ask.OutcomeRequest,
    options?: WriteOptions,
  ): Promise<Written<DfeOutcome>>;

  listDeclarations(query?: ask.DeclarationsQuery): Promise<DfeDeclaration[]>;
  readDeclaration(id: string): Promise<DfeDeclaration>;
  /**
   * Declares a milestone, at most once: it is read back before it is ever sent again.
   * @throws DfeRefused `declaration-already-made` with the one that stands, if it is not ours
   */
  declare(request: ask.DeclareRequest, options?: WriteOptions): Promise<Written<DfeDeclaration>>;
  /** Voids a declaration, or claws it back once it was paid. */
  voidDeclaration(id: string, options?: WriteOptions): Promise<Written<DfeDeclaration>>;
  changeDeliveryPartner(
    id: string,
    request: ask.ChangePartnerRequest,
    options?: WriteOptions,
  ): Promise<Written<DfeDeclaration>>;

  listStatements(query?: ask.StatementsQuery): Promise<DfeStatement[]>;
  readStatement(id: string): Promise<DfeStatement>;

  listDeliveryPartners(query?: ask.PartnersQuery): Promise<DfeDeliveryPartner[]>;
  readDeliveryPartner(id: string): Promise<DfeDeliveryPartner>;

  /**
   * Whatever changed since the poll before the last one; everything, the first time (state null). Keep `next`
   * once all of it was used: a poll that was broken off is simply made again.
   */
  changedSince<K extends PolledKind>(
    kind: K,
    state: PollState | null,
    options?: PollOptions,
  ): Poll<ReadKinds[K]>;
  /** A full pass, and another one to check it. */
  everything<K extends keyof ReadKinds>(kind: K, options?: PassOptions<K>): Pass<ReadKinds[K]>;
}
