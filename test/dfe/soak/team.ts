/** A client of the long run with its desks; it ends and comes back, and what it had written down outlives it. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Id } from 'dfe-simulator/world/world';
import type { RequestBudget } from '../../../dfe/budget/budget.js';
import type { DfeApi } from '../../../dfe/port.js';
import type { Unknown } from '../../../dfe/records/reader.js';
import type { DeclareRequest } from '../../../dfe/requests.js';
import { openClient, type Effortful } from './client.js';
import { PolledCopy } from './copy.js';
import { Desk } from './desk.js';
import type { DeskMeans } from './desk-means.js';
import type { Dice } from './dice.js';
import { ClientEnded, Ledger } from './ledger.js';
import type { ServiceTime } from './time.js';

export interface TeamMeans {
  name: string;
  provider: Id;
  url: string;
  token: string;
  budget: RequestBudget;
  time: ServiceTime;
  dice: Dice;
  mine: DeskMeans['mine'];
}

const DESKS = 3;
/** As long as a process takes to come back: what it had sent has arrived by then. */
const AWAY_MS = 1_000;
const BETWEEN_MS = 10;

export class Team {
  readonly ledger: Ledger;
  readonly copy = new PolledCopy();
  readonly doubtful = new Map<Id, DeclareRequest>();
  readonly effort: Effortful = { retries: 0, waits: 0 };
  readonly unknown: Unknown[] = [];
  restarts = 0;
  #desks: Promise<void>[] = [];
  #end: () => void = () => undefined;
  #stopping = false;

  constructor(readonly means: TeamMeans) {
    this.ledger = new Ledger(means.name, means.provider);
  }

  open(): void {
    const { dfe, end } = this.client();
    this.#end = end;
    const busy = new Set<Id>();
    for (let n = 0; n < DESKS; n++) {
      const working = this.staff(this.desk(dfe, busy));
      // Whatever ends it is heard of when the team stops, and not before.
      working.catch(() => undefined);
      this.#desks.push(working);
    }
  }

  /** As by a crash, in the middle of everything; another one takes over. */
  async restart(): Promise<void> {
    this.#end();
    this.restarts += 1;
    await pause(AWAY_MS);
    this.open();
  }

  /** Every desk finishes what it has begun. */
  async stop(): Promise<void> {
    this.#stopping = true;
    await Promise.all(this.#desks);
    const desk = this.desk(this.client().dfe, new Set());
    for (let left = this.doubtful.size * 2; left > 0 && this.doubtful.size > 0; left--) await desk.settle();
  }

  client(): { dfe: DfeApi; end: () => void } {
    const onUnknown = (unknown: Unknown) => this.unknown.push(unknown);
    return openClient({ ...this.means, onUnknown }, this.effort);
  }

  private desk(dfe: DfeApi, busy: Set<Id>): Desk {
    const { ledger, copy, doubtful } = this;
    const { dice, time, mine } = this.means;
    return new Desk({ dfe, copy, ledger, dice, time, busy, doubtful, mine });
  }

  private async staff(desk: Desk): Promise<void> {
    try {
      while (!this.#stopping) {
        await desk.work();
        await pause(BETWEEN_MS);
      }
    } catch (error) {
      if (!(error instanceof ClientEnded)) throw error;
    }
  }
}
