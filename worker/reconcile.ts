/**
 * Finds again what was lost between two writes: whatever was written to the record lately is compared with its run
 * once it is at rest, and a run that never heard of it is woken. All workers share one cursor, so that each
 * writing is looked at once.
 */
import type { Logger } from 'pino';
import { Counter, type Registry } from 'prom-client';
import { compareSome } from '../activities/reconcile/compare.js';
import type { JourneyEngine } from '../activities/reconcile/engine.js';
import { mend, type Mended } from '../activities/reconcile/mend.js';
import type { Store } from '../store/database/database.js';
import { endsWrittenSince } from '../store/record/record-ends.js';
import { alone, keepReconciled, reconciledUntil } from '../store/record/reconciled.js';

/** Longer than a task may take between its writing to the record and its own becoming durable. */
const AT_REST_SECONDS = 30;

export interface Reconciling {
  store: Store;
  engine: JourneyEngine;
  log: Pick<Logger, 'warn' | 'info'>;
  registry: Registry;
}

/** One look; what is found is mended. Does nothing while another worker is at it. @returns how many differed */
export type Reconcile = (restSeconds?: number) => Promise<number>;

export function reconciler({ store, engine, log, registry }: Reconciling): Reconcile {
  const differences = new Counter({
    name: 'journeys_reconciled_total',
    help: 'Journeys whose run and record were found to differ, by what differed and whether they agree again',
    labelNames: ['code', 'agrees'],
    registers: [registry],
  });
  return (restSeconds = AT_REST_SECONDS) =>
    alone(store, 'reconcile', 0, async () => {
      const since = await reconciledUntil(store);
      const { ends, until } = await endsWrittenSince(store, since, restSeconds);
      const faults = await compareSome(store, engine, ends);
      const onMended = ({ journey, code, how, agrees }: Mended) => {
        differences.inc({ code, agrees: String(agrees) });
        log.warn({ journey, code, how, agrees }, 'record and engine differ: what was done about it');
      };
      await mend(store, engine, faults, { onMended, unseen: true });
      // A run that did not answer is looked at again, with everything written since.
      const isSilent = faults.some(({ code }) => code === 'engine-silent');
      if (!isSilent) await keepReconciled(store, until);
      return faults.length;
    });
}
