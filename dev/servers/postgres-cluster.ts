import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RunAs } from './managed-process.js';
import type { PostgresBinaries } from './postgres-binaries.js';
import { ServerError } from './server-error.js';

/** The only account of the embedded database. */
export const DATABASE_USER = 'journeys';

/** Written last, so that a cluster whose making was interrupted is recognised and made again. */
const COMPLETE = 'journeys-complete';

function run(command: string, args: string[], runAs: RunAs | undefined): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: '/', stdio: ['ignore', 'pipe', 'pipe'], ...(runAs ?? {}) });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
    child.once('error', reject);
    child.once('close', (code) => (code === 0 ? resolve(output) : reject(new Error(output.trim()))));
  });
}

function passwordOf(dataFolder: string): string {
  const file = join(dataFolder, 'password');
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  const password = randomBytes(24).toString('base64url');
  writeFileSync(file, `${password}\n`, { mode: 0o600 });
  return password;
}

/**
 * Makes the cluster unless it is there: UTF-8, sorted by code point, passwords hashed with SCRAM.
 * @returns the password of {@link DATABASE_USER}, random, kept in a file that only its owner can read
 */
export async function prepareCluster(
  dataFolder: string,
  cluster: string,
  binaries: PostgresBinaries,
  runAs: RunAs | undefined,
): Promise<string> {
  const password = passwordOf(dataFolder);
  if (existsSync(join(cluster, COMPLETE))) return password;
  for (const entry of readdirSync(cluster)) rmSync(join(cluster, entry), { recursive: true });
  const passwordFile = join(cluster, '..', `initial-password-${process.pid}`);
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (runAs !== undefined) chownSync(passwordFile, runAs.uid, runAs.gid);
  try {
    await run(
      binaries.initdb,
      [
        `--pgdata=${cluster}`,
        `--username=${DATABASE_USER}`,
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        '--locale=C',
      ],
      runAs,
    );
  } catch (cause) {
    throw new ServerError('postgres-failed', `The database could not be made in ${cluster}.`, { cause });
  } finally {
    rmSync(passwordFile, { force: true });
  }
  writeFileSync(join(cluster, COMPLETE), '');
  return password;
}
