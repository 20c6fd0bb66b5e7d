/** What passes from run to run, with runs so short that a life has many of them. */
import { ApplicationFailure } from '@temporalio/common';
import { expect, test } from 'vitest';
import { wakeSignal } from '../../../workflows/contract.js';
import type { CommandOf } from '../../../workflows/journey/command.js';
import { realEngine } from '../../support/engines.js';
import { lifePlans, live } from '../../../lives/lives.js';
import { lifeAfter, rehearse, toTheMinute } from '../../../bench/stage/living.js';
import { Miniature } from '../../../bench/stage/miniature.js';
import { advanceTo, enrolOnServer, perform, shellWorker, type Started } from '../../../bench/stage/shell.js';

const engine = await realEngine();
const SHORT = 40;

const runsOf = async (journey: string): Promise<number> => {
  let runs = 0;
  for await (const _ of engine.client.workflow.list({ query: `WorkflowId = '${journey}'` })) runs++;
  return runs;
};

function started(journey: string, clock: string, handOverAfter = SHORT): Started {
  return { client: engine.client, taskQueue: journey, journey, clock, handOverAfter };
}

test('S7.3 a life handed over again and again leaves the record of a life in one run', async () => {
  const life = live({ ...lifePlans.failThenPass, enrolment: { journey: 'j-many-runs' } });
  const { end, record, miniature } = await rehearse(engine, 'many-runs', life, new Miniature(), SHORT);
  expect(end.as).toBe('passed');
  const plain = (events: typeof record) => toTheMinute(events).map(({ cmd: _, by: __, ...event }) => event);
  expect(plain(record)).toEqual(plain(life.events));
  expect(new Set(miniature.sent).size).toBe(miniature.sent.length);
  await expect.poll(() => runsOf('j-many-runs'), { timeout: 10_000 }).toBeGreaterThan(5);
}, 120_000);

test('S3.6 S7.3 a repeated command gets its first receipt in the same run and in every later one', async () => {
  const life = live({ enrolment: { journey: 'j-repeats' } });
  const first = life.commands[0]!;
  const one = started('j-repeats', first.at, 25);
  const miniature = new Miniature();
  const recorded = () => miniature.records.get('j-repeats')!;
  const worker = await shellWorker(engine, 'j-repeats', miniature.activities());
  await worker.runUntil(async () => {
    await enrolOnServer(one, life.enrolment, first.command as CommandOf<'enrol'>);
    const people = life.commands.filter(({ command }) => command.actor.role !== 'engine').slice(1);
    const [evidence, ...others] = people;
    const receipt = await perform(one, evidence!.command, evidence!.at);
    expect(receipt.events.length).toBeGreaterThan(0);
    expect(await perform(one, evidence!.command, evidence!.at)).toEqual(receipt);
    expect(await perform(one, evidence!.command, evidence!.at, 'sent-anew')).toEqual(receipt);
    for (const { command, at } of others.slice(0, 15)) await perform(one, command, at);
    await expect.poll(() => runsOf('j-repeats'), { timeout: 10_000 }).toBeGreaterThan(1);
    const handle = engine.client.workflow.getHandle('j-repeats');
    const before = recorded();
    expect(before.at(-1)!.at > receipt.at).toBe(true);
    expect(await perform(one, evidence!.command, evidence!.at)).toEqual(receipt);
    expect(await perform(one, evidence!.command, null)).toEqual(receipt);
    expect(recorded()).toEqual(before);
    await handle.terminate();
  });
}, 120_000);

test('S6.5 S7.3 messages not yet delivered pass to the next run, and each leaves once', async () => {
  const life = lifeAfter(new Date().toISOString(), {}, 'j-outbox');
  const first = life.commands[0]!;
  const { clock: _, ...one } = started('j-outbox', first.at, 10);
  const miniature = new Miniature();
  let isDown = true;
  miniature.beforeDelivery = () => {
    if (isDown) throw ApplicationFailure.retryable('mail server away', 'away');
  };
  const worker = await shellWorker(engine, 'j-outbox', miniature.activities());
  await worker.runUntil(async () => {
    await enrolOnServer(one, { ...life.enrolment, mode: 'live' }, first.command as CommandOf<'enrol'>);
    for (const { command } of life.commands) {
      if (command.type === 'provideEvidence') await perform(one, command);
    }
    await expect.poll(() => runsOf('j-outbox'), { timeout: 20_000 }).toBeGreaterThan(1);
    expect(miniature.sent).toEqual([]);
    isDown = false;
    const received = 'j-outbox/1/application-received/participant';
    await expect.poll(() => miniature.sent, { timeout: 20_000 }).toContain(received);
    expect(new Set(miniature.sent).size).toBe(miniature.sent.length);
    await engine.client.workflow.getHandle('j-outbox').terminate();
  });
}, 120_000);

test('S7.3 S8.1 a rehearsal whose mail catcher is away takes commands, and is handed over once it is back', async () => {
  const life = live({ enrolment: { journey: 'j-catcher' } });
  const first = life.commands[0]!;
  const one = started('j-catcher', first.at, 10);
  const miniature = new Miniature();
  let isDown = true;
  miniature.beforeDelivery = () => {
    if (isDown) throw ApplicationFailure.retryable('catcher away', 'away');
  };
  const worker = await shellWorker(engine, 'j-catcher', miniature.activities());
  await worker.runUntil(async () => {
    await enrolOnServer(one, life.enrolment, first.command as CommandOf<'enrol'>);
    const evidence = life.commands.find(({ command }) => command.type === 'provideEvidence')!;
    expect((await perform(one, evidence.command)).events.length).toBeGreaterThan(0);
    expect(miniature.sent).toEqual([]);
    isDown = false;
    const later = '2026-09-04T12:00:00Z';
    expect(await advanceTo(one, later)).toBe(later);
    await engine.client.workflow.getHandle('j-catcher').signal(wakeSignal);
    await expect.poll(() => runsOf('j-catcher'), { timeout: 20_000 }).toBeGreaterThan(1);
    await engine.client.workflow.getHandle('j-catcher').terminate();
  });
}, 120_000);
