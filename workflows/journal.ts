/**
 * What one run decides, and for whom: a receipt leaves once what happened is in the record. What the record has
 * beyond the run is adopted, and what was under way is decided again (decision 025).
 */
import { ApplicationFailure } from '@temporalio/workflow';
import type { RecordNews, Restored } from './activities.js';
import type { JourneyInput, Receipt } from './contract.js';
import { Course } from './course.js';
import { decideSafely } from './decide-safely.js';
import type { FollowUps } from './follow-ups.js';
import type { Command, CommandBody } from './journey/command.js';
import { decide, isRefused } from './journey/decide.js';
import { Refused, type Refusal } from './journey/refusal.js';
import type { Journey } from './journey/state.js';
import type { Instant } from './journey/values.js';
import { Pending, type UnrecordedMoment } from './pending.js';
import { AnsweredCommands, receiptOf, refused } from './receipts.js';
import { awaited, unawaited, undone, type Underway } from './underway.js';

export class Journal {
  readonly course: Course;
  isRestored: boolean;
  private readonly recordFirst: boolean;
  private readonly pending: Pending;

  constructor(input: JourneyInput) {
    this.course = new Course(input);
    this.pending = new Pending(this.course);
    this.recordFirst = input.recordFirst === true;
    this.isRestored = input.from === undefined || input.from === 0;
  }

  restore(kept: Restored): void {
    this.course.restore(kept);
    this.pending.answered = new AnsweredCommands(new Set(kept.answered));
    this.isRestored = true;
  }

  get state(): Journey {
    return this.course.state;
  }

  get followUps(): FollowUps {
    return this.course.followUps;
  }

  /** What queries are answered with: nothing that might be gone back on. */
  get answerable(): Journey {
    return this.recordFirst ? this.course.recorded : this.course.state;
  }

  /** Whether the command was carried out before, so that it is answered with its first receipt (S3.6). */
  knows({ id }: Command): boolean {
    return this.course.knows(id) || this.pending.answered.knows(id);
  }

  /** What `command` would be refused for, or null: a dry run that changes nothing. */
  refusalOf(command: Command, at: Instant): Refusal | null {
    const decision = decideSafely(this.state, command, this.monotone(at));
    return isRefused(decision) ? decision.refusal : null;
  }

  /** Decides a command. Throws the refusal, or rejects with it where it turns out only on asking the record. */
  perform(command: Command, at: Instant): Receipt | Promise<Receipt> {
    if (!this.recordFirst) return this.performAtOnce(command, at);
    return new Promise((resolve, reject) => {
      let receipt: Receipt | null = null;
      const decideIt = (one: Underway) => {
        try {
          receipt = this.receiptFor(command, one);
        } catch (error) {
          if (!(error instanceof ApplicationFailure)) throw error;
          undone(one).settle = () => reject(error);
        }
      };
      this.pending.begin(
        awaited(at, decideIt, (first) => {
          const answer = first ?? receipt;
          if (answer) resolve(answer);
          else reject(refused(new Refused('rules-failed', { command: command.type }).refusal, this.state.n));
        }),
      );
    });
  }

  /** How runs of the first build answer: as soon as it is decided. What they have said cannot be refused later. */
  private performAtOnce(command: Command, at: Instant): Receipt {
    const done: { receipt?: Receipt | null } = {};
    const unanswered = unawaited(at, () => undefined);
    const decideIt = () => {
      try {
        done.receipt = this.receiptFor(command, unanswered);
      } catch (error) {
        if (!done.receipt) throw error;
      }
    };
    this.pending.begin(unawaited(at, decideIt));
    if (!done.receipt) throw new Error(`the receipt of ${command.id} is not in this run`);
    return done.receipt;
  }

  /** The first receipt; null if an earlier run gave it, and the record is asked for it. */
  private receiptFor(command: Command, one: Underway): Receipt | null {
    const { id } = command;
    const { at } = one;
    const known = this.course.receipt(id);
    if (known) one.upTo = known.last;
    const first = known?.receipt ?? this.pending.answered.receipt(id);
    if (first) return first;
    const isOlder = this.knows(command);
    if (isOlder || !this.course.knowsAll || !this.pending.answered.knowsAll) one.asks = id;
    if (isOlder) return null;
    const decision = decideSafely(this.state, command, this.monotone(at));
    if (isRefused(decision)) throw refused(decision.refusal, this.state.n);
    this.course.take(decision);
    const { events } = decision;
    const receipt = receiptOf(id, events[0]?.at ?? at, events, this.state);
    one.upTo = events.at(-1)?.n ?? 0;
    if (events.length > 0) return receipt;
    one.answered = { command: id, at, n: this.state.n };
    this.pending.answered.keep(receipt);
    return receipt;
  }

  /** Takes a report that nobody can be answered for; a refused one is recorded for the provider to see (S3.6). */
  handleReport(command: Command, at: Instant, refuse: (refusal: Refusal) => CommandBody): void {
    this.pending.begin(
      unawaited(at, (one) => {
        const decision = decideSafely(this.state, command, this.monotone(one.at));
        if (isRefused(decision)) this.note(refuse(decision.refusal), this.signalId, one.at);
        else this.course.take(decision);
      }),
    );
  }

  /** Takes note of a signal that cannot be made out at all. */
  handleRefusedSignal(refusal: CommandBody, at: Instant): void {
    this.pending.begin(unawaited(at, (one) => this.note(refusal, this.signalId, one.at)));
  }

  private get signalId(): string {
    return `signal/${this.state.n + 1}`;
  }

  /** Takes an answer of the world; one that no longer fits is dropped, for nobody waits for its answer. */
  handleFact(fact: CommandBody, id: string, at: Instant): void {
    this.pending.begin(unawaited(at, (one) => this.note(fact, id, one.at)));
  }

  private note(fact: CommandBody, id: string, at: Instant): void {
    const decision = decideSafely(this.state, engines(fact, id), this.monotone(at));
    if (!isRefused(decision)) return this.course.take(decision);
    if (decision.refusal.code !== 'rules-failed' || fact.type === 'effectFailed') return;
    this.note({ type: 'effectFailed', effect: id, code: 'rules-failed' }, `failed/${id}`, at);
  }

  /** A date that has come is decided like any command; a fault in its rule is one of the build, and heals with the next. */
  reachDate(at: Instant): void {
    this.pending.begin(
      unawaited(at, (one) => {
        const command = engines({ type: 'reachDate' }, `date/${this.state.n + 1}`);
        const decision = decide(this.state, command, this.monotone(one.at));
        if (!isRefused(decision)) this.course.take(decision);
      }),
    );
  }

  /** Has the record say at the next occasion what it has beyond this run. */
  look(): void {
    if (this.recordFirst) this.pending.look();
  }

  get hasUnrecorded(): boolean {
    return this.pending.hasUnrecorded;
  }

  /** What the record does not have yet. */
  takeMoment(): UnrecordedMoment {
    return this.pending.takeMoment();
  }

  /** The record has it. @param decidedAt see Pending */
  confirm(moment: UnrecordedMoment, known: readonly Receipt[], decidedAt: readonly Instant[] | null): void {
    this.pending.confirm(moment, known, decidedAt);
  }

  /** The record knows more than this run. */
  learn(news: RecordNews): void {
    this.pending.learn(news);
  }

  /** Time never goes back in the record, whatever the clock of a server does. */
  private monotone(at: Instant): Instant {
    return this.recordFirst && at < this.state.at ? this.state.at : at;
  }
}

const engines = (fact: CommandBody, id: string): Command => ({
  ...fact,
  id,
  actor: { role: 'engine', id: 'world' },
});
