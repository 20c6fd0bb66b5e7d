/** Watches the play: shows the clock, and half-way kills the worker and starts another one. */
import { colours } from '../../client/cli/output/colours.js';
import type { DemoContext } from './deeds.js';
import type { House } from './house.js';
import { eventsIn, lostSince, repeatedIn, snapshotOf, type Snapshot } from './kill.js';
import type { DemoLife } from './life.js';
import { MONTH_OF_THE_KILL, MONTHS, type Month } from './months.js';
import type { PlayOptions } from './play.js';
import { keepWorker } from './worker-keeper.js';

/** Commands of the month after which the worker is killed, so that others are under way; fewer for few lives. */
const COMMANDS_BEFORE = 6;

interface Killing {
  before: Snapshot;
  done: Promise<void>;
  /** Nobody has anything left to do this month: then no command is waited for. */
  monthIsOver(): void;
}

export class Director implements PlayOptions {
  private killing: Killing | null = null;
  private month = 0;
  private readonly began = performance.now();

  constructor(
    private readonly house: House,
    private readonly context: DemoContext,
    private readonly lives: readonly DemoLife[],
  ) {}

  async onMonth(month: Month, moment: 'begins' | 'ends'): Promise<void> {
    this.month = month.number;
    if (moment === 'begins') {
      this.tick(month);
      if (month.number === MONTH_OF_THE_KILL) this.armKill();
      return;
    }
    this.house.screen.turn(month.title, this.counts());
    if (this.killing && month.number === MONTH_OF_THE_KILL) await this.compareAfterKill(this.killing);
  }

  onLife(month: Month): void {
    this.tick(month);
  }

  private tick(month: Month): void {
    this.house.screen.clock(this.month, MONTHS, month.title, this.counts());
  }

  /** `24 studying · 1 deferred · 812 commands · 1,404 emails` */
  private counts(): string {
    const statuses: Record<string, number> = {};
    for (const { journey } of this.lives) {
      const word = wordOf(journey.ended?.as ?? journey.status);
      statuses[word] = (statuses[word] ?? 0) + 1;
    }
    const { accepted } = this.context.tally;
    const emails = this.house.stack.mail.received().length;
    return [
      ...Object.entries(statuses)
        .toSorted(([, one], [, other]) => other - one)
        .map(([word, count]) => `${count} ${word}`),
      `${accepted.toLocaleString('en-GB')} commands`,
      `${emails.toLocaleString('en-GB')} emails`,
    ].join(' · ');
  }

  private armKill(): void {
    const { tally } = this.context;
    const after = tally.accepted + Math.min(COMMANDS_BEFORE, this.lives.length);
    const stop = tally.watch((accepted) => {
      if (accepted < after || this.killing) return;
      stop();
      let monthIsOver: () => void = () => undefined;
      const over = new Promise<void>((resolve) => (monthIsOver = resolve));
      this.killing = { before: new Map(), done: this.kill(over), monthIsOver };
      // It is waited for at the end of the month.
      this.killing.done.catch(() => undefined);
    });
  }

  /** SIGKILL, while commands are under way; then a new process on the same data. */
  private async kill(monthIsOver: Promise<void>): Promise<void> {
    const { house, context: stage } = this;
    const { pid } = house.worker;
    const killed = performance.now();
    await house.worker.kill();
    const before = await snapshotOf(house.store);
    if (this.killing) this.killing.before = before;
    const { accepted, underWay } = stage.tally;
    house.screen.say(
      colours.yellow(
        `  ⚡ the worker (process ${pid}) is killed with SIGKILL: ${accepted} commands accepted, ${underWay} under way, ` +
          `${eventsIn(before).toLocaleString('en-GB')} events on record`,
      ),
    );
    const first = stage.tally.next();
    house.worker = await keepWorker(house.stack, house.say, house.signal);
    const up = seconds(killed);
    await Promise.race([first, monthIsOver]);
    house.screen.say(
      colours.green(
        `  ✓ another worker (process ${house.worker.pid}) is up after ${up} s; the first command went through after ${seconds(killed)} s`,
      ),
    );
  }

  private async compareAfterKill(killing: Killing): Promise<void> {
    killing.monthIsOver();
    await killing.done;
    const { before } = killing;
    const { store, screen, stack } = this.house;
    const lost = await lostSince(store, before);
    const twice = repeatedIn(stack.mail.received());
    const events = eventsIn(before).toLocaleString('en-GB');
    screen.say(
      lost === 0
        ? colours.green(`  ✓ nothing lost: all ${events} events are there with the same hashes`)
        : colours.red(`  ✗ ${lost} of ${events} events are lost or not as they were`),
    );
    screen.say(
      twice === 0
        ? colours.green('  ✓ nothing repeated: no email came twice')
        : `  ! ${twice} emails came twice, under the same Message-ID: the worker died after they left and before it knew`,
    );
  }

  /** What the play amounted to. */
  summary(): string[] {
    const { accepted, signals, documents, marks, refused } = this.context.tally;
    const lines = [
      `  ${accepted.toLocaleString('en-GB')} commands and ${signals} signals accepted, ${documents} documents handed in, ` +
        `${marks} marks from blind queues, in ${seconds(this.began)} s`,
    ];
    for (const { reference, key, code, at } of refused) {
      lines.push(`  ! ${reference}: "${key}" at ${at} was refused (${code})`);
    }
    return lines;
  }
}

const words: Readonly<Record<string, string>> = {
  active: 'studying',
  'not-passed': 'not passed',
};
const wordOf = (status: string): string => words[status] ?? status;

const seconds = (since: number): string => ((performance.now() - since) / 1000).toFixed(1);
