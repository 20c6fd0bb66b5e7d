/** A journey may grow without end: what a run carries and what a command costs do not grow with it. */
import { WithStartWorkflowOperation } from '@temporalio/client';
import { temporal } from '@temporalio/proto';
import { expect, test } from 'vitest';
import { JOURNEY_WORKFLOW, standingQuery, type JourneyInput } from '../../../workflows/contract.js';
import { realEngine } from '../../support/engines.js';
import { changeDetailsCommand, longRecord, LONG_SINCE } from '../../../lives/long-journey.js';
import { Miniature } from '../../../bench/stage/miniature.js';
import { perform, shellWorker } from '../../../bench/stage/shell.js';

const engine = await realEngine();
const { HistoryEvent } = temporal.api.history.v1;
const COMMANDS = 40;

interface Lengths {
  events: number;
  bytes: number;
  runs: number;
}

/** A run that goes on from a record of so many events, and takes commands. */
async function lengthsAfter(recorded: number): Promise<Lengths> {
  const journey = `j-long-${recorded}`;
  const { enrolment, events } = longRecord(journey, recorded);
  const miniature = new Miniature();
  miniature.append(journey, enrolment, events);
  const input: JourneyInput = {
    enrolment,
    from: events.length,
    recordFirst: true,
    outbox: [],
    clock: LONG_SINCE,
  };
  const worker = await shellWorker(engine, journey, miniature.activities());
  const handle = engine.client.workflow.getHandle(journey);
  const one = { client: engine.client, taskQueue: journey, journey };
  await worker.runUntil(async () => {
    await engine.client.workflow.start(JOURNEY_WORKFLOW, {
      workflowId: journey,
      taskQueue: journey,
      args: [input],
    });
    await expect.poll(async () => (await handle.query(standingQuery)).isRestoring).toBe(false);
    for (let count = 0; count < COMMANDS; count++) await perform(one, changeDetailsCommand(`more-${count}`));
    const { n } = await handle.query(standingQuery);
    expect(n).toBe(events.length + COMMANDS);
    expect(miniature.records.get(journey)).toHaveLength(n);
    const repeat = await perform(one, changeDetailsCommand('more-3'), null, 'again');
    expect(repeat.events).toEqual([{ n: events.length + 4, type: 'DetailsChanged' }]);
    const old = await perform(one, changeDetailsCommand(`long-${Math.floor(recorded / 2)}`), null, 'of-old');
    expect(old.events[0]!.n).toBeLessThan(recorded);
    expect(miniature.records.get(journey)).toHaveLength(n);
  });
  const { events: history } = await handle.fetchHistory();
  const { runId } = await handle.describe();
  await handle.terminate();
  let runs = 0;
  for await (const run of engine.client.workflow.list({ query: `WorkflowId = '${journey}'` })) {
    runs++;
    expect(run.runId).toBe(runId);
  }
  const bytes = (history ?? []).reduce((sum, event) => sum + HistoryEvent.encode(event).finish().length, 0);
  return { events: history?.length ?? 0, bytes, runs };
}

test('S7.3 a run that goes on from 20,000 events carries and costs no more than one that goes on from 600', async () => {
  const short = await lengthsAfter(600);
  const long = await lengthsAfter(20_000);
  expect([short.runs, long.runs]).toEqual([1, 1]);
  // A task more or less, as the commands happen to meet it.
  expect(Math.abs(long.events - short.events)).toBeLessThanOrEqual(6);
  expect(long.bytes / short.bytes).toBeLessThanOrEqual(1.05);
  expect(long.bytes).toBeLessThan(150_000);
}, 120_000);

test('S3.6 what was answered without an event before a hand-over is answered so after it, and no old value comes back', async () => {
  const journey = 'j-old-value';
  const { enrolment } = longRecord(journey, 3);
  const miniature = new Miniature();
  const one = { client: engine.client, taskQueue: journey, journey };
  const worker = await shellWorker(engine, journey, miniature.activities());
  const input: JourneyInput = {
    enrolment,
    recordFirst: true,
    outbox: [],
    clock: LONG_SINCE,
    handOverAfter: 20,
  };
  const provide = (id: string, document: string) =>
    ({
      type: 'provideEvidence',
      id,
      actor: { role: 'participant', id: 'participant-1' },
      evidence: 'qts-certificate',
      document,
    }) as const;
  await worker.runUntil(async () => {
    const startWorkflowOperation = new WithStartWorkflowOperation(JOURNEY_WORKFLOW, {
      workflowId: journey,
      taskQueue: journey,
      args: [input],
      workflowIdConflictPolicy: 'USE_EXISTING',
    });
    await engine.client.workflow.executeUpdateWithStart('enrol', {
      args: [
        {
          command: {
            type: 'enrol',
            id: 'begin',
            actor: { role: 'provider', id: 'staff-1' },
            registration: null,
            form: null,
          },
          at: null,
        },
      ],
      startWorkflowOperation,
    });
    await perform(one, provide('first', 'document-a'));
    const unchanged = await perform(one, provide('same', 'document-a'));
    expect(unchanged.events).toEqual([]);
    const { runId } = await engine.client.workflow.getHandle(journey).describe();
    for (let count = 0; count < 8; count++) await perform(one, changeDetailsCommand(`d-${count}`));
    await perform(one, provide('second', 'document-b'));
    const handle = engine.client.workflow.getHandle(journey);
    expect((await handle.describe()).runId).not.toBe(runId);
    expect(await perform(one, provide('same', 'document-a'), null, 'again')).toEqual(unchanged);
    const evidence = miniature.records.get(journey)!.filter(({ type }) => type === 'EvidenceProvided');
    expect(evidence.map((event) => 'document' in event && event.document)).toEqual([
      'document-a',
      'document-b',
    ]);
    await handle.terminate();
  });
}, 60_000);
