/** Everything at once: Temporal, PostgreSQL, mail, the worker's process and the client library. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { openJourneys, type EnrolRequest, type Journeys } from '../../client/journeys.js';
import { DEMO_PROVIDER, seedStaff } from '../../dev/demo/staff.js';
import { startMailCatcher, type MailCatcher } from '../../dev/mail/catcher.js';
import { realEngine, type RealEngine } from './engines.js';
import { sencoForm } from '../../lives/people.js';
import { freshStore, type FreshStore } from './postgres.js';
import { WorkerProcess, type Environment } from './worker-process.js';

export interface Whole {
  engine: RealEngine;
  store: FreshStore;
  journeys: Journeys;
  /** Where live journeys send their mail. */
  live: MailCatcher;
  /** Where rehearsals do. */
  rehearsal: MailCatcher;
  environment: Environment;
  /** Starts a worker and waits until it takes journeys; it is ended after the file at the latest. */
  worker(change?: Environment): Promise<WorkerProcess>;
}

/** `await` it at the top of a file; everything is stopped after the file. */
export async function wholeStack(): Promise<Whole> {
  const engine = await realEngine();
  const store = await freshStore();
  await seedStaff(store);
  const [live, rehearsal] = await Promise.all([startMailCatcher(), startMailCatcher()]);
  const documents = mkdtempSync(join(tmpdir(), 'journeys-documents-'));
  const environment: Environment = {
    DATABASE_URL: store.url,
    TEMPORAL_ADDRESS: engine.address,
    TEMPORAL_NAMESPACE: engine.namespace,
    DOCUMENTS_FOLDER: documents,
    SMTP_URL: live.smtpUrl,
    SMTP_REQUIRE_TLS: 'false',
    REHEARSAL_SMTP_URL: rehearsal.smtpUrl,
    LOG_LEVEL: 'debug',
    DRAIN_SECONDS: '3',
  };
  const { address, namespace } = engine;
  const journeys = await openJourneys({
    temporal: { address, namespace },
    databaseUrl: store.url,
    documentsFolder: documents,
  });
  const workers: WorkerProcess[] = [];
  afterAll(async () => {
    await Promise.all(workers.map((worker) => worker.end('SIGKILL')));
    await journeys.close();
    await Promise.all([live.stop(), rehearsal.stop()]);
    rmSync(documents, { recursive: true, force: true });
  });
  return {
    engine,
    store,
    journeys,
    live,
    rehearsal,
    environment,
    async worker(change = {}) {
      const worker = new WorkerProcess({ ...environment, ...change });
      workers.push(worker);
      return worker.ready();
    },
  };
}

/** Invented, with the marks and letters that real names have; every field is filled, to be looked for. */
export const invented = {
  givenName: 'Zoë-Beatrix',
  familyName: 'O’Connell-Müllerová',
  email: 'zoe.oconnell-mullerova@postbox.example',
  secondEmail: 'zoe.second@letterbox.example',
  phone: '0113 496 0417',
  trn: '7315082',
  urn: '108432',
  settingName: 'Quillfeather Primary School',
  headteacherName: 'Dr Ignatius Thistlewood',
  headteacherEmail: 'i.thistlewood@quillfeather.example',
  opportunityText: 'I lead the provision at Quillfeather and meet every family.',
  easting: 430124,
  northing: 433377,
} as const;

/** An enrolment as a rehearsal that begins on 1 September 2026, nine in the morning. */
export const enrolmentOf = (reference: string, change: Partial<EnrolRequest> = {}): EnrolRequest => ({
  cohort: 'npq-senco-2026-autumn',
  provider: DEMO_PROVIDER,
  reference,
  mode: 'rehearsal',
  registration: `dfe-${reference.toLowerCase()}`,
  form: sencoForm,
  person: { ...invented },
  startsAt: '2026-09-01T08:00:00Z',
  ...change,
});
