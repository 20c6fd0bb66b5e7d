/** P5: replay of a whole journey against an empty workflow whose history is as long. */
import { Worker } from '@temporalio/worker';
import { startSkipping, type SkippingEngine } from '../stage/servers.js';
import { benchBundle } from '../stage/bundles.js';
import { cpuClock } from '../cpu.js';
import { ratioOf, round, type Measurement } from '../figure.js';
import { countHistory } from '../history/count.js';
import { historyOf, type History } from '../history/fetch.js';
import { livedInRealTime, longest } from '../history/lived.js';
import { finish, goOn } from '../toys/index.js';

/** Histories replayed by one worker at a time; its start is outside the measure. */
const TIMES = 12;
const ROUNDS = 5;
/** Of an update: scheduled, started, completed, accepted, answered. */
const EVENTS_OF_AN_UPDATE = 5;

type Code = { code: string };

/** An empty workflow with about as many events. */
async function asLong(
  { client, nativeConnection, namespace }: SkippingEngine,
  events: number,
): Promise<History> {
  const taskQueue = 'long';
  const workflowBundle = await benchBundle('toys');
  const worker = await Worker.create({ connection: nativeConnection, namespace, taskQueue, workflowBundle });
  return worker.runUntil(async () => {
    const handle = await client.workflow.start('long', { workflowId: 'long', taskQueue });
    for (let sent = 0; sent < events / EVENTS_OF_AN_UPDATE; sent++) await handle.executeUpdate(goOn);
    await handle.signal(finish);
    await handle.result();
    return historyOf(client, 'long');
  });
}

/** Milliseconds of processor time for one history, from the second of many in one worker on. */
async function replay(workflowBundle: Code, history: History): Promise<number> {
  const many = Array.from({ length: TIMES + 1 }, (_, index) => ({
    workflowId: `replayed-${index}`,
    history,
  }));
  let clock: (() => number) | undefined;
  for await (const { error } of Worker.runReplayHistories({ workflowBundle }, many)) {
    if (error) throw error;
    clock ??= cpuClock();
  }
  return ((clock?.() ?? 0) / TIMES) * 1_000;
}

export const replayed: Measurement = {
  name: 'replay',
  title: 'replay of a whole journey against an empty workflow as long (P5)',
  async measure({ say }) {
    say('living the journeys whose histories are replayed');
    const server = await startSkipping();
    const [standard, most, floor] = await histories(server).finally(() => server.stop());
    const bundles = { journeys: await benchBundle('journeys'), toys: await benchBundle('toys') };
    const times = { standard: [] as number[], longest: [] as number[], floor: [] as number[] };
    for (let round = 1; round <= ROUNDS; round++) {
      say(`replaying, round ${round} of ${ROUNDS}`);
      times.floor.push(await replay(bundles.toys, floor));
      times.standard.push(await replay(bundles.journeys, standard));
      times.longest.push(await replay(bundles.journeys, most));
    }
    const length = (history: History) => countHistory(history).events;
    const perEvent = (values: number[], history: History) => Math.min(...values) / length(history);
    const row = (what: string, values: number[], history: History, target?: string) => ({
      what: `${what}, ${round(length(history))} events`,
      value: `${round(Math.min(...values), 1)} ms`,
      against: `${round(perEvent(times.floor, floor) * length(history), 1)} ms for an empty one as long`,
      ratio: ratioOf(perEvent(values, history), perEvent(times.floor, floor)),
      ...(target === undefined ? {} : { target }),
    });
    return [
      {
        title: 'P5 Replay, processor time',
        rows: [
          row('standard journey', times.standard, standard),
          row('longest legal journey', times.longest, most, '≤ 1.3'),
        ],
        notes: [
          `The empty one has ${round(length(floor))} events; both are compared event for event, each in the best of ${ROUNDS} rounds.`,
        ],
      },
    ];
  },
};

async function histories(server: SkippingEngine): Promise<[History, History, History]> {
  const standard = await livedInRealTime(server, 'standard');
  const most = await livedInRealTime(server, 'longest', longest);
  return [standard.history, most.history, await asLong(server, countHistory(most.history).events)];
}
