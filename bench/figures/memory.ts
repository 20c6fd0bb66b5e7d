/** P7: memory of a cached run half-way, against a workflow that only waits. */
import { execFile } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { startReal } from '../stage/servers.js';
import { kib, ratioOf, round, type Measurement, type Row } from '../figure.js';
import { answerSchema, PLAN_VARIABLE, type MemoryUse, type Plan } from '../memory/plan.js';

const child = fileURLToPath(new URL('../memory/child.ts', import.meta.url));
const RUNS = 400;
const LIMIT_MS = 120_000;

async function ask(plan: Plan): Promise<MemoryUse> {
  const { stdout } = await promisify(execFile)(process.execPath, ['--expose-gc', '--import', 'tsx', child], {
    cwd: path.resolve(path.dirname(child), '../..'),
    env: { ...process.env, TZ: 'UTC', [PLAN_VARIABLE]: JSON.stringify(plan) },
    timeout: LIMIT_MS,
  });
  return answerSchema.parse(JSON.parse(stdout));
}

function row(what: string, journey: number, toy: number, target: string): Row {
  return { what, value: kib(journey), against: `${kib(toy)} of a toy`, ratio: ratioOf(journey, toy), target };
}

export const memory: Measurement = {
  name: 'memory',
  title: 'memory of a cached run half-way, against a toy (P7)',
  async measure({ say }) {
    const server = await startReal();
    try {
      const { address, namespace } = server;
      say(`caching ${RUNS} toys`);
      const toy = await ask({ address, namespace, kind: 'toy', runs: RUNS });
      say(`caching ${RUNS} journeys, half-way`);
      const journey = await ask({ address, namespace, kind: 'journey', runs: RUNS });
      return [
        {
          title: 'P7 Memory of a cached run, half-way',
          rows: [
            row('heap, after a sweep', journey.heap / journey.runs, toy.heap / toy.runs, '≤ 2'),
            row('resident', journey.resident / journey.runs, toy.resident / toy.runs, '≤ 300 KiB'),
          ],
          notes: [
            `Over ${round(journey.runs)} runs, after ${RUNS - journey.runs} to warm up; resident memory has garbage in it.`,
          ],
        },
      ];
    } finally {
      await server.stop();
    }
  },
};
