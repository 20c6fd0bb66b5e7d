/** Schemathesis in a virtual environment of Python, made once per user. */
import { execFile } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { releaseLock, takeLock } from 'process-lock';
import { cacheFolder, forgetFailure, recentFailure, rememberFailure } from './cache.js';

const version = '4.32.5';
const name = `schemathesis-${version}`;
const run = promisify(execFile);

/** Why it cannot be fuzzed here, as a sentence that says what to do. */
export class FuzzUnavailable extends Error {
  override readonly name = 'FuzzUnavailable';
}

function lastLine(error: unknown): string {
  const { stderr, message } = error as { stderr?: string; message?: string };
  return (stderr?.trim() || message || String(error)).split('\n').at(-1) ?? '';
}

async function findPython(): Promise<string> {
  const python = process.env['PYTHON'] || 'python3';
  const program = 'import sys; print(sys.version_info >= (3, 10))';
  const found = await run(python, ['-c', program]).catch((error: unknown) => {
    throw new FuzzUnavailable(
      `There is no ${python} (${lastLine(error)}): install Python 3.10 or newer, or name one with PYTHON.`,
    );
  });
  if (found.stdout.trim() === 'True') return python;
  throw new FuzzUnavailable(`${python} is older than 3.10: name a newer one with PYTHON.`);
}

async function make(folder: string): Promise<void> {
  const python = await findPython();
  rmSync(folder, { recursive: true, force: true });
  try {
    await run(python, ['-m', 'venv', folder]);
    const pip = [
      '-m',
      'pip',
      'install',
      '--quiet',
      '--disable-pip-version-check',
      `schemathesis==${version}`,
    ];
    await run(join(folder, 'bin', 'python'), pip, { timeout: 300_000 });
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    const why = `${name} could not be installed into ${folder} (${lastLine(error)}): it needs venv, pip and the Python package index`;
    rememberFailure(name, why);
    throw new FuzzUnavailable(`${why}.`);
  }
  writeFileSync(join(folder, 'complete'), `${new Date().toISOString()}\n`);
  forgetFailure(name);
}

/**
 * The program `schemathesis`; the first call installs it, which takes half a minute.
 * @param again try although it failed less than a day ago
 * @throws FuzzUnavailable
 */
export async function schemathesis(again: boolean): Promise<string> {
  const folder = join(cacheFolder(), name);
  const program = join(folder, 'bin', 'schemathesis');
  if (existsSync(join(folder, 'complete'))) return program;
  const failure = again ? undefined : recentFailure(name);
  if (failure) throw new FuzzUnavailable(`${failure}.`);
  const lock = `${folder}.lock`;
  const holder = takeLock(lock);
  if (holder)
    throw new FuzzUnavailable(`Process ${holder.pid} is installing ${name}: try again when it is done.`);
  try {
    await make(folder);
  } finally {
    releaseLock(lock);
  }
  return program;
}
