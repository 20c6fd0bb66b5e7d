/** Two builds of the worker: journeys cross from one to the other and back, whoever is killed meanwhile. */
import type { ChildProcess } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { readReleases, useBuild } from '../../activities/releases/versions.js';
import { openJourneys, type Journeys } from '../../client/journeys.js';
import { readJournal } from '../../store/record/journal.js';
import { verifyRecord } from '../../store/record/verify.js';
import { workflowBundle } from '../../worker/bundle.js';
import { JOURNEY_TASK_QUEUE } from '../../workflows/contract.js';
import type { CommandOf } from '../../workflows/journey/command.js';
import { realEngine } from '../support/engines.js';
import { kill, kindWorkers } from '../support/kind-workers.js';
import { bundleWith, replacing } from '../support/other-build.js';
import { liveUntil } from '../../lives/lives.js';
import type { Play } from '../../lives/play.js';
import { freshStore } from '../support/postgres.js';
import { quietLogger } from '../../bench/stage/quiet.js';
import { enrolOnServer, perform, type Started } from '../../bench/stage/shell.js';

const engine = await realEngine();
const store = await freshStore();
const folder = mkdtempSync(join(tmpdir(), 'journeys-builds-'));
const workers = kindWorkers(engine, store);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const start = (build: string): Promise<ChildProcess> => workers.start(join(folder, `${build}.js`), build);

/** One more message on an event that had none, and one more rule: what a release brings. */
const second = [
  replacing(
    'effects/messages.ts',
    'InformationRequested: () =>',
    `RegistrationMatched: () => [participant('application-received')],\n  InformationRequested: () =>`,
  ),
  replacing(
    'journey/rules/application.ts',
    'matchRegistration: (journey, { registration }) =>',
    `matchRegistration: (journey, { registration }) =>
    registration === 'never' ? [] :`,
  ),
];

const LIVES = 40;
const UNTIL = '2026-12-14';

/** The commands of people, in three parts: before the release, after it, after it was rolled back. */
function partsOf({ commands }: Play): Play['commands'][] {
  const said = commands.filter(({ command }) => command.actor.role !== 'engine').slice(1);
  const third = Math.ceil(said.length / 3);
  return [said.slice(0, third), said.slice(third, 2 * third), said.slice(2 * third)];
}

test(`S7.3 ${LIVES} journeys cross to a second build and back, the first one killed meanwhile, and their records are those of one build`, async () => {
  writeFileSync(join(folder, 'first.js'), (await workflowBundle(quietLogger)).code);
  writeFileSync(join(folder, 'second.js'), await bundleWith('second', second));
  const { client } = engine;
  const first = await start('first');
  await expect
    .poll(() =>
      useBuild(client, 'journeys', 'first').then(
        () => true,
        () => false,
      ),
    )
    .toBe(true);
  const plays = Array.from({ length: LIVES }, (_, index) =>
    liveUntil(UNTIL, { enrolment: { journey: `j-cross-${index}` } }),
  );
  const startedOf = (play: Play): Started => ({
    client,
    taskQueue: JOURNEY_TASK_QUEUE,
    journey: play.enrolment.journey,
    clock: play.commands[0]!.at,
  });
  const part = (index: number) =>
    Promise.all(
      plays.map(async (play) => {
        for (const { command, at } of partsOf(play)[index]!) await perform(startedOf(play), command, at);
      }),
    );
  await Promise.all(
    plays.map((play) =>
      enrolOnServer(startedOf(play), play.enrolment, play.commands[0]!.command as CommandOf<'enrol'>),
    ),
  );
  await part(0);
  await start('second');
  await expect
    .poll(() =>
      useBuild(client, 'journeys', 'second').then(
        () => true,
        () => false,
      ),
    )
    .toBe(true);
  const crossing = part(1);
  await pause(randomInt(300, 3_000));
  await kill(first);
  await pause(1_000);
  const again = await start('first');
  await crossing;
  const countOn = async (build: string) =>
    (await readReleases(client, 'journeys'))!.versions.find((version) => version.build === build)!.journeys;
  await expect.poll(() => countOn('second'), { timeout: 30_000 }).toBe(LIVES);
  const journeys = await openJourneys({
    temporal: { address: engine.address, namespace: engine.namespace },
    databaseUrl: store.url,
  });
  expect(await journeys.useBuild('first')).toMatchObject({ current: 'first', unversioned: 0 });
  await part(2);
  await expect.poll(() => countOn('first'), { timeout: 30_000 }).toBe(LIVES);
  for (const play of plays) {
    const { events } = (await readJournal(store, play.enrolment.journey))!;
    const last = partsOf(play)[2]!.at(-1)!.at;
    // The pure core gives ids of its own to what nobody asked for.
    const plain = events.map(({ cmd: _, ...event }) => event);
    expect(plain).toEqual(play.events.slice(0, events.length).map(({ cmd: _, ...event }) => event));
    expect(events.at(-1)!.at).toBe(last);
  }
  const faults = (await verifyRecord(store)).faults.filter(({ code }) => code !== 'person-missing');
  expect(faults).toEqual([]);
  expect(await failedTasks()).toEqual([]);
  await withoutAnybody(journeys, again);
  await journeys.close();
}, 300_000);

/** A build is taken back at once: the journeys that are with it cannot even be asked, and go on from their records. */
async function withoutAnybody(journeys: Journeys, worker: ChildProcess): Promise<void> {
  await journeys.useBuild('second');
  const before = await journeys.verifyRecord();
  expect(before).toMatchObject({ compared: LIVES });
  await expect(journeys.abandonBuild('second')).rejects.toMatchObject({ code: 'build-in-use' });
  await expect(journeys.abandonBuild('third')).rejects.toMatchObject({ code: 'not-found' });
  await kill(worker);
  const abandoned = await journeys.abandonBuild('first');
  expect(abandoned.filter(({ goesOn }) => goesOn)).toHaveLength(LIVES);
  const after = await journeys.verifyRecord();
  expect(after.digest).toBe(before.digest);
  expect(after.faults.filter(({ code }) => code !== 'person-missing')).toEqual([]);
  expect(await journeys.wake({ behind: true })).toBe(0);
}

/** Tasks that failed, in any run, other than those that nobody answered in time. */
async function failedTasks(): Promise<string[]> {
  const failed: string[] = [];
  for await (const { workflowId, runId } of engine.client.workflow.list()) {
    if (!workflowId.startsWith('j-cross')) continue;
    const { events } = await engine.client.workflow.getHandle(workflowId, runId).fetchHistory();
    for (const event of events ?? []) {
      const { workflowTaskFailedEventAttributes: failure } = event;
      if (failure) failed.push(`${workflowId}: ${failure.failure?.message ?? String(failure.cause)}`);
    }
  }
  return failed;
}
