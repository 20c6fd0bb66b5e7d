/** Random requests against the simulator, by schemathesis: it must never answer 500, and always within its file. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSimulator, type Simulator } from '../../simulator.js';
import { openApiText } from '../../testing/openapi/file.js';
import { observe, type Observed } from '../../testing/openapi/observe.js';
import { fuzzDocument } from './document.js';
import { FuzzUnavailable, schemathesis } from './environment.js';
import { idsOf, populate } from './world.js';

interface FuzzWish {
  seed: number;
  /** Per operation. */
  examples: number;
  seconds: number;
  /** Install schemathesis even if that failed less than a day ago. */
  again: boolean;
}

export interface Fuzzed {
  /** What schemathesis ended with: 0 when every check held. */
  exitCode: number;
  output: string;
  /** How many requests were answered, per status. */
  answers: Record<number, number>;
  observed: Observed;
  /** What the simulator reported as errors of its own. */
  reported: unknown[];
}

const provider = 'northstar-learning';

function execute(program: string, args: readonly string[], cwd: string, limitMs: number) {
  return new Promise<{ exitCode: number; output: string }>((resolve, reject) => {
    const child = spawn(program, args, { cwd, timeout: limitMs, killSignal: 'SIGKILL' });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => (output += text));
    }
    child.on('error', reject);
    child.on('close', (code) => resolve({ exitCode: code ?? -1, output }));
  });
}

function argumentsFor(file: string, { url, tokens }: Simulator, wish: FuzzWish): string[] {
  const options = {
    url,
    header: `Authorization: Bearer ${tokens[provider]}`,
    checks: 'not_a_server_error',
    phases: 'examples,coverage,fuzzing',
    'max-examples': String(wish.examples),
    'max-time': String(wish.seconds),
    'request-timeout': '10',
    'generation-database': 'none',
    seed: String(wish.seed),
  };
  const flags = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);
  return ['run', file, ...flags, '--continue-on-failure', '--no-color', '--warnings', 'off'];
}

/** @throws FuzzUnavailable without the OpenAPI file, Python or schemathesis; says what is missing */
export async function fuzz(wish: FuzzWish): Promise<Fuzzed> {
  const text = openApiText();
  if (text === null)
    throw new FuzzUnavailable(
      "The Department's OpenAPI file is not here: put it into a folder beside the project, or give its path as DFE_OPENAPI_FILE.",
    );
  const program = await schemathesis(wish.again);
  const answers: Record<number, number> = {};
  const reported: unknown[] = [];
  const holder: { observed: Observed } = { observed: { problems: [], excused: new Set() } };
  const simulator = await startSimulator({
    rateLimits: 'off',
    report: (error) => reported.push(error),
    prepare: (app) => {
      holder.observed = observe(app);
      app.addHook('onResponse', async (_request, { statusCode }) => {
        answers[statusCode] = (answers[statusCode] ?? 0) + 1;
      });
    },
  });
  const folder = mkdtempSync(join(tmpdir(), 'journeys-fuzz-'));
  try {
    populate(simulator, provider);
    const file = join(folder, 'api.json');
    writeFileSync(file, JSON.stringify(fuzzDocument(text, idsOf(simulator))));
    const args = argumentsFor(file, simulator, wish);
    const ended = await execute(program, args, folder, (wish.seconds + 60) * 1000);
    return { ...ended, answers, observed: holder.observed, reported };
  } finally {
    await simulator.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
