/** S7.3: the package as somebody installs it elsewhere: compiled, with the packages it says it needs and no others. */
import { execFile } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { build } from '../../dev/build.js';
import { projectFolder } from '../../environment/running.js';
import { enrolmentOf, wholeStack } from '../support/whole.js';
import { WorkerProcess } from '../support/worker-process.js';

const run = promisify(execFile);
const house = await wholeStack();
const root = mkdtempSync(join(tmpdir(), 'installed elsewhere-'));
const installed = join(root, 'node_modules', 'journeys');
const tried = join(root, 'tried.ts');

interface Manifest {
  version: string;
  dependencies: Record<string, string>;
}
const manifest = JSON.parse(readFileSync(join(projectFolder, 'package.json'), 'utf8')) as Manifest;

/** What `npm install <the packed file>` does, without the network. */
async function install(): Promise<void> {
  const project = join(root, 'project');
  await build(join(project, 'dist'));
  for (const name of ['package.json', 'bin']) {
    cpSync(join(projectFolder, name), join(project, name), { recursive: true });
  }
  const { stdout } = await run('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', root], {
    cwd: project,
    maxBuffer: 64 * 1024 * 1024,
  });
  const [packed] = JSON.parse(stdout) as [{ filename: string }];
  mkdirSync(installed, { recursive: true });
  await run('tar', ['-xzf', join(root, packed.filename), '-C', installed, '--strip-components=1']);
  for (const name of Object.keys(manifest.dependencies)) {
    const place = join(root, 'node_modules', name);
    mkdirSync(dirname(place), { recursive: true });
    symlinkSync(join(projectFolder, 'node_modules', name), place);
  }
}

const journeys = (...args: string[]) =>
  run(process.execPath, [join(installed, 'bin', 'journeys.mjs'), ...args], {
    cwd: root,
    env: { ...process.env, ...house.environment, JOURNEYS_HOME: join(root, 'none') },
  });

beforeAll(install, 300_000);
afterAll(() => rmSync(root, { recursive: true, force: true }));

test('S7.3 it holds what was compiled, and no sources, tests or servers of ours', () => {
  expect(existsSync(join(installed, 'dist', 'client', 'cli', 'main.js'))).toBe(true);
  for (const name of ['client', 'worker', 'test', 'dev', 'dist/dev']) {
    expect(existsSync(join(installed, name)), name).toBe(false);
  }
});

test('S6.1 S7.3 its command line says its version and completes commands for shells', async () => {
  expect((await journeys('--version')).stdout).toBe(`${manifest.version}\n`);
  expect((await journeys('complete', '--', 'cohort', 'acc')).stdout).toMatch(/^accept\t.+$/m);
  for (const shell of ['bash', 'zsh', 'fish']) {
    expect((await journeys('completion', shell)).stdout).toContain('journeys');
  }
});

test('S7.3 its worker carries journeys, reads documents, and has the build id of the sources', async () => {
  const worker = new WorkerProcess(house.environment, 'pipe', [join(installed, 'bin', 'worker.mjs')]);
  try {
    await worker.ready();
    const { journey } = await house.journeys.enrol(enrolmentOf('IN-001', { registration: null }));
    const scan = join(root, 'certificate.txt');
    writeFileSync(scan, 'Signed on paper, and scanned.');
    await journeys('provide-evidence', journey, '--evidence', 'qts-certificate', '--document', scan);
    const { stdout } = await journeys('timeline', journey, '--json');
    expect(stdout).toContain('EvidenceProvided');
    const { buildId } = JSON.parse(/\{[^\n]*"buildId"[^\n]*\}/.exec(worker.log)![0]) as { buildId: string };
    const { workflowBundle } = await import('../../worker/bundle.js');
    expect(buildId).toBe((await workflowBundle()).buildId);
  } finally {
    await worker.end();
  }
}, 120_000);

test('S6.1 its library is found by its name, with types', async () => {
  writeFileSync(
    tried,
    "import { openJourneys, type Journeys } from 'journeys';\n" +
      'export const count = async (): Promise<number> => {\n  const journeys: Journeys = await openJourneys();\n' +
      '  try {\n    return (await journeys.list({})).total;\n  } finally {\n    await journeys.close();\n  }\n};\n',
  );
  writeFileSync(join(root, 'package.json'), '{ "type": "module" }');
  const tsc = join(projectFolder, 'node_modules', 'typescript', 'bin', 'tsc');
  const options = ['--module', 'nodenext', '--target', 'es2022', '--strict', '--skipLibCheck'];
  await run(process.execPath, [tsc, ...options, tried], { cwd: root }).catch((error: { stdout: string }) => {
    throw new Error(error.stdout);
  });
  const script = `import { count } from ${JSON.stringify(join(root, 'tried.js'))}; console.log(await count());`;
  const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: root,
    env: { ...process.env, ...house.environment },
  });
  expect(Number(stdout)).toBeGreaterThan(0);
}, 60_000);
