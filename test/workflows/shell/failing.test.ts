/** A plain bug in an arrangement is tried again without end: it must be seen, and must not be seen by mail or name. */
import { ApplicationFailure } from '@temporalio/common';
import { Registry } from 'prom-client';
import { expect, test } from 'vitest';
import { describeError } from '../../../worker/logging.js';
import { watchFailing } from '../../../worker/failing.js';
import type { JourneyActivities } from '../../../workflows/activities.js';
import type { CommandOf } from '../../../workflows/journey/command.js';
import { realEngine } from '../../support/engines.js';
import { lifeAfter } from '../../../bench/stage/living.js';
import { Miniature } from '../../../bench/stage/miniature.js';
import { enrolOnServer, perform, shellWorker, type Started } from '../../../bench/stage/shell.js';

interface Line {
  journey: string;
  arrangement: string;
  attempt: number;
  code: string;
  err: unknown;
}

/** The watch over given duties, with the lines that it writes. */
function watching(change: { attempt?: () => number; now?: () => number } = {}) {
  const lines: Line[] = [];
  const registry = new Registry();
  const failing = watchFailing({
    log: { error: (fields: object) => void lines.push(fields as Line) },
    registry,
    ...change,
  });
  const figure = async (name: string): Promise<Record<string, number>> => {
    const found = (await registry.getMetricsAsJSON()).find((metric) => metric.name === name);
    const values = (found?.values ?? []) as { labels: Record<string, string>; value: number }[];
    return Object.fromEntries(values.map(({ labels, value }) => [Object.values(labels).join(' '), value]));
  };
  return { lines, failing, figure };
}

const occasion = { journey: 'jny-1', mode: 'live', at: '2026-10-01T09:00:00Z' } as const;
const bug = () => Promise.reject(new TypeError('sian@example.test is undefined'));
const nothingNew = { enrolment: null, after: 0, events: [], answered: [], asks: [], look: false };
const none: JourneyActivities = {
  record: () => Promise.resolve(null),
  restore: bug,
  arrangePlaces: () => Promise.resolve([]),
  arrangeDiary: () => Promise.resolve([]),
  arrangeMarking: () => Promise.resolve([]),
  deliver: () => Promise.resolve([]),
};

test('S7.2 a fault that stays is told at growing attempts, by journey and code, never by its message', async () => {
  let attempt = 0;
  const { lines, failing, figure } = watching({ attempt: () => attempt });
  const duties = failing.over({ ...none, arrangeDiary: bug });
  for (attempt = 1; attempt <= 40; attempt++) {
    await expect(duties.arrangeDiary(occasion, [])).rejects.toThrow(TypeError);
  }
  expect(lines.map((line) => line.attempt)).toEqual([4, 8, 16, 32]);
  expect(lines[0]).toMatchObject({ journey: 'jny-1', arrangement: 'diary', code: 'TypeError' });
  expect(JSON.stringify(lines.map(({ err, ...line }) => [line, describeError(err)]))).not.toContain('sian');
  expect(await figure('journeys_arrangement_failures_total')).toEqual({ 'diary TypeError': 40 });
});

test('S7.3 the gauge counts journeys by kind until an attempt succeeds, or is given up for good', async () => {
  const { failing, figure } = watching({ attempt: () => 1 });
  const gauge = () => figure('journeys_arrangement_failing');
  const broken = failing.over({ ...none, arrangeDiary: bug, arrangePlaces: bug });
  for (const journey of ['jny-1', 'jny-1', 'jny-2']) {
    await broken.arrangeDiary({ ...occasion, journey }, []).catch(() => undefined);
  }
  await broken.arrangePlaces(occasion, []).catch(() => undefined);
  expect(await gauge()).toEqual({ record: 0, places: 1, diary: 2, marking: 0, messages: 0 });
  await failing.over(none).arrangeDiary({ ...occasion, journey: 'jny-2' }, []);
  expect(await gauge()).toMatchObject({ places: 1, diary: 1 });
  const final = () => Promise.reject(ApplicationFailure.nonRetryable('no such group', 'no-group'));
  await failing
    .over({ ...none, arrangePlaces: final })
    .arrangePlaces(occasion, [])
    .catch(() => undefined);
  expect(await gauge()).toMatchObject({ places: 0, diary: 1 });
});

test('S7.3 a journey that another worker has taken over is not counted for ever', async () => {
  let now = 0;
  const { failing, figure } = watching({ attempt: () => 1, now: () => now });
  await failing
    .over({ ...none, record: bug })
    .record({ ...occasion, ...nothingNew })
    .catch(() => undefined);
  now = 20 * 60_000;
  expect(await figure('journeys_arrangement_failing')).toMatchObject({ record: 1 });
  now = 30 * 60_000;
  expect(await figure('journeys_arrangement_failing')).toMatchObject({ record: 0 });
});

test('S3.6 a bug in an arrangement raises the alarm, holds up neither commands nor their receipts, and heals when it is mended', async () => {
  const engine = await realEngine();
  const life = lifeAfter(new Date().toISOString(), {}, 'j-failing');
  const one: Started = { client: engine.client, taskQueue: 'failing', journey: 'j-failing' };
  const miniature = new Miniature();
  const { lines, failing, figure } = watching();
  const working = miniature.activities();
  let isBroken = true;
  const duties: JourneyActivities = {
    ...working,
    arrangePlaces: (...asked) => (isBroken ? bug() : working.arrangePlaces(...asked)),
  };
  const worker = await shellWorker(engine, one.taskQueue, failing.over(duties));
  const upTo = life.commands.findIndex(({ command }) => command.type === 'accept') + 1;
  await worker.runUntil(async () => {
    await enrolOnServer(
      one,
      { ...life.enrolment, mode: 'live' },
      life.commands[0]!.command as CommandOf<'enrol'>,
    );
    for (const { command } of life.commands.slice(1, upTo)) {
      if (command.actor.role !== 'engine') await perform(one, command);
    }
    await expect.poll(() => lines.length, { timeout: 20_000 }).toBeGreaterThan(0);
    expect(lines[0]).toMatchObject({ journey: 'j-failing', arrangement: 'places', attempt: 4 });
    expect(await figure('journeys_arrangement_failing')).toMatchObject({ places: 1, diary: 0 });
    isBroken = false;
    const placed = () => (miniature.records.get(one.journey) ?? []).map(({ type }) => type);
    await expect.poll(placed, { timeout: 30_000 }).toContain('GroupAllocated');
    await expect.poll(() => figure('journeys_arrangement_failing')).toMatchObject({ places: 0 });
    await engine.client.workflow.getHandle(one.journey).terminate();
  });
}, 60_000);
