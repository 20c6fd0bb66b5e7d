/** `npm run build`: the product compiled to `dist/`, with its types and the bundle of its workflow code (decision 033). */
import { execFileSync } from 'node:child_process';
import { cpSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build as compile, type Plugin } from 'esbuild';
import { rooms } from '../bin/rooms.mjs';
import { projectFolder } from '../environment/running.js';
import { workflowBundle } from '../worker/bundle.js';

/** What is started by itself, and the library. */
const entries = [
  'client/cli/main',
  'client/journeys',
  'worker/main',
  'web/main',
  'worker/nightly/check',
  'documents/reader/process',
];
/** Run in a thread, as it is. */
const GUARD = 'documents/reader/guard.mjs';
/** Read as they are. */
const PAGES = ['web/templates', 'web/assets'];
/**
 * Packages of many small modules, which take longer to find than to run: what is used of them goes into the
 * compiled code. All others stay packages.
 */
const taken = ['zod', 'kysely', 'temporal-polyfill', 'temporal-utils', 'csv-parse', 'csv-stringify'];

/** @param to the folder that takes what is compiled */
export async function build(to: string): Promise<void> {
  // First gone and last there: as long as it is missing, bin/ runs the sources.
  const mark = join(to, 'built.json');
  rmSync(mark, { force: true });
  for (const folder of [...rooms, 'shared']) rmSync(join(to, folder), { recursive: true, force: true });
  await compileTo(to);
  cpSync(join(projectFolder, GUARD), join(to, GUARD));
  for (const folder of PAGES) cpSync(join(projectFolder, folder), join(to, folder), { recursive: true });
  writeTypes(to);
  const { code, buildId } = await workflowBundle();
  writeFileSync(join(to, 'workflow-bundle.js'), code);
  writeFileSync(mark, `${JSON.stringify({ workflows: buildId })}\n`);
}

async function compileTo(outdir: string): Promise<void> {
  const entryPoints = entries.map((entry) => `${entry}.ts`);
  const files = {
    absWorkingDir: projectFolder,
    entryPoints,
    outdir,
    outbase: '.',
    chunkNames: 'shared/[hash]',
  };
  await compile({
    ...files,
    bundle: true,
    splitting: true,
    ...form,
    logLevel: 'warning',
    plugins: [packages],
  });
}

/** Errors keep their names, and a stack trace its lines. */
const form = { format: 'esm', platform: 'node', target: 'node20', keepNames: true, sourcemap: true } as const;

const packages: Plugin = {
  name: 'packages',
  setup(bundler) {
    bundler.onResolve({ filter: /^[^.]/ }, ({ path, kind }) => {
      if (kind === 'entry-point') return null;
      return taken.some((name) => path === name || path.startsWith(`${name}/`))
        ? null
        : { path, external: true };
    });
  },
};

function writeTypes(to: string): void {
  const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
  const args = [tsc, '--project', 'tsconfig.build.json', '--outDir', to];
  execFileSync(process.execPath, args, { cwd: projectFolder, stdio: ['ignore', 'inherit', 'inherit'] });
}

if (process.argv[1] === import.meta.filename) {
  await build(join(projectFolder, 'dist'));
  process.stdout.write('Compiled to dist/.\n');
}
