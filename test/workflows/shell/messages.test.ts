/** Updates, signals and queries at awkward moments, on the server that runs in production. */
import { WithStartWorkflowOperation, WorkflowUpdateFailedError } from '@temporalio/client';
import { ApplicationFailure, WorkflowNotFoundError } from '@temporalio/common';
import { expect, test } from 'vitest';
import { sessionCompletedSignal, viewQuery, wakeSignal } from '../../../workflows/contract.js';
import type { Command, CommandOf } from '../../../workflows/journey/command.js';
import { searchAttributes } from '../../../workflows/contract.js';
import { realEngine } from '../../support/engines.js';
import { lifePlans, live, liveUntil, type Life } from '../../../lives/lives.js';
import { rehearse } from '../../../bench/stage/living.js';
import { Miniature } from '../../../bench/stage/miniature.js';
import { participant, provider } from '../../../lives/people.js';
import { advanceTo, enrolOnServer, perform, shellWorker, type Started } from '../../../bench/stage/shell.js';

const engine = await realEngine();
const { workflow } = engine.client;

const report = {
  id: 'r-1',
  coach: 'coach-1',
  session: 'coaching-1',
  held: '2026-01-01T10:00:00Z',
  minutes: 60,
  notes: null,
};

interface Scene {
  life: Life;
  one: Started;
  first: CommandOf<'enrol'>;
  miniature: Miniature;
}

function sceneOf(journey: string): Scene {
  const life = live({ enrolment: { journey } });
  const { command, at } = life.commands[0]!;
  const one = { client: engine.client, taskQueue: journey, journey, clock: at };
  return { life, one, first: command as CommandOf<'enrol'>, miniature: new Miniature() };
}

/** A rehearsal that has just begun, with a worker as long as the test needs it. */
async function inRehearsal(journey: string, act: (scene: Scene) => Promise<void>): Promise<Scene> {
  const scene = sceneOf(journey);
  const worker = await shellWorker(engine, journey, scene.miniature.activities());
  await worker.runUntil(async () => {
    await enrolOnServer(scene.one, scene.life.enrolment, scene.first);
    await act(scene);
    await workflow.getHandle(journey).terminate();
  });
  return scene;
}

const lengthOf = async (journey: string) =>
  (await workflow.getHandle(journey).fetchHistory()).events?.length ?? 0;

const codeOf = async (failing: Promise<unknown>): Promise<unknown> => {
  const error = await failing.then(
    () => null,
    (failure: unknown) => failure,
  );
  if (!(error instanceof WorkflowUpdateFailedError)) throw new Error('it was not refused', { cause: error });
  return error.cause instanceof ApplicationFailure ? error.cause.type : error.cause;
};

const registration = (id: string): Command => ({
  type: 'matchRegistration',
  id,
  actor: provider,
  registration: `registration-${id}`,
});

test('S3.6 a refused command is refused by the validator, with its code, and leaves no history', async () => {
  await inRehearsal('j-refused', async ({ one, miniature }) => {
    const defer: Command = { type: 'defer', id: 'd-1', actor: provider, expectedReturn: '2027-01-01' };
    await expect.poll(() => miniature.sent.length).toBeGreaterThan(0);
    const before = await lengthOf(one.journey);
    expect(await codeOf(perform(one, defer))).toBe('reason-needed');
    expect(await codeOf(perform(one, { ...defer, id: 'd-2', reason: 'illness' }))).toBe('not-accepted');
    const byParticipant: Command = { type: 'accept', id: 'd-3', actor: participant };
    expect(await codeOf(perform(one, byParticipant))).toBe('not-allowed');
    expect(await lengthOf(one.journey)).toBe(before);
  });
});

test('S3.6 a signal sent before the first task of the journey is taken', async () => {
  const { life, one, first, miniature } = sceneOf('j-early');
  const enrolled = enrolOnServer(one, life.enrolment, first);
  const handle = workflow.getHandle(one.journey);
  await expect
    .poll(() =>
      handle.signal(sessionCompletedSignal, report).then(
        () => 'sent',
        () => 'not yet',
      ),
    )
    .toBe('sent');
  const worker = await shellWorker(engine, one.taskQueue, miniature.activities());
  await worker.runUntil(async () => {
    expect((await enrolled).events[0]).toEqual({ n: 1, type: 'Enrolled' });
    const events = miniature.records.get(one.journey)!;
    expect(events.filter(({ type }) => type === 'SignalRefused')).toHaveLength(1);
    await handle.terminate();
  });
});

test('S2.1 S3.6 the same command sent by two at once gets one receipt; two commands at once both count', async () => {
  const { miniature, one } = await inRehearsal('j-two', async ({ life, one, first }) => {
    const [a, b] = await Promise.all([
      enrolOnServer(one, life.enrolment, first),
      enrolOnServer(one, life.enrolment, first),
    ]);
    expect(a).toEqual(b);
    const evidence = life.commands.filter(({ command }) => command.type === 'provideEvidence');
    const [x, y] = await Promise.all(evidence.map(({ command }) => perform(one, command)));
    expect(x!.events[0]!.n).not.toBe(y!.events[0]!.n);
    const twice = registration('twice');
    const [c, d] = await Promise.all([perform(one, twice, null, 'u-1'), perform(one, twice, null, 'u-2')]);
    expect(c).toEqual(d);
  });
  const record = miniature.records.get(one.journey)!;
  expect(record.map(({ n }) => n)).toEqual(record.map((_, index) => index + 1));
  expect(record.filter(({ type }) => type === 'Enrolled')).toHaveLength(1);
});

