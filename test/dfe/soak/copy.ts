/** What one provider's system knows by its polls alone; it outlives the clients that fill it. */
import type { Id } from 'dfe-simulator/world/world';
import type { PolledKind, PollState } from '../../../dfe/polling/kinds.js';
import type { DfeApi } from '../../../dfe/port.js';
import type { DfeApplication } from '../../../dfe/records/application.js';
import type { DfeDeclaration } from '../../../dfe/records/declaration.js';
import type { DfeOutcome } from '../../../dfe/records/outcome.js';
import type { DfeParticipant } from '../../../dfe/records/participant.js';
import type { DfeStatement } from '../../../dfe/records/statement.js';
import { emptyCopy, type Copy } from './agreement.js';

const polled: readonly PolledKind[] = [
  'applications',
  'participants',
  'declarations',
  'outcomes',
  'statements',
];

interface Stamped {
  id: Id;
  updatedAt: string;
}

export class PolledCopy {
  readonly applications = new Map<Id, DfeApplication>();
  readonly participants = new Map<Id, DfeParticipant>();
  readonly declarations = new Map<Id, DfeDeclaration>();
  readonly outcomes = new Map<Id, DfeOutcome>();
  readonly statements = new Map<Id, DfeStatement>();
  #states: Partial<Record<PolledKind, PollState>> = {};
  #polling: DfeApi | null = null;
  polls = 0;

  /** Everything that changed, one poll at a time; one that breaks off is simply made again by the next one. */
  async poll(dfe: DfeApi, perPage: number): Promise<void> {
    if (this.#polling === dfe) return;
    this.#polling = dfe;
    try {
      for (const kind of polled) await this.pollFor(kind, dfe, perPage);
    } finally {
      if (this.#polling === dfe) this.#polling = null;
    }
  }

  /** Keeps what a request answered, unless something newer is known: polls have the last word. */
  keep(kind: PolledKind, record: Stamped): void {
    const known = this.mapOf(kind).get(record.id);
    if (!known || known.updatedAt < record.updatedAt) this.mapOf(kind).set(record.id, record);
  }

  private async pollFor(kind: PolledKind, dfe: DfeApi, perPage: number): Promise<void> {
    const poll = dfe.changedSince(kind, this.#states[kind] ?? null, { perPage });
    for await (const record of poll) {
      if (this.#polling === dfe) this.mapOf(kind).set(record.id, record);
    }
    if (this.#polling !== dfe) return;
    this.#states[kind] = poll.next;
    this.polls += 1;
  }

  private mapOf(kind: PolledKind): Map<Id, Stamped> {
    return this[kind];
  }

  /** What is polled for, cut to what is there: a record that left is told by no poll. */
  within(held: Copy): Copy {
    const copy = emptyCopy();
    for (const kind of polled) {
      for (const [id, record] of this[kind]) if (held[kind].has(id)) copy[kind].set(id, record);
    }
    copy.deliveryPartners = held.deliveryPartners;
    return copy;
  }

  /**
   * What polls can tell at all: the declarations of another provider come with a transferred application and do
   * not count as changed, so that only a full pass tells of them.
   * @param name of this provider
   */
  tellable(held: Copy, name: string): Copy {
    const declarations = [...held.declarations].filter(
      ([id, one]) =>
        this.declarations.has(id) || ('leadProviderName' in one && one.leadProviderName === name),
    );
    return { ...held, declarations: new Map(declarations) };
  }
}
