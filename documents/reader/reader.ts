/** One process that reads documents, as seen by whoever has them read. */
import { fork, type ChildProcess } from 'node:child_process';
import { programOf } from '../../environment/running.js';
import type { ReaderLimits } from './limits.js';
import { OVER_LIMIT, type ReaderMessage, type ReadingTask } from './messages.js';

export type ReaderReply = Exclude<ReaderMessage, { type: 'ready' }>;

/** The process has ended before it answered: through the document, through no fault of it, or nobody knows why. */
export interface Died {
  readonly type: 'died';
  readonly because: 'over-limit' | 'no-service' | 'unknown';
  /** The end of what it wrote to standard error before it had a document, of which nothing may be told. */
  readonly said: string;
}

interface UnderWay {
  readonly task: ReadingTask;
  readonly resolve: (outcome: ReaderReply | Died) => void;
  readonly clock: NodeJS.Timeout;
}

const PROGRAM = programOf('documents/reader/process');
/** Whoever reads what strangers send needs no password of ours. */
const NEEDED = ['PATH', 'TMPDIR', 'TEMP', 'TMP', 'HOME', 'USERPROFILE', 'SystemRoot'];
const SAID_AT_MOST = 4000;

export class ReaderProcess {
  private readonly child: ChildProcess;
  private underWay: UnderWay | null = null;
  private state: 'starting' | 'ready' | 'gone' = 'starting';
  private wasReady = false;
  private isLate = false;
  private said = '';

  constructor(private readonly limits: ReaderLimits) {
    this.child = fork(PROGRAM.path, [JSON.stringify(limits)], {
      execArgv: [...PROGRAM.nodeOptions, `--max-old-space-size=${limits.heapMegabytes}`],
      env: { ...Object.fromEntries(NEEDED.map((name) => [name, process.env[name]])), TZ: 'UTC' },
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    this.child.on('message', (message: ReaderMessage) => {
      if (message.type === 'ready') this.begin();
      else this.finish(message);
    });
    this.child.once('exit', () => {
      this.state = 'gone';
    });
    // Only then has all been heard that it wrote.
    this.child.once('close', () => this.mourn());
    this.child.on('error', () => this.mourn());
    this.child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.said = (this.said + text).slice(-SAID_AT_MOST);
    });
    this.release();
  }

  get isGone(): boolean {
    return this.state === 'gone';
  }

  /** Reads one document; nobody asks for a second one before the first is answered. Never rejects. */
  read(task: ReadingTask): Promise<ReaderReply | Died> {
    return new Promise((resolve) => {
      // Besides being a limit, it keeps our own process alive until there is an answer.
      const clock = setTimeout(() => {
        this.isLate = true;
        this.child.kill('SIGKILL');
      }, this.limits.clockMs);
      this.underWay = { task, resolve, clock };
      if (this.state === 'ready') this.send(task);
      if (this.state === 'gone') this.mourn();
    });
  }

  end(): void {
    if (this.child.connected) this.child.disconnect();
  }

  private begin(): void {
    this.state = 'ready';
    this.wasReady = true;
    if (this.underWay) this.send(this.underWay.task);
  }

  private send(task: ReadingTask): void {
    // A fault in sending is the end of the process, which is heard of anyway.
    this.child.send(task, () => undefined);
  }

  private finish(outcome: ReaderReply | Died): void {
    const { underWay } = this;
    this.underWay = null;
    clearTimeout(underWay?.clock);
    underWay?.resolve(outcome);
  }

  private mourn(): void {
    this.state = 'gone';
    // Late without having worked too much: it was stopped, or the machine has no time for it.
    const isOver = this.said.includes(OVER_LIMIT);
    const because = isOver ? 'over-limit' : this.isLate || !this.wasReady ? 'no-service' : 'unknown';
    this.finish({ type: 'died', because, said: this.wasReady ? '' : this.said });
  }

  /** A process at rest keeps nobody from ending. */
  private release(): void {
    this.child.unref();
    this.child.channel?.unref();
    // A pipe's stream can be unreferenced, though its type does not say so.
    (this.child.stderr as { unref?: () => void } | null)?.unref?.();
  }
}
