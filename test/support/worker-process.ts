/** The worker as the process that runs in production, to be killed, drained and read. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const READY_LIMIT_MS = 60_000;
const LOOK_EVERY_MS = 50;

/** Set by whoever runs the tests, and not meant for a worker under test. */
const OURS = /^(TEMPORAL_|DATABASE_|SMTP_|REHEARSAL_|HEALTH_|LOG_|MAIL_|DOCUMENTS_|VITEST|NODE_OPTIONS)/;

export type Environment = Readonly<Record<string, string>>;

export class WorkerProcess {
  private readonly child: ChildProcess;
  private text = '';
  /** Of the process, once it has ended: its code, or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals>;

  /**
   * @param output a file in the place of its standard output, which is then not in the log
   * @param program of Node: the sources, or what was compiled from them
   */
  constructor(
    environment: Environment,
    output: number | 'pipe' = 'pipe',
    program: readonly string[] = ['--import', 'tsx', 'worker/main.ts'],
  ) {
    const inherited = Object.entries(process.env).filter(([name]) => !OURS.test(name));
    this.child = spawn(process.execPath, program, {
      cwd: root,
      env: { ...Object.fromEntries(inherited), TZ: 'UTC', HEALTH_PORT: '0', ...environment },
      stdio: ['ignore', output, 'pipe'],
    });
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream?.setEncoding('utf8').on('data', (chunk: string) => (this.text += chunk));
    }
    this.ended = once(this.child, 'close').then(
      ([code, signal]) => (code ?? signal) as number | NodeJS.Signals,
    );
  }

  /** Everything that it has written so far, to both streams. */
  get log(): string {
    return this.text;
  }

  /** The answer of /healthz, /readyz or /metrics; null while nobody listens. */
  async ask(path: string): Promise<{ status: number; text: string } | null> {
    const port = /"port":(\d+)/.exec(this.text)?.[1];
    if (port === undefined) return null;
    try {
      const response = await fetch(`http://127.0.0.1:${port}${path}`, { signal: AbortSignal.timeout(5_000) });
      return { status: response.status, text: await response.text() };
    } catch {
      return null;
    }
  }

  async ready(): Promise<this> {
    const end = performance.now() + READY_LIMIT_MS;
    while ((await this.ask('/readyz'))?.status !== 200) {
      if (this.child.exitCode !== null || performance.now() > end) {
        throw new Error(`the worker is not ready; it says:\n${this.text.slice(-4_000)}`);
      }
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    }
    return this;
  }

  signal(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  /** Sends a signal; SIGKILL leaves it no time for anything. */
  async end(signal: 'SIGKILL' | 'SIGTERM' = 'SIGTERM'): Promise<number | NodeJS.Signals> {
    if (this.child.exitCode === null && this.child.signalCode === null) this.child.kill(signal);
    return this.ended;
  }
}
