/**
 * Looks for runs whose tasks fail again and again: nothing is carried out for their journeys meanwhile. They are told,
 * and those that the server and the SDK have spoilt between them begin again from the record (decision 028).
 */
import type { Logger } from 'pino';
import { Gauge, type Registry } from 'prom-client';
import { faultOfFailing } from '../activities/reconcile/compare.js';
import type { JourneyEngine } from '../activities/reconcile/engine.js';
import { mend } from '../activities/reconcile/mend.js';
import type { FailingRun } from '../activities/reconcile/problems.js';
import type { Store } from '../store/database/database.js';
import type { RecordFault } from '../store/record/fault.js';
import { alone } from '../store/record/reconciled.js';

export interface FailingRuns {
  store: Store;
  engine: JourneyEngine;
  log: Pick<Logger, 'error' | 'warn'>;
  registry: Registry;
}

/** One look. */
export function failingRunsOf({ store, engine, log, registry }: FailingRuns): () => Promise<void> {
  const told = new Map<string, string>();
  const gauge = new Gauge({
    name: 'journeys_runs_failing',
    help: 'Journeys whose workflow tasks fail again and again, by the cause that the server gives',
    labelNames: ['cause'],
    registers: [registry],
  });
  return async () => {
    const failing = await engine.failing();
    gauge.reset();
    for (const { cause } of failing) gauge.inc({ cause });
    for (const { journey, cause } of failing) {
      if (told.get(journey) !== cause)
        log.error({ journey, code: cause }, 'the tasks of a journey keep failing');
    }
    told.clear();
    for (const { journey, cause } of failing) told.set(journey, cause);
    if (spoiltAmong(failing).length === 0) return;
    await alone(store, 'failing', [], async () =>
      // Asked again, since another worker may have mended them in the meantime.
      mend(store, engine, spoiltAmong(await engine.failing()), {
        unseen: true,
        onMended: ({ journey, how, agrees }) =>
          log.warn({ journey, how, agrees }, 'a spoilt run was started again from its record'),
      }),
    );
  };
}

const spoiltAmong = (failing: readonly FailingRun[]): RecordFault[] =>
  failing.map(faultOfFailing).filter(({ code }) => code === 'engine-spoilt');
