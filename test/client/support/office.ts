/** An office at work: a real Temporal server, a real database, a worker, a mail catcher, and the library. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { EnrolRequest } from '../../../client/journeys.js';
import { openJourneys, type Journeys } from '../../../client/journeys.js';
import type { Store } from '../../../store/database/database.js';
import { startMailCatcher } from '../../../dev/mail/catcher.js';
import { workflowBundle } from '../../../worker/bundle.js';
import { readOptions } from '../../../worker/options.js';
import { connect, createJourneyWorker } from '../../../worker/worker.js';
import { realEngine, type RealEngine } from '../../support/engines.js';
import { sencoForm } from '../../../lives/people.js';
import { freshStore } from '../../support/postgres.js';

export interface Office {
  journeys: Journeys;
  engine: RealEngine;
  store: Store;
  databaseUrl: string;
  documentsFolder: string;
  /** Options that lead a command line to this office. */
  args: string[];
  stopWorker(): Promise<void>;
}

/** `await` it at the top of a file; everything is taken down after it. */
export async function office(): Promise<Office> {
  const store = await freshStore({ max: 8 });
  const engine = await realEngine();
  const documentsFolder = mkdtempSync(join(tmpdir(), 'journeys-documents-'));
  const mail = await startMailCatcher({ folder: join(documentsFolder, 'mail') });
  const options = readOptions({
    TZ: 'UTC',
    TEMPORAL_ADDRESS: engine.address,
    TEMPORAL_NAMESPACE: engine.namespace,
    DATABASE_URL: store.url,
    DOCUMENTS_FOLDER: documentsFolder,
    SMTP_URL: mail.smtpUrl,
    SMTP_REQUIRE_TLS: 'false',
    REHEARSAL_SMTP_URL: mail.smtpUrl,
    DRAIN_SECONDS: '5',
  });
  const connections = await connect(options);
  const { worker, parts } = await createJourneyWorker(connections, store, await workflowBundle(), options);
  const running = worker.run();
  let stopped: Promise<void> | undefined;
  const stopWorker = (): Promise<void> => {
    stopped ??= (worker.shutdown(), running);
    return stopped;
  };
  const journeys = await openJourneys({
    temporal: { address: engine.address, namespace: engine.namespace },
    databaseUrl: store.url,
    documentsFolder,
  });
  afterAll(async () => {
    await journeys.close();
    await stopWorker();
    parts.close();
    await connections.close();
    await mail.stop();
    rmSync(documentsFolder, { recursive: true, force: true });
  });
  const args = [
    ...['--address', engine.address, '--namespace', engine.namespace],
    ...['--database-url', store.url, '--documents', documentsFolder],
  ];
  return { journeys, engine, store, databaseUrl: store.url, documentsFolder, args, stopWorker };
}

let applicants = 0;

/** Who coaches those who are enrolled here. */
export const coachOne = {
  id: 'co-1',
  role: 'coach',
  provider: 'northstar-learning',
  name: 'Person One',
  email: 'co-1@postbox.example',
} as const;

/** An application that nothing is wrong with, as a rehearsal unless told; every one is somebody else. */
export function application(changed: Partial<EnrolRequest> = {}): EnrolRequest {
  const number = String(++applicants).padStart(3, '0');
  return {
    cohort: 'npq-senco-2026-autumn',
    provider: 'northstar-learning',
    reference: `TST-${number}`,
    mode: 'rehearsal',
    startsAt: changed.mode === 'live' ? null : '2026-09-01T09:00:00Z',
    form: sencoForm,
    person: {
      givenName: 'Zenobia',
      familyName: `Quillfeather${number}`,
      email: `zq${number}@postbox.example`,
      easting: 430_124,
      northing: 433_377,
    },
    ...changed,
  };
}
