/** What was acknowledged, kept outside of everything that is killed: nothing of it may be lost or happen twice. */
import type { Journeys } from '../../client/journeys.js';
import type { Receipt } from '../../workflows/contract.js';
import type { Command } from '../../workflows/journey/command.js';

export class Ledger {
  /** First receipts by journey and command; whoever asks again has to get the same. */
  readonly receipts = new Map<string, Receipt>();
  /** Reports that a system signalled, by journey. */
  readonly signals: { journey: string; id: string }[] = [];
  /** Answers that were not the first one. */
  readonly contradictions: string[] = [];
  /** As they were sent, to be sent again. */
  readonly sent = new Map<string, { journey: string; command: Pick<Command, 'id'> & object }>();

  note(receipt: Receipt): Receipt {
    const key = `${receipt.journey}/${receipt.command}`;
    const first = this.receipts.get(key);
    if (first === undefined) this.receipts.set(key, receipt);
    else if (JSON.stringify(first) !== JSON.stringify(receipt)) this.contradictions.push(key);
    return receipt;
  }

  /** The library, which notes everything that was answered. */
  noting(journeys: Journeys): Journeys {
    return {
      ...journeys,
      command: async (journey, input, options) => this.note(await journeys.command(journey, input, options)),
      enrol: async (request) => {
        const enrolled = await journeys.enrol(request);
        this.note(enrolled.receipt);
        return enrolled;
      },
      sessionCompleted: async (journey, completion) => {
        const id = await journeys.sessionCompleted(journey, completion);
        this.signals.push({ journey, id });
        return id;
      },
    };
  }
}
