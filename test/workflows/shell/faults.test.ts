/** A world that fails for hours, on the server that lives hours in a moment. */
import { ApplicationFailure } from '@temporalio/common';
import { expect, test } from 'vitest';
import { viewQuery } from '../../../workflows/contract.js';
import type { Command, CommandOf } from '../../../workflows/journey/command.js';
import { addMinutes } from '../../../workflows/journey/calendar.js';
import { skippingEngine } from '../../support/engines.js';
import { live, type Life } from '../../../lives/lives.js';
import { lifeAfter } from '../../../bench/stage/living.js';
import { Miniature } from '../../../bench/stage/miniature.js';
import { perform, shellWorker, startThenEnrol, type Started } from '../../../bench/stage/shell.js';

const engine = await skippingEngine();
const away = () => ApplicationFailure.retryable('not to be reached', 'away');

/** A live journey that has just begun, with a worker as long as the test needs it. */
async function inRealTime(
  journey: string,
  miniature: Miniature,
  act: (one: Started, life: Life) => Promise<void>,
  activities = miniature.activities(),
): Promise<void> {
  const life = lifeAfter(await engine.now(), {}, journey);
  const one: Started = { client: engine.client, taskQueue: journey, journey };
  const worker = await shellWorker(engine, journey, activities);
  await worker.runUntil(async () => {
    await engine.sleepUntil(life.commands[0]!.at);
    await startThenEnrol(
      one,
      { ...life.enrolment, mode: 'live' },
      life.commands[0]!.command as CommandOf<'enrol'>,
    );
    await act(one, life);
    await engine.client.workflow.getHandle(journey).terminate();
  });
}

const evidenceOf = (life: Life): Command[] =>
  life.commands.map(({ command }) => command).filter(({ type }) => type === 'provideEvidence');

const later = async (minutes: number) => engine.sleepUntil(addMinutes(await engine.now(), minutes));

test('S6.5 a mail server that is away for hours blocks no command, and loses no message', async () => {
  const miniature = new Miniature();
  let tries = 0;
  let isDown = true;
  miniature.beforeDelivery = () => {
    tries++;
    if (isDown) throw away();
  };
  await inRealTime('mail-away', miniature, async (one, life) => {
    await later(5 * 60);
    const [first, second] = evidenceOf(life);
    expect((await perform(one, first!)).events.length).toBeGreaterThan(0);
    await later(60);
    expect((await perform(one, second!)).events.length).toBeGreaterThan(0);
    expect(miniature.records.get(one.journey)!.map(({ type }) => type)).toContain('EvidenceProvided');
    expect(miniature.sent).toEqual([]);
    expect(tries).toBeGreaterThan(10);
    isDown = false;
    await later(30);
    expect(miniature.sent).toContain(`${one.journey}/1/application-received/participant`);
    expect(new Set(miniature.sent).size).toBe(miniature.sent.length);
  });
}, 120_000);

test('S6.5 a message that fails for good becomes an event and an item for attention, and stops nothing', async () => {
  const miniature = new Miniature();
  miniature.beforeDelivery = (messages) => {
    const isIt = messages.some((key) => key.includes('application-received'));
    if (isIt) throw ApplicationFailure.nonRetryable('no such person', 'no-person');
  };
  await inRealTime('failed-effect', miniature, async (one, life) => {
    await later(5);
    const view = await engine.client.workflow.getHandle(one.journey).query(viewQuery, null);
    expect(view.attention.map(({ code }) => code)).toContain('effect-failed');
    const failed = miniature.records.get(one.journey)!.filter(({ type }) => type === 'EffectFailed');
    expect(failed).toContainEqual(
      expect.objectContaining({
        effect: 'message/1/application-received/participant',
        code: 'no-person',
      }),
    );
    expect(JSON.stringify(failed)).not.toContain('no such person');
    expect((await perform(one, evidenceOf(life)[0]!)).events.length).toBeGreaterThan(0);
  });
}, 60_000);

test('S3.5 an arrangement that fails for good becomes an event, and the journey goes on', async () => {
  const miniature = new Miniature();
  const activities = {
    ...miniature.activities(),
    arrangePlaces: () => Promise.reject(ApplicationFailure.nonRetryable('a fault', 'no-such-group')),
  };
  const untilAccepted = (life: Life) =>
    life.commands.slice(1, life.commands.findIndex(({ command }) => command.type === 'accept') + 1);
  await inRealTime(
    'failed-place',
    miniature,
    async (one, life) => {
      for (const { command, at } of untilAccepted(life)) {
        await engine.sleepUntil(at);
        if (command.actor.role !== 'engine') await perform(one, command);
      }
      const handle = engine.client.workflow.getHandle(one.journey);
      const attention = async () => (await handle.query(viewQuery, null)).attention.map(({ code }) => code);
      await expect.poll(attention, { timeout: 5_000 }).toContain('effect-failed');
      expect(miniature.records.get(one.journey)).toContainEqual(
        expect.objectContaining({ type: 'EffectFailed', code: 'no-such-group' }),
      );
    },
    activities,
  );
}, 60_000);

test('S8.1 a rehearsal records a refused address at the moment of sending', async () => {
  const life = live({ enrolment: { journey: 'bounced' } });
  const first = life.commands[0]!;
  const one: Started = { client: engine.client, taskQueue: 'bounced', journey: 'bounced', clock: first.at };
  const miniature = new Miniature();
  miniature.deliveryFacts = ([message]) => [
    { type: 'addressRefused', message: message!, address: 'first', code: '550' },
  ];
  const worker = await shellWorker(engine, 'bounced', miniature.activities());
  await worker.runUntil(async () => {
    await startThenEnrol(one, life.enrolment, first.command as CommandOf<'enrol'>);
    const [evidence] = life.commands.filter(({ command }) => command.type === 'provideEvidence');
    await perform(one, evidence!.command, evidence!.at);
    const record = miniature.records.get('bounced')!;
    const refused = record.filter(({ type }) => type === 'AddressRefused');
    expect(refused.length).toBeGreaterThan(0);
    for (const event of refused) {
      if (event.type !== 'AddressRefused') continue;
      const occasion = record.find(({ n }) => n === Number.parseInt(event.message, 10));
      expect(event.at).toBe(occasion!.at);
    }
    await engine.client.workflow.getHandle('bounced').terminate();
  });
}, 60_000);
