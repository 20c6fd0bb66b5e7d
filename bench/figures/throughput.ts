/** P1: whole journeys a second in rehearsal, ours against naive and against a trivial workflow, interleaved. */
import type { Client } from '@temporalio/client';
import { eachBounded } from '../../client/engine/bounded.js';
import { cpuClock } from '../cpu.js';
import { median, ratioOf, round, type Measurement, type Progress } from '../figure.js';
import { countHistory, type HistoryCount } from '../history/count.js';
import { historyOf } from '../history/fetch.js';
import { retireCoaches, seedPeople } from '../standard/people.js';
import { playScripts } from '../standard/play.js';
import { standardScripts } from '../standard/script.js';
import type { Way } from '../standard/ways.js';
import { withThrowAwayStack, type BenchContext } from '../stage/throw-away.js';
import { TRIVIAL_QUEUE, withWorkers, type Workers } from '../stage/workers.js';

const ROUNDS = 3;
const JOURNEYS = 16;
const TRIVIALS = 150;
const TRIVIALS_AT_ONCE = 50;

interface Rates {
  ours: number[];
  naive: number[];
  trivial: number[];
  /** Seconds of processor time of worker and client, a journey. */
  oursCpu: number[];
  naiveCpu: number[];
}

async function trivials(client: Client, prefix: string): Promise<number> {
  const ids = Array.from({ length: TRIVIALS }, (_, index) => `${prefix}-${index}`);
  const began = performance.now();
  await eachBounded(ids, TRIVIALS_AT_ONCE, async (workflowId) => {
    await client.workflow.execute('trivial', { workflowId, taskQueue: TRIVIAL_QUEUE });
  });
  return TRIVIALS / ((performance.now() - began) / 1_000);
}

async function journeys(
  context: BenchContext,
  { watcher }: Workers,
  way: Way,
  name: string,
  count: number,
): Promise<number> {
  const scripts = standardScripts(name, count);
  await seedPeople(context.store, scripts);
  const seconds = await playScripts(scripts, way, watcher, count);
  await retireCoaches(context.store, scripts);
  return count / seconds;
}

async function interleaved(context: BenchContext, workers: Workers, { say }: Progress): Promise<Rates> {
  const { client } = context.connections;
  const rates: Rates = { ours: [], naive: [], trivial: [], oursCpu: [], naiveCpu: [] };
  say('warming up');
  await trivials(client, 'warm');
  await journeys(context, workers, workers.ours, 'warm-ours', 3);
  await journeys(context, workers, workers.naive, 'warm-naive', 3);
  for (let round = 1; round <= ROUNDS; round++) {
    say(`round ${round} of ${ROUNDS}: ${TRIVIALS} trivial workflows, then ${JOURNEYS} journeys each way`);
    rates.trivial.push(await trivials(client, `trivial-${round}`));
    const clock = cpuClock();
    rates.ours.push(await journeys(context, workers, workers.ours, `ours-${round}`, JOURNEYS));
    rates.oursCpu.push(clock() / JOURNEYS);
    const second = cpuClock();
    rates.naive.push(await journeys(context, workers, workers.naive, `naive-${round}`, JOURNEYS));
    rates.naiveCpu.push(second() / JOURNEYS);
  }
  return rates;
}

async function historyOfOne({ connections }: BenchContext, name: string): Promise<HistoryCount> {
  const [script] = standardScripts(name, 1);
  return countHistory(await historyOf(connections.client, script?.enrolment.journey ?? ''));
}

const each = (values: number[]) => values.map((value) => round(value, 2)).join(' · ');

export const throughput: Measurement = {
  name: 'throughput',
  title: 'whole journeys a second in rehearsal, against naive and against a trivial workflow (P1)',
  async measure(progress) {
    return withThrowAwayStack(
      (line) => progress.say(line),
      (context) =>
        withWorkers(context, async (workers) => {
          const rates = await interleaved(context, workers, progress);
          const [ours, naive] = [
            await historyOfOne(context, 'ours-1'),
            await historyOfOne(context, 'naive-1'),
          ];
          const rate = {
            ours: median(rates.ours),
            naive: median(rates.naive),
            trivial: median(rates.trivial),
          };
          return [
            {
              title: `P1 Whole standard journeys in rehearsal, ${JOURNEYS} at once, median of ${ROUNDS} rounds`,
              rows: [
                {
                  what: 'journeys a second',
                  value: round(rate.ours),
                  against: `${round(rate.naive)} naive`,
                  ratio: ratioOf(rate.ours, rate.naive),
                  target: '≥ 3',
                },
                {
                  what: 'trivial workflows a second on the same server',
                  value: round(rate.trivial, 1),
                  against: `${round(rate.ours)} journeys`,
                  ratio: ratioOf(rate.ours, rate.trivial),
                },
                {
                  what: 'processor time of worker and client, s a journey',
                  value: round(median(rates.oursCpu)),
                  against: `${round(median(rates.naiveCpu))} naive`,
                  ratio: ratioOf(median(rates.oursCpu), median(rates.naiveCpu)),
                },
                {
                  what: 'history events of a journey',
                  value: round(ours.events),
                  against: `${round(naive.events)} naive`,
                  ratio: ratioOf(ours.events, naive.events),
                },
                {
                  what: 'history bytes',
                  value: round(ours.bytes),
                  against: `${round(naive.bytes)} naive`,
                  ratio: ratioOf(ours.bytes, naive.bytes),
                },
                {
                  what: 'worker round trips (workflow tasks)',
                  value: round(ours.tasks),
                  against: `${round(naive.tasks)} naive`,
                  ratio: ratioOf(ours.tasks, naive.tasks),
                },
              ],
              notes: [
                `Rounds: ours ${each(rates.ours)}; naive ${each(rates.naive)}; trivial ${each(rates.trivial)}.`,
                'The store is PostgreSQL with fsync; Temporal keeps its data on a file (SQLite, write-ahead log).',
              ],
            },
          ];
        }),
    );
  },
};
