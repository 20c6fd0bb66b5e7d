/** What the journey listens to: updates, the signals of systems that can only signal, queries. */
import { condition, setDefaultSignalHandler, setHandler } from '@temporalio/workflow';
import {
  advanceToUpdate,
  commandUpdate,
  enrolUpdate,
  sessionCompletedSignal,
  timelineQuery,
  viewQuery,
  wakeSignal,
  type CommandRequest,
  type Receipt,
  type SessionReport,
} from './contract.js';
import type { Clock } from './clock.js';
import { refused, type Journal } from './journal.js';
import type { Command } from './journey/command.js';
import { Refused, type RefusalCode } from './journey/refusal.js';
import { isRelevant } from './journey/rules/relevance.js';
import type { Instant } from './journey/values.js';
import { viewOf } from './journey/view.js';

export interface Loop {
  /** Whether everything that has happened is recorded, arranged and delivered. */
  isSettled(): boolean;
  wake(): void;
}

const no = (code: RefusalCode, words: Record<string, string> = {}) =>
  refused(new Refused(code, words).refusal);

export function listen(journal: Journal, clock: Clock, loop: Loop): void {
  /** A rehearsal is brought to the moment of the command, living through every date on the way. */
  async function reach(at: Instant): Promise<void> {
    clock.aim(at);
    await condition(() => clock.now() >= at && !clock.isAiming && loop.isSettled());
  }

  /** A moment can be named in a rehearsal only, and not before its present one. */
  function checkMoment(at: Instant | null): void {
    if (at === null) return;
    if (!clock.isRehearsal) throw no('not-a-rehearsal');
    if (at < clock.now()) throw no('time-goes-forward', { now: clock.now(), given: at });
  }

  function check({ command, at }: CommandRequest): void {
    // A repeat is answered with the first receipt, even when its moment has passed meanwhile.
    if (journal.knows(command)) return;
    checkMoment(at);
    if (at !== null && at !== clock.now()) return;
    const refusal = journal.refusalOf(command, clock.now());
    if (refusal) throw refused(refusal);
  }

  // Synchronous for a live journey: no handler ever interleaves with another.
  function perform({ command, at }: CommandRequest): Receipt | Promise<Receipt> {
    if (at === null || at === clock.now() || journal.knows(command))
      return journal.perform(command, clock.now());
    return reach(at).then(() => journal.perform(command, clock.now()));
  }

  setHandler(enrolUpdate, perform, { validator: check });
  setHandler(commandUpdate, perform, { validator: check });
  setHandler(
    advanceToUpdate,
    async (at: Instant) => {
      await reach(at);
      return clock.now();
    },
    {
      validator: (at: Instant) => {
        checkMoment(at);
        if (!clock.isRehearsal) throw no('not-a-rehearsal');
      },
    },
  );
  setHandler(sessionCompletedSignal, (report) => signalled(journal, clock, report));
  setHandler(wakeSignal, () => loop.wake());
  setDefaultSignalHandler(() => refuseSignal(journal, clock, 'unknown', 'unknown-signal'));
  setHandler(viewQuery, (at: Instant | null) => viewOf(journal.state, at ?? clock.now()));
  setHandler(timelineQuery, () => ({
    events: journal.events,
    ahead: journal.state.agenda.filter((item) => isRelevant(journal.state, item)),
  }));
}

/** S3.5, S3.6: taken like the command, or recorded as refused for the provider to see. */
function signalled(journal: Journal, clock: Clock, report: unknown): void {
  if (!isSessionReport(report)) return refuseSignal(journal, clock, 'unknown', 'malformed');
  const { id, coach, session, held, minutes, notes } = report;
  const command: Command = {
    type: 'completeSession',
    id,
    actor: { role: 'coach', id: coach },
    session,
    held,
    minutes,
    notes,
  };
  const refusal = journal.refusalOf(command, clock.now());
  if (refusal) return refuseSignal(journal, clock, session, refusal.code);
  journal.perform(command, clock.now());
}

function refuseSignal(journal: Journal, clock: Clock, session: string, code: string): void {
  journal.take({ type: 'refuseSignal', session, code }, `signal/${journal.state.n + 1}`, clock.now());
}

function isSessionReport(value: unknown): value is SessionReport {
  if (typeof value !== 'object' || value === null) return false;
  const { id, coach, session, held, minutes, notes } = value as Record<keyof SessionReport, unknown>;
  const words = [id, coach, session].every(
    (word) => typeof word === 'string' && /^[\w./:-]{1,80}$/.test(word),
  );
  const instant = typeof held === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(held);
  // Notes travel as the id of a note in the store; free text would stay in the history for good.
  const noted = notes === null || (typeof notes === 'string' && /^[\w-]{1,80}$/.test(notes));
  return words && instant && noted && typeof minutes === 'number';
}
