/**
 * Documents are read by a few processes of their own, in the order in which they came. The process that serves
 * people never waits for a parser, and a document that a parser cannot stand ends a process that holds nothing
 * else: it is replaced, and whoever waits is served by the next one (decision 030).
 */
import type { DocumentReading } from '../document-reading.js';
import { DocumentRefused, refusal } from '../refusals.js';
import { READER_LIMITS, type ReaderLimits } from './limits.js';
import type { ReadingTask } from './messages.js';
import { ReaderProcess, type ReaderReply, type Died } from './reader.js';

interface Job {
  readonly task: ReadingTask;
  readonly resolve: (reading: DocumentReading) => void;
  readonly reject: (refused: DocumentRefused) => void;
  isSecondTry: boolean;
}

export class Readers {
  private readonly waiting: Job[] = [];
  private readonly resting = new Map<ReaderProcess, NodeJS.Timeout>();
  private busy = 0;

  constructor(private readonly limits: ReaderLimits = READER_LIMITS) {}

  /** @throws DocumentRefused */
  read(task: ReadingTask): Promise<DocumentReading> {
    const bytes = this.waiting.reduce((sum, job) => sum + job.task.bytes.length, task.bytes.length);
    const isFull = this.waiting.length >= this.limits.waiting || bytes > this.limits.waitingBytes;
    if (isFull) return Promise.reject(refusal('busy', 'queue'));
    return new Promise((resolve, reject) => {
      this.waiting.push({ task, resolve, reject, isSecondTry: false });
      this.next();
    });
  }

  private next(): void {
    if (this.busy >= this.limits.processes) return;
    const job = this.waiting.shift();
    if (!job) return;
    this.busy++;
    // A second try is made with a fresh one: whatever ended the first may have ended those at rest as well.
    const reader = (job.isSecondTry ? undefined : this.rested()) ?? new ReaderProcess(this.limits);
    void reader.read(job.task).then((outcome) => {
      this.busy--;
      if (outcome.type === 'died') this.mourn(job, outcome);
      else this.tell(job, outcome, reader);
      this.next();
    });
  }

  private rested(): ReaderProcess | undefined {
    for (const [reader, ending] of this.resting) {
      clearTimeout(ending);
      this.resting.delete(reader);
      if (!reader.isGone) return reader;
    }
    return undefined;
  }

  private tell(job: Job, answer: ReaderReply, reader: ReaderProcess): void {
    if (answer.resident > this.limits.keptBytes) reader.end();
    else this.rest(reader);
    if (answer.type === 'read') job.resolve(answer.reading);
    else job.reject(new DocumentRefused(answer.code, answer.message));
  }

  private rest(reader: ReaderProcess): void {
    const ending = setTimeout(() => {
      this.resting.delete(reader);
      reader.end();
    }, this.limits.idleMs);
    this.resting.set(reader, ending.unref());
  }

  /** What has ended for a reason outside of the document is tried once more, before all others. */
  private mourn(job: Job, { because, said }: Died): void {
    if (because === 'over-limit') job.reject(refusal('too-complex', 'effort'));
    else if (!job.isSecondTry) this.waiting.unshift({ ...job, isSecondTry: true });
    else if (because === 'unknown') job.reject(refusal('too-complex', 'effort'));
    else job.reject(refusal('busy', 'readers', { cause: new Error(said) }));
  }
}