test('S3.6 twelve updates at once: each is answered with what it alone has caused', async () => {
  await inRehearsal('j-twelve', async ({ one, miniature }) => {
    const ids = Array.from({ length: 12 }, (_, index) => `m-${index}`);
    const receipts = await Promise.all(ids.map((id) => perform(one, registration(id))));
    const events = miniature.records.get(one.journey)!;
    for (const [index, id] of ids.entries()) {
      const caused = events.filter(({ cmd }) => cmd === id).map(({ n }) => n);
      expect(receipts[index]!.events.map(({ n }) => n)).toEqual(caused);
    }
  });
});

test('S8.1 only a rehearsal has a clock that can be moved, and never backwards', async () => {
  await inRehearsal('j-clock', async ({ one, life }) => {
    expect(await advanceTo(one, '2026-09-03T00:00:00Z')).toBe('2026-09-03T00:00:00Z');
    expect(await codeOf(advanceTo(one, '2026-09-02T00:00:00Z'))).toBe('time-goes-forward');
    expect(await codeOf(perform(one, registration('past'), '2026-09-02T00:00:00Z'))).toBe(
      'time-goes-forward',
    );
    const lively = { ...one, journey: 'j-clock-live', clock: null };
    await enrolOnServer(
      lively,
      { ...life.enrolment, mode: 'live' },
      life.commands[0]!.command as CommandOf<'enrol'>,
    );
    expect(await codeOf(advanceTo(lively, '2030-01-01T00:00:00Z'))).toBe('not-a-rehearsal');
    expect(await codeOf(perform(lively, registration('later'), '2030-01-01T00:00:00Z'))).toBe(
      'not-a-rehearsal',
    );
    await workflow.getHandle(lively.journey).terminate();
  });
});

test('S3.6 S4.3 commands and signals after the end change nothing', async () => {
  const life = live({ ...lifePlans.rejected, enrolment: { journey: 'j-over' } });
  const { end, record } = await rehearse(engine, 'j-over', life);
  expect(end).toMatchObject({ as: 'rejected', events: record.length });
  const one: Started = { client: engine.client, taskQueue: 'j-over', journey: 'j-over' };
  const before = await lengthOf('j-over');
  await expect(perform(one, registration('late'))).rejects.toBeInstanceOf(WorkflowNotFoundError);
  await expect(workflow.getHandle('j-over').signal(sessionCompletedSignal, report)).rejects.toBeInstanceOf(
    WorkflowNotFoundError,
  );
  const again = new WithStartWorkflowOperation('journey', {
    workflowId: 'j-over',
    taskQueue: 'j-over',
    workflowIdConflictPolicy: 'USE_EXISTING',
    workflowIdReusePolicy: 'REJECT_DUPLICATE',
    args: [],
  });
  await expect(
    workflow.executeUpdateWithStart('enrol', { args: [], updateId: 'anew', startWorkflowOperation: again }),
  ).rejects.toThrow();
  expect(await lengthOf('j-over')).toBe(before);
});

test('S6.3 lists and pages of the server show stage, status and what comes next, and name nobody', async () => {
  const journey = 'j-shown';
  const play = liveUntil('2026-11-20', { enrolment: { journey } });
  await inRehearsal(journey, async ({ one }) => {
    for (const { command, at } of play.commands.slice(1)) {
      if (command.actor.role !== 'engine') await perform(one, command, at);
    }
    const handle = workflow.getHandle(journey);
    const view = await handle.query(viewQuery, null);
    expect(view.stage).toBe(play.journey.stage);
    const { typedSearchAttributes } = await handle.describe();
    expect(typedSearchAttributes.get(searchAttributes.stage)).toBe(view.stage);
    expect(typedSearchAttributes.get(searchAttributes.rehearsal)).toBe(true);
    expect(typedSearchAttributes.get(searchAttributes.cohort)).toBe(view.cohort);
    const found = async () => {
      const query = `JourneyStage = '${view.stage}' AND JourneyStatus = 'active' AND ExecutionStatus = 'Running'`;
      const ids: string[] = [];
      for await (const { workflowId } of workflow.list({ query })) ids.push(workflowId);
      return ids;
    };
    await expect.poll(found, { timeout: 10_000 }).toEqual([journey]);
    const { currentDetails } = await handle.query<{ currentDetails: string }>('__temporal_workflow_metadata');
    expect(currentDetails).toContain('**Rehearsal**');
    expect(currentDetails).toContain(view.stageTitle);
    expect(currentDetails).toContain(view.next!.at);
    await handle.signal(wakeSignal);
    expect((await handle.query(viewQuery, null)).n).toBe(view.n);
  });
}, 120_000);
