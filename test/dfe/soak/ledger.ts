/** What a client was told of everything that it asked to be changed: written down before it is asked, and after. */
import type { WriteOperation } from 'dfe-simulator/keeping/writes';
import type { Id } from 'dfe-simulator/world/world';
import { DfeRefused, DfeUnavailable } from '../../../dfe/errors.js';
import type { Written } from '../../../dfe/port.js';
import type { DfeRefusalCode } from '../../../dfe/refusals.js';

/** One wish. */
export interface Told {
  client: string;
  provider: Id;
  operation: WriteOperation;
  /** The record in the path; empty where it names none. */
  id: Id;
  /** `begun`: the client ended before it heard. `unanswered`: it gave up. */
  told: 'begun' | 'done' | 'found' | 'refused' | 'unanswered' | 'failed';
  /** Of the record that was answered. */
  record: Id | null;
  code: DfeRefusalCode | null;
}

export class Ledger {
  readonly entries: Told[] = [];
  /** What no client should ever meet. */
  readonly failures: string[] = [];

  constructor(
    readonly client: string,
    private readonly provider: Id,
  ) {}

  /** @throws what `ask` throws, once it is written down */
  async write<R extends { id: string }>(
    operation: WriteOperation,
    id: Id,
    ask: () => Promise<Written<R>>,
  ): Promise<Written<R>> {
    const { client, provider } = this;
    const entry: Told = { client, provider, operation, id, told: 'begun', record: null, code: null };
    this.entries.push(entry);
    try {
      const written = await ask();
      Object.assign(entry, { told: written.found ? 'found' : 'done', record: written.record.id });
      return written;
    } catch (error) {
      if (error instanceof DfeRefused) Object.assign(entry, { told: 'refused', code: error.code });
      else if (error instanceof DfeUnavailable) entry.told = 'unanswered';
      else this.fail(entry, error);
      throw error;
    }
  }

  /** What is neither a refusal nor a line that is down. */
  private fail(entry: Told, error: unknown): void {
    if (error instanceof ClientEnded) return;
    entry.told = 'failed';
    this.failures.push(`${entry.operation}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Thrown into a client that is no more: its process would have ended. */
export class ClientEnded extends Error {
  constructor() {
    super('The client has ended.');
    this.name = 'ClientEnded';
  }
}
