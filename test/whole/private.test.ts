/** S7.2: whoever reads Temporal's database, the logs or the metrics learns of nobody. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoStaff } from '../../dev/demo/staff.js';
import { listMessages } from '../../store/messages/messages.js';
import { liveThrough } from '../support/driving.js';
import { enrolmentOf, invented, wholeStack } from '../support/whole.js';
import type { WorkerProcess } from '../support/worker-process.js';

const house = await wholeStack();
const { journeys, engine, store, rehearsal } = house;
const note = 'Zoë asked whether the step-free entrance at Quillfeather could be used.';
const changed = 'zoe.at.her.new.address@postbox.example';
let worker: WorkerProcess;
let journey = '';

beforeAll(async () => {
  worker = await house.worker({ LOG_LEVEL: 'trace' });
  rehearsal.faults.refuse(invented.email);
  ({ journey } = await journeys.enrol(enrolmentOf('PR-001')));
  await journeys.requestInformation(journey, { question: note }, { at: '2026-09-01T09:00:00Z', note });
  await journeys.changeDetails(journey, { email: changed }, { at: '2026-09-01T10:00:00Z' });
  await liveThrough(house, [journey], '2027-01-15T00:00:00Z', { missedSessions: ['coaching-induction'] });
}, 120_000);
afterAll(() => worker.end());

/** Names, addresses and numbers, whole and in their parts; nothing so short that it could stand there by chance. */
function secrets(): string[] {
  const words = [
    ...Object.values(invented).map(String),
    ...demoStaff.flatMap(({ name, email }) => [name, email]),
    note,
    changed,
    'Quillfeather',
    'Thistlewood',
    'Müllerová',
    'mullerova',
  ];
  return words.filter((word) => word.length > 5);
}

const foundIn = (text: string): string[] => {
  const lower = text.toLowerCase();
  return secrets().filter((word) => lower.includes(word.toLowerCase()));
};

/** Every text and every byte string of a structure of the API, as one text. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value instanceof Uint8Array) return Buffer.from(value).toString('utf8');
  if (typeof value !== 'object' || value === null) return '';
  return Object.entries(value)
    .map(([key, one]) => `${key}\n${textOf(one)}`)
    .join('\n');
}

test('S7.2 what is looked for is where it belongs: in mails and in the store', async () => {
  const mails = rehearsal.received().map(({ text, to }) => `${text} ${JSON.stringify(to)}`);
  const known = foundIn(mails.join('\n'));
  expect(known).toEqual(expect.arrayContaining([invented.familyName, changed, note, 'Thistlewood']));
  expect((await listMessages(store, journey)).some(({ status }) => status === 'sent')).toBe(true);
});

test('S7.2 workflow history, memo, attributes, summaries and details name nobody', async () => {
  const handle = engine.client.workflow.getHandle(journey);
  const history = textOf(await handle.fetchHistory());
  expect(history).toContain('PR-001');
  expect(history).toContain('addressRefused');
  expect(foundIn(history)).toEqual([]);
  const description = await handle.describe();
  expect(foundIn(textOf(description.raw))).toEqual([]);
  expect(foundIn((await description.staticSummary()) ?? '')).toEqual([]);
  const metadata = textOf(await handle.query('__temporal_workflow_metadata'));
  expect(metadata).toContain('engagement');
  expect(foundIn(metadata)).toEqual([]);
});

test('S7.2 the worker’s logs and metrics name nobody, at any level', async () => {
  const metrics = await worker.ask('/metrics');
  expect(metrics?.text).toContain('temporal_');
  expect(foundIn(metrics!.text)).toEqual([]);
  expect(worker.log.length).toBeGreaterThan(1_000);
  expect(foundIn(worker.log)).toEqual([]);
  expect(worker.log).not.toContain(house.environment['DATABASE_URL']);
});
