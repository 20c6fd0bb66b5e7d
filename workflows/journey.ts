/**
 * One participant's whole journey, made durable: restore, listen, and while the journey is not over,
 * carry out what follows, wait for a message or the next date, hand over when history grows long.
 */
import { allHandlersFinished, condition } from '@temporalio/workflow';
import type { Occasion } from './activities.js';
import type { JourneyInput } from './contract.js';
import { Clock } from './clock.js';
import { HistoryBudget, handOver, isNewerBuild } from './hand-over.js';
import { Arrears } from './arrears.js';
import { Deliveries } from './deliveries.js';
import { recordAndArrange, restore } from './local-activities.js';
import { Journal } from './journal.js';
import { listen } from './messages.js';
import { withSharedDefinitions } from './journey/definitions.js';
import { nextDeadline } from './journey/rules/dates.js';
import type { Ending } from './journey/values.js';
import { upsertShown, Shown } from './shown.js';
import { whatFallsDue } from './journey/view/sentences.js';

export interface JourneyEnd {
  journey: string;
  as: Ending;
  why: string;
  events: number;
}

export async function journey(input: JourneyInput): Promise<JourneyEnd> {
  // In place, so that the copy that came with this run is let go.
  input.enrolment = withSharedDefinitions(input.enrolment);
  const journal = new Journal(input);
  const clock = new Clock(input.enrolment.mode, input.clock);
  const arrears = new Arrears();
  const deliveries = new Deliveries(clock.isRehearsal && !input.recordFirst);
  const shown = new Shown();
  const budget = new HistoryBudget(input.handOverAfter);
  let woken = false;
  let isToHandOver = false;

  const isIdle = () => deliveries.isEmpty && arrears.isEmpty;
  const isQuiet = () => !journal.hasUnrecorded && !journal.followUps.hasMessages;
  listen(journal, clock, {
    isSettled: () => isQuiet() && isIdle(),
    wake: (toHandOver) => {
      woken = true;
      isToHandOver ||= toHandOver;
      journal.look();
    },
  });

  if (!journal.isRestored) await restore(journal, input);
  // Whoever was enrolled by a task that was lost is in the record already.
  if (journal.state.n === 0) journal.look();
  for (;;) {
    // What happened is recorded and what follows arranged, until nothing more comes of it. Awaited here and not
    // in a function of its own: the SDK watches every promise, so that a wake-up costs as much as it has promises.
    while (journal.hasUnrecorded) await recordAndArrange(journal, arrears, occasion());
    clock.catchUp(journal.state.at);
    deliveries.start(journal, () => clock.now());
    // What a rehearsal passes through on its way is not looked at.
    if (!clock.isAiming) upsertShown(journal.state, clock.now(), shown);
    if (isOver() && !clock.isAiming) break;
    if ((budget.isSpent || isToHandOver || isNewerBuild()) && mayHandOver()) {
      // Whoever was answered just now has their answer before the run ends.
      await condition(() => allHandlersFinished() || !mayHandOver() || clock.isAiming);
      if (mayHandOver() && allHandlersFinished()) return handOver(input, journal, clock, deliveries);
    }
    await nextTurn();
  }
  await condition(allHandlersFinished);
  return closed();

  function mayHandOver(): boolean {
    return isQuiet() && arrears.isEmpty && deliveries.mayPass;
  }

  function occasion(): Occasion {
    const { id, mode, at } = journal.state;
    const now = clock.now();
    // The record may have got further than the clock of a rehearsal that was interrupted.
    return { journey: id, mode, at: at > now ? at : now };
  }

  /**
   * Waits for a message or a date; a date that has come is decided like any other command. On its return the
   * handler of a signal that woke the journey has ended, so that a hand-over may follow.
   */
  async function nextTurn(): Promise<void> {
    const next = nextDeadline(journal.state);
    clock.setTimer(next, next ? whatFallsDue(journal.state, next.key) : '');
    await condition(() => !isQuiet() || isDue() || isToMove() || woken || isOver());
    clock.clearFiredTimer();
    woken = false;
    if (!isQuiet()) return;
    if (isToMove() && !clock.isDue(nextDeadline(journal.state))) clock.step(nextDeadline(journal.state));
    reachDate();
  }

  function isDue(): boolean {
    return clock.timerFired || (clock.isRehearsal && clock.isDue(nextDeadline(journal.state)));
  }

  /** A rehearsal moves on once all that was to be arranged and sent is done, as it would have been in real time. */
  function isToMove(): boolean {
    return clock.isAiming && isIdle();
  }

  function reachDate(): void {
    const due = nextDeadline(journal.state);
    if (!due || !clock.isDue(due)) return;
    const before = journal.state.n;
    journal.reachDate(clock.now());
    if (journal.state.n === before) throw new Error(`the date ${due.key} is reached, but does not pass`);
  }

  function isOver(): boolean {
    return journal.state.ended !== null && isQuiet() && isIdle();
  }

  function closed(): JourneyEnd {
    const { id, ended, n } = journal.state;
    return { journey: id, as: ended?.as ?? 'lapsed', why: ended?.why ?? '', events: n };
  }
}
