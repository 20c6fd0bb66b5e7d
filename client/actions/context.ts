/** What every action of the library shares. */
import type { Scope } from '../../store/read-model/read-model.js';
import { instantOfMillis } from '../../workflows/journey/calendar.js';
import type { Actor, Instant } from '../../workflows/journey/values.js';
import type { AuditTrail } from '../access/audit-trail.js';
import type { Servers } from '../connection/servers.js';
import type { InFlight } from '../engine/in-flight.js';

export interface Context {
  servers: Servers;
  /** Who did what, as it is noted. */
  audit: AuditTrail;
  /** Who asks, unless somebody is named: undefined for what the command itself has as usual. */
  actor: Actor | undefined;
  /** Whose journeys may be seen and commanded (S6.1). */
  scope: Scope;
  inFlight: InFlight;
  patienceMs: number;
  /** Of which all workers are versions (S7.3). */
  deployment: string;
}

/** The present second in UTC, by the clock of this machine. */
export const now = (): Instant => instantOfMillis(Date.now());

/** The half that talks to Temporal is loaded only when it is needed: it takes a third of a second. */
export const engineHalf = () => import('../engine/index.js');

/** The half that talks to PostgreSQL, likewise. */
export const recordHalf = () => import('../reading/record.js');
