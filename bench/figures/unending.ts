/** P10 beyond every legal length: what a run carries and what a command costs after hundreds, thousands and more events. */
import type { Client } from '@temporalio/client';
import { changeDetailsCommand, longRecord, LONG_SINCE } from '../../lives/long-journey.js';
import { appendEvents } from '../../store/record/journal.js';
import type { Store } from '../../store/database/database.js';
import { workflowBundle } from '../../worker/bundle.js';
import { createJourneyWorker } from '../../worker/worker.js';
import {
  commandUpdate,
  JOURNEY_WORKFLOW,
  standingQuery,
  type JourneyInput,
} from '../../workflows/contract.js';
import { startOptions } from '../../workflows/start-options.js';
import { cpuClock } from '../cpu.js';
import { ratioOf, round, type Measurement, type Row } from '../figure.js';
import { countHistory } from '../history/count.js';
import { historiesOf, type History } from '../history/fetch.js';
import { withThrowAwayStack, type BenchContext } from '../stage/throw-away.js';

const LENGTHS = [500, 5_000, 20_000] as const;
const WARM_UP = 100;
const COMMANDS = 200;
/** Events written to the record in one statement, as a run could have. */
const AT_ONCE = 500;

interface Cost {
  recorded: number;
  events: number;
  bytes: number;
  cpuMs: number;
  readMs: number;
}

async function written(store: Store, journey: string, recorded: number) {
  const { enrolment, events } = longRecord(journey, recorded);
  for (let from = 0; from < events.length; from += AT_ONCE) {
    const part = events.slice(from, from + AT_ONCE);
    await appendEvents(store, journey, from === 0 ? enrolment : null, part);
  }
  return { enrolment, n: events.length };
}

/** A run that begins after so many events, and takes commands one after the other. */
async function costAfter({ store, connections }: BenchContext, recorded: number): Promise<Cost> {
  const { client } = connections;
  const journey = `j-unending-${recorded}`;
  const { enrolment, n } = await written(store, journey, recorded);
  const input: JourneyInput = { enrolment, from: n, recordFirst: true, outbox: [], clock: LONG_SINCE };
  const began = performance.now();
  const handle = await client.workflow.start(JOURNEY_WORKFLOW, startOptions(input));
  await untilRead(client, journey);
  const readMs = performance.now() - began;
  const send = (id: string) =>
    handle.executeUpdate(commandUpdate, {
      updateId: id,
      args: [{ command: changeDetailsCommand(id), at: null }],
    });
  for (let warm = 0; warm < 20; warm++) await send(`warm-${warm}`);
  const size = async () => sizeOf(await historiesOf(client, journey, handle.firstExecutionRunId));
  const before = await size();
  const clock = cpuClock();
  for (let count = 0; count < COMMANDS; count++) await send(`more-${count}`);
  const cpuMs = (clock() * 1_000) / COMMANDS;
  const after = await size();
  await handle.terminate();
  return {
    recorded,
    events: (after.events - before.events) / COMMANDS,
    bytes: (after.bytes - before.bytes) / COMMANDS,
    cpuMs,
    readMs,
  };
}

/** Of all runs together, with what the hand-overs between them cost. */
function sizeOf(histories: readonly History[]): { events: number; bytes: number } {
  const counts = histories.map(countHistory);
  return {
    events: counts.reduce((sum, { events }) => sum + events, 0),
    bytes: counts.reduce((sum, { bytes }) => sum + bytes, 0),
  };
}

async function untilRead(client: Client, journey: string): Promise<void> {
  while ((await client.workflow.getHandle(journey).query(standingQuery)).isRestoring);
}

function rowsOf(costs: readonly Cost[]): Row[] {
  const [least, ...longer] = costs;
  if (!least) return [];
  const row = (what: string, of: (cost: Cost) => number, digits: number, target?: string) =>
    longer.map((cost) => ({
      what: `${what}, after ${round(cost.recorded)} events`,
      value: round(of(cost), digits),
      against: `${round(of(least), digits)} after ${least.recorded}`,
      ratio: ratioOf(of(cost), of(least)),
      ...(target === undefined ? {} : { target }),
    }));
  return [
    ...row('events of history a command', ({ events }) => events, 1, '0.9 to 1.1'),
    ...row('bytes of history a command', ({ bytes }) => bytes, 0, '0.9 to 1.1'),
    ...row('ms of processor a command (worker and client)', ({ cpuMs }) => cpuMs, 1, '0.9 to 1.1'),
    ...row('ms until a run has read its record', ({ readMs }) => readMs, 0),
  ];
}

export const unending: Measurement = {
  name: 'unending',
  title: 'what a command costs after 500, 5,000 and 20,000 events (P10)',
  measure: ({ say }) =>
    withThrowAwayStack(say, async (context) => {
      const { connections, store, options } = context;
      const { worker, parts } = await createJourneyWorker(
        connections,
        store,
        await workflowBundle(),
        options,
      );
      try {
        const costs = await worker.runUntil(async () => {
          // The first one warms worker and servers up.
          await costAfter(context, WARM_UP);
          const all: Cost[] = [];
          for (const recorded of LENGTHS) {
            say(`a journey of ${round(recorded)} events`);
            all.push(await costAfter(context, recorded));
          }
          return all;
        });
        return [
          { title: 'P10 What a command costs in a journey without end', rows: rowsOf(costs), notes: [] },
        ];
      } finally {
        parts.close();
      }
    }),
};
