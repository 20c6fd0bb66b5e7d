import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { identify, waitUntilGone, type ProcessIdentity } from 'process-lock/process-identity';

/** The user a server runs as, when not the one who started it. */
export interface RunAs {
  uid: number;
  gid: number;
}

export interface ProcessOptions {
  command: string;
  args: readonly string[];
  cwd: string;
  /** Standard output and error go here, so that the server never depends on our pipes. */
  logFile: string;
  runAs?: RunAs | undefined;
  env?: NodeJS.ProcessEnv;
  /** Asks the server to end in good order. */
  stopSignal: NodeJS.Signals;
}

export interface ManagedProcess {
  readonly identity: ProcessIdentity;
  /** Resolves, never rejects, to a phrase such as "exit code 1". */
  readonly exited: Promise<string>;
  hasExited(): boolean;
  /** Asks it to end, and after the limit (milliseconds) makes it end. */
  stop(limitMs?: number): Promise<void>;
}

/**
 * Waits for our end of a pipe: a line means that the server ended by itself, the end of the pipe means that we
 * died, however we died. Then it stops the server, so that a killed parent leaves nothing running.
 */
const GUARD_SCRIPT = `read -r line && exit 0
kill -s "$2" "$1" 2>/dev/null
n=0; while kill -0 "$1" 2>/dev/null && [ $n -lt 100 ]; do sleep 0.1; n=$((n+1)); done
kill -s KILL "$1" 2>/dev/null`;

function startGuard(pid: number, signal: NodeJS.Signals): ChildProcess {
  const guard = spawn('/bin/sh', ['-c', GUARD_SCRIPT, 'guard', String(pid), signal.replace(/^SIG/, '')], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  guard.unref();
  guard.on('error', () => undefined);
  guard.stdin?.on('error', () => undefined);
  // A pipe's stream can be unreferenced, though its type does not say so.
  (guard.stdin as { unref?: () => void } | null)?.unref?.();
  return guard;
}

/**
 * Starts a server in a process group of its own (Ctrl-C reaches us only, and we stop the servers in order), with
 * a guard that stops it should we be killed.
 */
export async function startProcess(options: ProcessOptions): Promise<ManagedProcess> {
  const log = openSync(options.logFile, 'a', 0o600);
  const child = spawn(options.command, [...options.args], {
    cwd: options.cwd,
    env: options.env ?? process.env,
    stdio: ['ignore', log, log],
    detached: true,
    ...(options.runAs ?? {}),
  });
  closeSync(log);
  await new Promise<void>((resolve, reject) => {
    child.once('spawn', resolve);
    // Later errors are of signals that could not be sent: whether it has ended is seen by other means.
    child.on('error', reject);
  });
  const pid = child.pid ?? 0;
  const identity = identify(pid) ?? { pid, started: 'gone' };
  const guard = startGuard(pid, options.stopSignal);
  let gone = false;
  const exited = new Promise<string>((resolve) => {
    child.once('exit', (code, signal) => {
      gone = true;
      guard.stdin?.end('ended\n');
      resolve(signal === null ? `exit code ${code}` : `signal ${signal}`);
    });
  });
  return {
    identity,
    exited,
    hasExited: () => gone,
    async stop(limitMs = 15_000) {
      if (gone) return;
      child.kill(options.stopSignal);
      if (!(await waitUntilGone(identity, limitMs))) child.kill('SIGKILL');
      await exited;
    },
  };
}

/** The last lines of a log file, for an error message. */
export function lastLines(logFile: string, count = 5): string {
  try {
    return readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-count).join('\n');
  } catch {
    return '(nothing was logged)';
  }
}
