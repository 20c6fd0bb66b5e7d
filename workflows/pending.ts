/** What one run has decided and the record does not have yet: how it gets there, and what becomes of it if it cannot. */
import type { Occasion, RecordNews, RecordRequest } from './activities.js';
import type { Receipt } from './contract.js';
import type { Course } from './course.js';
import type { Journey } from './journey/state.js';
import type { Instant } from './journey/values.js';
import { AnsweredCommands } from './receipts.js';
import { isSettled, undone, type Underway } from './underway.js';

/** What is sent to the record, and where it leads. */
export interface UnrecordedMoment {
  record: Omit<RecordRequest, keyof Occasion>;
  after: Journey;
  underway: readonly Underway[];
}

export class Pending {
  answered = new AnsweredCommands();
  private underway: Underway[] = [];
  private looks = false;

  constructor(private readonly course: Course) {}

  /** Has the record say at the next occasion what it has beyond this run. */
  look(): void {
    this.looks = true;
  }

  get hasUnrecorded(): boolean {
    const { state, recorded, followUps } = this.course;
    return state.n > recorded.n || this.looks || this.underway.length > 0 || followUps.hasArrangements;
  }

  /** What the record does not have yet. */
  takeMoment(): UnrecordedMoment {
    const { enrolment, recorded, unrecorded: events, state: after } = this.course;
    const underway = [...this.underway];
    const record: UnrecordedMoment['record'] = {
      enrolment: events[0]?.n === 1 ? enrolment : null,
      after: recorded.n,
      events,
      answered: underway.flatMap((one) => one.answered ?? []),
      asks: underway.flatMap((one) => one.asks ?? []),
      look: this.looks,
    };
    this.looks = false;
    return { record, after, underway };
  }

  /**
   * The record has it: those who wait are answered.
   * @param decidedAt when what was under way was decided, by the record; null if it is as this run has it
   */
  confirm(moment: UnrecordedMoment, known: readonly Receipt[], decidedAt: readonly Instant[] | null): void {
    const { underway } = moment;
    const after = decidedAt ? this.decideAsRecorded(moment, decidedAt) : moment.after;
    this.course.recorded = after;
    const later = this.underway.filter((one) => !underway.includes(one));
    for (const one of underway) one.settle(receiptIn(known, one));
    this.underway = [];
    for (const one of later) this.keep(one);
  }

  /**
   * A replay has taken what was under way for later than it was: the task in which it was decided is not in the
   * history, as the server had lost it. It is decided again at the moments that the record has; what came since, on
   * top of that.
   */
  private decideAsRecorded({ underway, after }: UnrecordedMoment, decidedAt: readonly Instant[]): Journey {
    this.course.goBack();
    underway.forEach((one, index) => {
      one.at = decidedAt[index] ?? one.at;
      this.decideAgain(one);
    });
    this.course.followUps.dropTaken(after.n);
    const asRecorded = this.course.state;
    for (const one of this.underway) if (!underway.includes(one)) this.decideAgain(one);
    return asRecorded;
  }

  private decideAgain(one: Underway): void {
    if (one.answered) this.answered.forget(one.answered.command);
    const before = this.course.state.n;
    undone(one).decide(one);
    if (this.course.state.n > before) one.upTo = this.course.state.n;
  }

  /** The record knows more than this run, and has carried out nothing of what it was sent. */
  learn({ ahead = [], enrolment, behind, known = [] }: RecordNews): void {
    if (behind !== undefined) return this.course.fallBack(behind);
    this.course.adopt(ahead, enrolment);
    const before = this.underway;
    this.underway = [];
    for (const one of before) if (one.answered) this.answered.forget(one.answered.command);
    for (const one of before) {
      const first = receiptIn(known, one);
      if (first) one.settle(first);
      else this.begin(undone(one));
    }
  }

  begin(one: Underway): void {
    const before = this.course.state.n;
    one.decide(one);
    if (this.course.state.n > before) one.upTo = this.course.state.n;
    this.keep(one);
  }

  private keep(one: Underway): void {
    if (isSettled(one, this.course.recorded.n)) one.settle(null);
    else this.underway.push(one);
  }
}

const receiptIn = (known: readonly Receipt[], { asks }: Underway): Receipt | null =>
  known.find(({ command }) => command === asks) ?? null;
