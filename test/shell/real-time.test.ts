/** The shell on the time-skipping server: real durations of months, lived in seconds. */
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { JOURNEY_SEARCH_ATTRIBUTES } from '../../dev/servers/search-attributes.js';
import { startTimeSkipping } from '../../dev/servers/time-skipping.js';
import { sessionCompletedSignal, viewQuery } from '../../workflows/contract.js';
import type { JourneyEvent } from '../../workflows/journey/event.js';
import { live, type Behaviour } from '../support/lives.js';
import { Miniature } from '../support/miniature.js';
import { autumn, enrolmentIn } from '../support/people.js';
import { perform, shellWorker, startThenEnrol, type Started } from '../support/shell.js';
import { shiftedCohort, shiftedInstant, today } from '../support/shifted.js';

let env: TestWorkflowEnvironment;

beforeAll(async () => {
  env = await startTimeSkipping();
  // This server adds attributes, but cannot list them: KEYWORD 2, BOOL 5, DATETIME 6.
  const numbers = { Keyword: 2, Bool: 5, Datetime: 6 } as const;
  const searchAttributes = Object.fromEntries(
    Object.entries(JOURNEY_SEARCH_ATTRIBUTES).map(([name, kind]) => [name, numbers[kind]]),
  );
  await env.connection.operatorService.addSearchAttributes({ namespace: 'default', searchAttributes });
}, 120_000);
afterAll(() => env?.teardown());

/** A life whose dates begin after the server's present day, with its behaviour. */
async function lifeFromNow(change: Partial<Behaviour> = {}) {
  const now = new Date(await env.currentTimeMs()).toISOString().slice(0, 10);
  const after = now > today() ? now : today();
  const { cohort, days } = shiftedCohort(autumn(), '2026-09-01', after);
  const form = { ...live().journey.application.form! };
  const postTakenUp = shiftedInstant(form.postTakenUp!, days);
  return live({
    cohort,
    enrolled: shiftedInstant('2026-09-08T10:00:00Z', days),
    form: { ...form, postTakenUp },
    ...change,
  });
}

const plain = (events: readonly JourneyEvent[]) => events.map(({ cmd: _, by: __, ...event }) => event);

async function liveOut(
  name: string,
  life: Awaited<ReturnType<typeof lifeFromNow>>,
  miniature = new Miniature(),
) {
  const started: Started = { client: env.client, taskQueue: name, journey: `live-${name}` };
  const enrolment = { ...life.enrolment, journey: started.journey, mode: 'live' as const };
  const worker = await shellWorker(
    { client: env.client, nativeConnection: env.nativeConnection },
    name,
    miniature.activities(),
  );
  const people = life.commands.filter(({ command }) => command.actor.role !== 'engine');
  const end = await worker.runUntil(async () => {
    for (const { command, at } of people) {
      const wait = Date.parse(at) - (await env.currentTimeMs());
      if (wait > 0) await env.sleep(wait);
      if (command.type === 'enrol') await startThenEnrol(started, enrolment, command);
      else
        await perform(started, { ...command, ...scriptOf(command, started.journey) } as typeof command, null);
    }
    return env.client.workflow.getHandle(started.journey).result() as Promise<{ as: string; events: number }>;
  });
  return { end, record: miniature.records.get(started.journey) ?? [], miniature };
}

/** Scripts are named after their journey, and this one has another name than the life it repeats. */
const scriptOf = (command: { type: string }, journey: string) =>
  'script' in command ? { script: `${journey}-${String(command.script).split('-').at(-1)}` } : {};

test('S1.1 S5.6 a whole journey of real durations ends passed, and its record is that of the pure core', async () => {
  const life = await lifeFromNow();
  const { end, record, miniature } = await liveOut('whole', life);
  expect(end.as).toBe('passed');
  expect(record.map(({ n }) => n)).toEqual(record.map((_, index) => index + 1));
  expect(record.map(({ type }) => type)).toEqual(life.events.map(({ type }) => type));
  expect(plain(record).map(({ at, type }) => `${at} ${type}`).length).toBe(life.events.length);
  expect(new Set(miniature.sent).size).toBe(miniature.sent.length);
}, 240_000);

test('S3.5 S3.6 a signal is taken like the command; a refused or malformed one is recorded and shown', async () => {
  const life = await lifeFromNow();
  const started: Started = { client: env.client, taskQueue: 'signals', journey: 'live-signals' };
  const enrolment = enrolmentIn(life.enrolment.cohort, { journey: started.journey, mode: 'live' });
  const miniature = new Miniature();
  const worker = await shellWorker(
    { client: env.client, nativeConnection: env.nativeConnection },
    'signals',
    miniature.activities(),
  );
  await worker.runUntil(async () => {
    const first = life.commands[0]!.command;
    if (first.type !== 'enrol') throw new Error('a life begins with enrol');
    await startThenEnrol(started, enrolment, first);
    const handle = env.client.workflow.getHandle(started.journey);
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
    'not-accepted',
    'malformed',
    'unknown-signal',
  ]);
}, 120_000);
