/** What can be read whole, and how such a reading looks from outside. */
import type * as ask from '../requests.js';
import type { DfeApplication } from '../records/application.js';
import type { DfeDeclaration } from '../records/declaration.js';
import type { DfeDeliveryPartner } from '../records/delivery-partner.js';
import type { DfeOutcome } from '../records/outcome.js';
import type { DfeParticipant } from '../records/participant.js';
import type { DfeStatement } from '../records/statement.js';

export interface ReadKinds {
  applications: DfeApplication;
  participants: DfeParticipant;
  declarations: DfeDeclaration;
  outcomes: DfeOutcome;
  statements: DfeStatement;
  deliveryPartners: DfeDeliveryPartner;
}
/** What each list can be asked. */
export interface ReadQueries {
  applications: ask.ApplicationsQuery;
  participants: ask.ParticipantsQuery;
  declarations: ask.DeclarationsQuery;
  outcomes: ask.OutcomesQuery;
  statements: ask.StatementsQuery;
  deliveryPartners: ask.PartnersQuery;
}
/** Those that can be asked for by when they changed. */
export type PolledKind = Exclude<keyof ReadKinds, 'deliveryPartners'>;

/** When the last polls began, the newest first, at most two; UTC. A value to keep between polls. */
export interface PollState {
  starts: string[];
}

export interface PollProgress {
  /** 1 is the first; a further one checks it. */
  pass: number;
  /** Pages read in this pass. */
  pages: number;
  /** Different records seen so far, in all passes. */
  records: number;
}

export interface PollOptions {
  /** Called after every page. */
  onProgress?: (progress: PollProgress) => void;
  /** Records a page; default: 3,000, the most that the service gives. */
  perPage?: number;
}

export interface PassOptions<K extends keyof ReadKinds> extends PollOptions {
  /** Only what the list's own filters let through; default: all. */
  where?: Omit<ReadQueries[K], 'page' | 'perPage' | 'sort'>;
}

/** Each record once, in its newest version. All of it is read before the first is given. */
export interface Pass<R> extends AsyncIterable<R> {
  /**
   * Whether two readings agreed on which records there are; null until all is read. If false, records came and
   * went faster than could be read, and whatever was seen at all is given.
   */
  readonly settled: boolean | null;
}

export interface Poll<R> extends Pass<R> {
  /** What the Department was asked for; null: everything. */
  readonly since: string | null;
  /** To be kept for the next poll, once all of this one was used. */
  readonly next: PollState;
}
