/**
 * The nightly check as a program of its own, so that folding every journal holds up no journey: the record is
 * verified and compared with the engine (S6.3, S7.1), and what differs is mended. Prints what it found as JSON.
 */
import { Client } from '@temporalio/client';
import { compareAll } from '../../activities/reconcile/compare.js';
import { engineOf } from '../../activities/reconcile/engine.js';
import { mend } from '../../activities/reconcile/mend.js';
import { temporalSettings } from '../../environment/temporal.js';
import { connectTemporal } from '../../environment/temporal-server.js';
import { openStore } from '../../store/database/database.js';
import { alone } from '../../store/record/reconciled.js';
import { verifyRecord } from '../../store/record/verify.js';
import { readOptions } from '../options.js';
import type { NightlyFindings } from './found.js';

const CONNECTIONS = 4;

async function check(): Promise<NightlyFindings | null> {
  const options = readOptions(process.env);
  const store = openStore(options.DATABASE_URL, { max: CONNECTIONS });
  const { connection: settings } = temporalSettings(process.env);
  const { TEMPORAL_ADDRESS: address, TEMPORAL_NAMESPACE: namespace } = options;
  const connection = await connectTemporal({ connection: settings, address, namespace });
  const engine = engineOf(new Client({ connection, namespace }));
  try {
    return await alone(store, 'nightly', null, async () => {
      const { faults, ...verified } = await verifyRecord(store);
      const { compared, faults: differing } = await compareAll(store, engine);
      const mended = await mend(store, engine, differing, { unseen: true });
      const all = [...faults, ...differing].map(({ journey, code }) => ({ journey, code }));
      return { ...verified, compared, faults: all, mended };
    });
  } finally {
    await connection.close();
    await store.close();
  }
}

process.stdout.write(JSON.stringify(await check()));
