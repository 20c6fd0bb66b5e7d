/** P8: whole journeys a second on the pure core, one thread; tests of the rules a second. */
import { execFile } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';
import { live } from '../../lives/lives.js';
import { decide } from '../../workflows/journey/decide.js';
import { evolve, unbegun } from '../../workflows/journey/evolve.js';
import { cpuClock } from '../cpu.js';
import { median, round, type Measurement, type Row } from '../figure.js';

const root = path.resolve(fileURLToPath(new URL('../..', import.meta.url)));
const WARM_UP = 1_500;
const SAMPLES = 10;
const SAMPLE_MS = 400;
const TESTS_LIMIT_MS = 120_000;

/** How often something is done in a second of processor time, after a warm-up: the median of several samples. */
function rate(work: () => void): number {
  for (let round = 0; round < WARM_UP; round++) work();
  const samples = Array.from({ length: SAMPLES }, () => {
    const clock = cpuClock();
    const began = performance.now();
    let done = 0;
    for (; performance.now() - began < SAMPLE_MS; done++) work();
    return done / clock();
  });
  return median(samples);
}

function journeys(): Row[] {
  const { enrolment, events, commands } = live();
  const decideAll = () => {
    let state = unbegun(enrolment);
    for (const { command, at } of commands) {
      const decision = decide(state, command, at);
      if ('journey' in decision) state = decision.journey;
    }
    if (state.ended?.as !== 'passed') throw new Error('the journey did not come to its end');
  };
  const foldAll = () => {
    if (events.reduce(evolve, unbegun(enrolment)).ended?.as !== 'passed') throw new Error('not folded');
  };
  return [
    {
      what: 'journeys a second, every command and date decided',
      value: round(rate(decideAll), 0),
      target: '≥ 2,000',
    },
    { what: 'journeys a second, folded from their events', value: round(rate(foldAll), 0) },
    {
      what: 'journeys a second, with everybody in them played',
      value: round(
        rate(() => void live()),
        0,
      ),
    },
  ];
}

const report = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  testResults: z.array(z.object({ startTime: z.number(), endTime: z.number() })),
});

/** The rules' own tests in a process of their own, as `npm run test:rules` has them. */
async function tests(): Promise<Row[]> {
  const vitest = path.join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const began = performance.now();
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [vitest, 'run', 'test/workflows/rules', '--reporter=json'],
    {
      cwd: root,
      timeout: TESTS_LIMIT_MS,
      maxBuffer: 50_000_000,
    },
  );
  const seconds = (performance.now() - began) / 1_000;
  const { numPassedTests, testResults } = report.parse(JSON.parse(stdout.slice(stdout.indexOf('{'))));
  const testing = testResults.reduce((sum, { startTime, endTime }) => sum + endTime - startTime, 0) / 1_000;
  return [
    { what: 'tests of the rules', value: round(numPassedTests), target: 'hundreds in < 2 s' },
    {
      what: 'seconds in them',
      value: round(testing),
      against: `${round(seconds, 1)} s with the start of the runner`,
    },
    { what: 'tests a second', value: round(numPassedTests / testing, 0) },
  ];
}

export const core: Measurement = {
  name: 'core',
  title: 'whole journeys a second on the pure core, rules tests a second (P8)',
  async measure({ say }) {
    say('living journeys on the pure core');
    const lived = {
      title: 'P8 The pure core, one thread, a second of processor time',
      rows: journeys(),
      notes: [],
    };
    say('running the tests of the rules');
    return [lived, { title: 'Tests of the rules', rows: await tests(), notes: [] }];
  },
};
