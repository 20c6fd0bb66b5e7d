/** What a desk works with. */
import type { Id } from 'dfe-simulator/world/world';
import type { DfeApi } from '../../../dfe/port.js';
import type { DfeParticipant } from '../../../dfe/records/participant.js';
import type { DeclareRequest } from '../../../dfe/requests.js';
import type { PolledCopy } from './copy.js';
import type { Dice } from './dice.js';
import type { Ledger } from './ledger.js';
import type { ServiceTime } from './time.js';

export interface DeskMeans {
  dfe: DfeApi;
  copy: PolledCopy;
  ledger: Ledger;
  dice: Dice;
  time: ServiceTime;
  /** Whom a desk of this provider is busy with. */
  busy: Set<Id>;
  /** Declarations of which nobody knows whether they came through; outlives the client. */
  doubtful: Map<Id, DeclareRequest>;
  /** Whether a person is looked after by this client when it must be one alone. */
  mine: (participant: Pick<DfeParticipant, 'id' | 'fullName'>) => boolean;
}
