/** One process that reads documents, as seen by whoever has them read. */
import { fork, type ChildProcess } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { ReaderLimits } from './limits.js';
import { OVER_LIMIT, type ReaderMessage, type ReadingTask } from './messages.js';

export type Answer = Exclude<ReaderMessage, { type: 'ready' }>;

/** The process has ended before it answered: through the document, through no fault of it, or nobody knows why. */
export interface Died {
  readonly type: 'died';
  readonly because: 'over-limit' | 'no-service' | 'unknown';
  /** The end of what it wrote to standard error. */
  readonly said: string;
}

const SCRIPT = fileURLToPath(new URL('./process.ts', import.meta.url));
const TSX = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
/** Whoever reads what strangers send needs no password of ours. */
const NEEDED = ['PATH', 'TMPDIR', 'TEMP', 'TMP', 'HOME', 'USERPROFILE', 'SystemRoot'];
const SAID_AT_MOST = 4000;

export class Reader {
  private readonly child: ChildProcess;
  private readonly ready: Promise<void>;
  private readonly gone: Promise<void>;
  private isReady = false;
  private isLate = false;
  private said = '';

  constructor(private readonly limits: ReaderLimits) {
    this.child = fork(SCRIPT, [JSON.stringify(limits)], {
      execArgv: ['--import', TSX, `--max-old-space-size=${limits.heapMegabytes}`],
      env: { ...Object.fromEntries(NEEDED.map((name) => [name, process.env[name]])), TZ: 'UTC' },
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    this.ready = new Promise((resolve) => {
      this.child.once('message', () => {
        this.isReady = true;
        resolve();
      });
    });
    this.gone = new Promise((resolve) => {
      this.child.once('close', () => resolve());
      this.child.on('error', () => resolve());
    });
    this.child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.said = (this.said + text).slice(-SAID_AT_MOST);
    });
    this.release();
  }

  /** Reads one document; nobody asks for a second one before the first is answered. Never rejects. */
  async read(task: ReadingTask): Promise<Answer | Died> {
    // Besides being a limit, it keeps our own process alive until there is an answer.
    const clock = setTimeout(() => {
      this.isLate = true;
      this.child.kill('SIGKILL');
    }, this.limits.clockMs);
    const ended = this.gone.then(() => this.death());
    try {
      const early = await Promise.race([this.ready, ended]);
      if (early) return early;
      const answer = new Promise<Answer>((resolve) => {
        this.child.once('message', (message) => resolve(message as Answer));
      });
      // A fault in sending is the end of the process, which is heard of anyway.
      this.child.send(task, () => undefined);
      return await Promise.race([answer, ended]);
    } finally {
      clearTimeout(clock);
    }
  }

  end(): void {
    if (this.child.connected) this.child.disconnect();
  }

  private death(): Died {
    // Late without having worked too much: it was stopped, or the machine has no time for it.
    const isOver = this.said.includes(OVER_LIMIT);
    const because = isOver ? 'over-limit' : this.isLate || !this.isReady ? 'no-service' : 'unknown';
    return { type: 'died', because, said: this.said };
  }

  /** A process at rest keeps nobody from ending. */
  private release(): void {
    this.child.unref();
    this.child.channel?.unref();
    // A pipe's stream can be unreferenced, though its type does not say so.
    (this.child.stderr as { unref?: () => void } | null)?.unref?.();
  }
}
