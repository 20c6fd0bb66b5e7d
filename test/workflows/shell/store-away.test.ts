/** A store that is away, in real time: the test server would let whole tasks time out meanwhile. */
import type { WorkflowUpdateHandle } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { expect, test } from 'vitest';
import { commandUpdate, type CommandRequest, type Receipt } from '../../../workflows/contract.js';
import type { CommandOf } from '../../../workflows/journey/command.js';
import { realEngine } from '../../support/engines.js';
import { lifeAfter } from '../../../bench/stage/living.js';
import { Miniature } from '../../../bench/stage/miniature.js';
import { enrolOnServer, shellWorker, type Started } from '../../../bench/stage/shell.js';

const engine = await realEngine();

test('S7.1 a store that is away loses nothing once it is back: commands are taken meanwhile, and answered then', async () => {
  const life = lifeAfter(new Date().toISOString(), {}, 'j-store-away');
  const one: Started = { client: engine.client, taskQueue: 'store-away', journey: 'j-store-away' };
  const miniature = new Miniature();
  const working = miniature.activities();
  let isDown = false;
  let tries = 0;
  const activities = {
    ...working,
    record: (request: Parameters<typeof working.record>[0]) => {
      if (!isDown) return working.record(request);
      tries++;
      return Promise.reject(ApplicationFailure.retryable('the store is away', 'away'));
    },
  };
  const worker = await shellWorker(engine, one.taskQueue, activities);
  await worker.runUntil(async () => {
    const first = life.commands[0]!.command as CommandOf<'enrol'>;
    await enrolOnServer(one, { ...life.enrolment, mode: 'live' }, first);
    const recorded = () => miniature.records.get(one.journey) ?? [];
    await expect.poll(() => miniature.sent.length).toBeGreaterThan(0);
    const before = recorded().length;
    isDown = true;
    const evidence = life.commands.filter(({ command }) => command.type === 'provideEvidence');
    const handle = engine.client.workflow.getHandle(one.journey);
    const taken: WorkflowUpdateHandle<Receipt>[] = [];
    for (const { command } of evidence) {
      const { id: updateId } = command;
      const args: [CommandRequest] = [{ command, at: null }];
      taken.push(await handle.startUpdate(commandUpdate, { args, updateId, waitForStage: 'ACCEPTED' }));
    }
    await expect.poll(() => tries, { timeout: 10_000 }).toBeGreaterThan(3);
    expect(recorded().length).toBe(before);
    isDown = false;
    for (const update of taken) expect((await update.result()).events.length).toBeGreaterThan(0);
    const said = evidence.map(({ command }) => command.id);
    const provided = () =>
      recorded().filter(({ type, cmd }) => type === 'EvidenceProvided' && said.includes(cmd));
    await expect.poll(provided, { timeout: 30_000 }).toHaveLength(said.length);
    expect(recorded().map(({ n }) => n)).toEqual(recorded().map((_, index) => index + 1));
    const { events } = await engine.client.workflow.getHandle(one.journey).fetchHistory();
    expect(events!.length).toBeLessThan(100);
    await engine.client.workflow.getHandle(one.journey).terminate();
  });
}, 60_000);
