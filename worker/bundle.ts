/** The workflow code as one bundle: built once per state of the sources, kept, and held to a size. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, type BundleOptions, type Logger } from '@temporalio/worker';
import { projectFolder, roomsFolder } from '../environment/running.js';

const root = path.resolve(projectFolder);

/** What `npm run build` leaves beside the compiled rooms, so that a worker that was compiled bundles nothing. */
const BUILT = path.join(roomsFolder, 'workflow-bundle.js');

/** Parsed at every start of a worker and sent nowhere: without its source map, at most this. */
export const MOST_BYTES = 1_200_000;

export interface Bundle {
  code: string;
  /** Identifies the build: the same sources give the same one, wherever they lie. */
  buildId: string;
  /** Size of the code without its source map. */
  bytes: number;
}

/**
 * How workflow code is bundled. Its modules keep no state of a run, so that all runs of a process share one
 * evaluation of them, frozen by the SDK, instead of each holding its own (decision 020).
 */
export const bundling = (workflowsPath: string): BundleOptions => ({
  workflowsPath,
  preloadModules: [workflowsPath],
  webpackConfigHook: forThisNode,
});

type BundlerHook = NonNullable<BundleOptions['webpackConfigHook']>;

/**
 * Leaves today's JavaScript as it is. The SDK aims at ES2017, for which every spread of an object becomes a call
 * that defines property by property: the pure core then takes half as long again, a fold of a journey twice.
 * What the sources say to people, a fifth of them, stays with the sources; names and lines of code stay in the map.
 */
const forThisNode: BundlerHook = (config) => {
  const compilers = (config.module?.rules ?? []).flatMap((rule) => {
    const use = typeof rule === 'object' && rule ? rule.use : null;
    const options: unknown = typeof use === 'object' && use && 'options' in use ? use.options : null;
    return isCompiler(options) ? [options] : [];
  });
  if (compilers.length !== 1) throw new Error('the SDK no longer compiles workflow code as it used to');
  for (const compiler of compilers) {
    compiler.jsc.target = 'es2022';
    withoutComments(compiler);
  }
  // Modules are named from here, wherever the process was started.
  config.context = root;
  return config;
};

/** Nobody reads them there: names, lines and everything else stay as they are written. */
function withoutComments(compiler: Compiler): void {
  const format = { comments: false, beautify: true } as const;
  compiler.jsc.minify = { compress: false, mangle: false, format };
  compiler.minify = true;
}

interface Compiler {
  jsc: { target: string; minify?: object };
  minify?: boolean;
}

const isCompiler = (options: unknown): options is Compiler =>
  typeof options === 'object' && options !== null && 'jsc' in options;

/** The bundle that was built with this code, or that of the sources as they are: kept from before, else built now. */
export async function workflowBundle(logger?: Logger): Promise<Bundle> {
  if (existsSync(BUILT)) return measured(readFileSync(BUILT, 'utf8'));
  const file = path.join(root, 'dist', `workflows-${sourcesHash()}.js`);
  if (!existsSync(file)) await build(file, logger);
  return measured(readFileSync(file, 'utf8'));
}

async function build(file: string, logger?: Logger): Promise<void> {
  const { code } = await bundleWorkflowCode({
    ...bundling(path.join(root, 'workflows', 'index.ts')),
    ...(logger ? { logger } : {}),
  });
  mkdirSync(path.dirname(file), { recursive: true });
  const unfinished = `${file}.${process.pid}`;
  writeFileSync(unfinished, code);
  renameSync(unfinished, file);
}

function measured(code: string): Bundle {
  // The map names the folder of the sources.
  const own = code.replace(/\/\/# sourceMappingURL=.*$/m, '');
  const bytes = Buffer.byteLength(own);
  if (bytes > MOST_BYTES) {
    throw new Error(`the workflow bundle has ${bytes} bytes, more than ${MOST_BYTES}: see what it drew in`);
  }
  return { code, bytes, buildId: createHash('sha256').update(own).digest('hex').slice(0, 12) };
}

/** What the bundle is made of: workflow sources and the versions of the packages. */
function sourcesHash(): string {
  const hash = createHash('sha256');
  hash.update(readFileSync(path.join(root, 'package-lock.json')));
  for (const file of sourcesBelow(path.join(root, 'workflows'))) {
    hash.update(path.relative(root, file)).update(readFileSync(file));
  }
  hash.update(readFileSync(fileURLToPath(import.meta.url)));
  return hash.digest('hex').slice(0, 16);
}

function sourcesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => {
      const name = path.join(folder, entry.name);
      if (entry.isDirectory()) return sourcesBelow(name);
      return entry.name.endsWith('.ts') ? [name] : [];
    })
    .sort();
}
