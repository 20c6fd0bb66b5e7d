/** Record and engine differ: it is named, mended, and nothing is done twice by the mending (S6.3, S7.1). */
import { pino } from 'pino';
import { Registry } from 'prom-client';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import type { Journeys } from '../../client/journeys.js';
import { appendEvents, newestState, readJournal } from '../../store/record/journal.js';
import { listMessages } from '../../store/messages/messages.js';
import { nightOf } from '../../worker/nightly/nightly.js';
import { addMinutes } from '../../workflows/journey/calendar.js';
import type { Command, CommandBody } from '../../workflows/journey/command.js';
import { decide, isRefused } from '../../workflows/journey/decide.js';
import { engineOf, eventsKnown } from '../../activities/reconcile/engine.js';
import { considered } from '../chaos/people.js';
import { enrolmentOf, invented, wholeStack } from '../support/whole.js';

const house = await wholeStack();
const { journeys, store, engine } = house;
const matched = { type: 'matchRegistration', registration: 'unheard' } as const;
const provider = { role: 'provider', id: 'provider-office' } as const;

const enrolled = async (name: string): Promise<string> =>
  (await journeys.enrol(enrolmentOf(name, { person: { ...invented, trn: null } }))).journey;

/** What a task wrote to the record that died before Temporal heard of it. */
async function writeUnheard(journey: string, body: CommandBody): Promise<number> {
  const { journey: state } = (await newestState(store, journey))!;
  const command: Command = { ...body, id: 'unheard', actor: provider, reason: 'leads-provision' };
  const decision = decide(state, command, addMinutes(state.at, 3));
  if (isRefused(decision)) throw new Error(decision.refusal.message);
  const { events } = decision;
  await appendEvents(store, journey, null, events);
  return state.n + events.length;
}

/** For the look at what was written lately: it has come to rest since, and nobody has looked. */
async function minutesPass(): Promise<void> {
  await sql`update journeys set written_at = written_at - interval '2 minutes'`.execute(store.db);
  await sql`update reconciled set until = until - interval '5 minutes'`.execute(store.db);
}

const eventsOfRun = async (journey: string): Promise<number> => {
  const standing = await engineOf(engine.client).standing(journey);
  return eventsKnown(standing) ?? -1;
};

const faultsOf = async (library: Journeys) =>
  (await library.verifyRecord()).faults.map(({ journey, code }) => ({ journey, code }));

test('S6.3 S7.1 a run that somebody ended is named, started again from its record, and writes no message twice', async () => {
  await house.worker();
  const [ended, other] = [await enrolled('ENDED'), await enrolled('OTHER')];
  const sent = async () => (await listMessages(store, ended)).filter(({ status }) => status === 'sent');
  await expect.poll(async () => (await sent()).length, { timeout: 30_000 }).toBeGreaterThan(0);
  const before = (await sent()).map(({ messageId }) => messageId);
  await engine.client.workflow.getHandle(ended).terminate('by mistake');
  expect(await faultsOf(journeys)).toEqual([{ journey: ended, code: 'engine-missing' }]);
  const mended = await journeys.mendRecord();
  expect(mended).toEqual([{ journey: ended, code: 'engine-missing', how: 'started-again', agrees: true }]);
  expect(await faultsOf(journeys)).toEqual([]);
  await journeys.command(ended, { type: 'matchRegistration', registration: 'after' }, { id: 'after' });
  expect((await readJournal(store, ended))!.events.at(-1)).toMatchObject({ cmd: 'after' });
  const after = (await listMessages(store, ended)).map(({ messageId }) => messageId);
  expect(after.filter((id) => before.includes(id))).toHaveLength(before.length);
  const received = house.rehearsal.received().map(({ messageId }) => messageId);
  for (const id of before) expect(received.filter((one) => one === `<${id}>`)).toHaveLength(1);
  expect(await eventsOfRun(other)).toBe((await readJournal(store, other))!.events.length);
}, 120_000);

test('S7.1 what the record has and no run has heard of is found by a worker that starts, and told to the run', async () => {
  const journey = await enrolled('UNHEARD');
  await expect.poll(() => eventsOfRun(journey)).toBeGreaterThan(0);
  const n = await writeUnheard(journey, matched);
  await minutesPass();
  expect(await eventsOfRun(journey)).toBe(n - 1);
  const second = await house.worker();
  await expect.poll(() => second.log, { timeout: 60_000 }).toContain('record and engine differ');
  await expect.poll(() => eventsOfRun(journey), { timeout: 30_000 }).toBe(n);
  await expect
    .poll(async () => (await second.ask('/metrics'))?.text ?? '')
    .toContain('journeys_reconciled_total{code="engine-behind",agrees="true"} 1');
  expect(second.log).not.toContain(invented.familyName);
}, 120_000);

test('S3.6 S7.1 a refusal by a run that is behind its record is not told: the command is decided on what the record has', async () => {
  const journey = await enrolled('BEHIND');
  const request = enrolmentOf('BEHIND');
  await considered({ journeys, signal: AbortSignal.timeout(30_000) }, journey, request.reference);
  const undo = { type: 'receiveForm', form: { ...request.form!, role: 'classroom-teacher' } } as const;
  const settled = { type: 'settleSuitability', verdict: 'suitable' } as const;
  await journeys.command(journey, undo, { id: 'another-form' });
  const { journey: state } = (await newestState(store, journey))!;
  await writeUnheard(journey, settled);
  // The moment is not the present one, so that the run takes the command on before it decides it.
  const at = addMinutes(state.at, 30);
  const receipt = await journeys.command(journey, { type: 'accept' }, { id: 'accept', at });
  expect(receipt.events.map(({ type }) => type)).toContain('PlaceSought');
  expect(await journeys.command(journey, { type: 'accept' }, { id: 'accept', at })).toEqual(receipt);
}, 120_000);

test('S7.1 the nightly check names what differs, mends it, and tells the metrics what is left', async () => {
  const journey = await enrolled('NIGHT');
  await expect.poll(() => eventsOfRun(journey)).toBeGreaterThan(0);
  const n = await writeUnheard(journey, matched);
  const broken = await enrolled('EDITED');
  await sql`update journey_rows set reference = 'another' where journey = ${broken}`.execute(store.db);
  const registry = new Registry();
  const lines: string[] = [];
  const log = pino({ level: 'info' }, { write: (line: string) => void lines.push(line) });
  const environment = { ...process.env, ...house.environment, TZ: 'UTC' };
  const found = await nightOf(environment, log, registry).check();
  expect(found!.mended).toEqual([{ journey, code: 'engine-behind', how: 'woken', agrees: true }]);
  expect(found!.faults).toContainEqual({ journey: broken, code: 'row-differs' });
  expect(await eventsOfRun(journey)).toBe(n);
  expect(await registry.metrics()).toMatch(/^journeys_record_faults 1$/m);
  expect(lines.join('')).toContain('the nightly check found a fault');
  expect(lines.join('')).not.toContain(invented.familyName);
}, 120_000);
