/** The shell in real durations of months, on the time-skipping server. */
import { expect, test } from 'vitest';
import { sessionCompletedSignal, viewQuery } from '../../../workflows/contract.js';
import { skippingEngine } from '../../support/engines.js';
import { lifeAfter, liveOut, toTheMinute } from '../../../bench/stage/living.js';
import { Miniature } from '../../../bench/stage/miniature.js';
import { shellWorker, startThenEnrol, type Started } from '../../../bench/stage/shell.js';

const engine = await skippingEngine();

test('S1.1 S5.6 a whole journey of real durations ends passed, and its record is that of the pure core', async () => {
  const life = lifeAfter(await engine.now());
  const { end, record, miniature } = await liveOut(engine, 'whole', life);
  expect(end.as).toBe('passed');
  expect(record.map(({ n }) => n)).toEqual(record.map((_, index) => index + 1));
  const plain = (events: typeof record) => toTheMinute(events).map(({ cmd: _, by: __, ...event }) => event);
  expect(plain(record)).toEqual(plain(life.events));
  expect(new Set(miniature.sent).size).toBe(miniature.sent.length);
}, 240_000);

test('S3.5 S3.6 a signal is taken like the command; a refused or malformed one is recorded and shown', async () => {
  const life = lifeAfter(await engine.now());
  const started: Started = { client: engine.client, taskQueue: 'signals', journey: 'live-signals' };
  const miniature = new Miniature();
  const worker = await shellWorker(engine, 'signals', miniature.activities());
  await worker.runUntil(async () => {
    const first = life.commands[0]!.command;
    if (first.type !== 'enrol') throw new Error('a life begins with enrol');
    await startThenEnrol(started, { ...life.enrolment, mode: 'live' }, first);
    const handle = engine.client.workflow.getHandle(started.journey);
    const report = {
      id: 'r-1',
      coach: 'coach-1',
      session: 'coaching-1',
      held: '2026-01-01T10:00:00Z',
      minutes: 60,
      notes: null,
    };
    await handle.signal(sessionCompletedSignal, report);
    await handle.signal('sessionCompleted', { nonsense: true });
    await handle.signal('unheardOf', 1);
    const view = await handle.query(viewQuery, null);
    expect(view.attention.map(({ code }) => code)).toContain('signal-refused');
    await handle.terminate();
  });
  const refused = (miniature.records.get(started.journey) ?? []).filter(
    ({ type }) => type === 'SignalRefused',
  );
  expect(refused.map((event) => 'code' in event && event.code)).toEqual([
    'not-your-participant',
    'malformed',
    'unknown-signal',
  ]);
}, 120_000);
