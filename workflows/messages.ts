/** What the journey listens to: updates, the signals of systems that can only signal, queries. */
import { condition, setDefaultSignalHandler, setHandler } from '@temporalio/workflow';
import {
  advanceToUpdate,
  commandUpdate,
  enrolUpdate,
  sessionCompletedSignal,
  standingQuery,
  viewQuery,
  wakeSignal,
  type CommandRequest,
  type Receipt,
  type SessionReport,
} from './contract.js';
import type { Clock } from './clock.js';
import type { Journal } from './journal.js';
import type { Command } from './journey/command.js';
import { faultOfReport, faultOfRequest } from './journey/command-shapes.js';
import { Refused, type RefusalCode } from './journey/refusal.js';
import { instant } from './journey/shape.js';
import type { Instant } from './journey/values.js';
import { viewOf } from './journey/view.js';
import { refused } from './receipts.js';

export interface Loop {
  /** Whether everything that has happened is recorded, arranged and delivered. */
  isSettled(): boolean;
  /** @param toHandOver whether a new run is to go on, on whichever build is current */
  wake(toHandOver: boolean): void;
}

export function listen(journal: Journal, clock: Clock, loop: Loop): void {
  const no = (code: RefusalCode, words: Record<string, string> = {}) =>
    refused(new Refused(code, words).refusal, journal.state.n);

  /** A rehearsal is brought to the moment of the command, living through every date on the way (decision 003). */
  async function reach(at: Instant): Promise<void> {
    clock.addTarget(at);
    await condition(() => clock.now() >= at && !clock.isAiming && loop.isSettled());
  }

  /** A run that goes on from the record knows nothing before it has read it. */
  const restored = (): Promise<void> => condition(() => journal.isRestored);

  /** A moment can be named in a rehearsal only, and not before its present one. */
  function checkMoment(at: unknown): asserts at is Instant | null {
    if (at === null) return;
    if (!clock.isRehearsal) throw no('not-a-rehearsal');
    const fault = instant(at, 'at');
    if (fault !== null) throw no('malformed', { fault });
    if (journal.isRestored && (at as Instant) < clock.now()) {
      throw no('time-goes-forward', { now: clock.now(), given: at as Instant });
    }
  }

  function check(request: unknown): asserts request is CommandRequest {
    const fault = faultOfRequest(request);
    if (fault !== null) throw no('malformed', { fault });
    const { command, at } = request as CommandRequest;
    // A repeat is answered with the first receipt, even when its moment has passed meanwhile.
    if (!journal.isRestored || journal.knows(command)) return;
    checkMoment(at);
    if (at !== null && at !== clock.now()) return;
    const refusal = journal.refusalOf(command, clock.now());
    if (refusal) throw refused(refusal, journal.state.n);
  }

  // Decided at once for a live journey: no handler ever interleaves with another.
  function perform({ command, at }: CommandRequest): Receipt | Promise<Receipt> {
    if (!journal.isRestored) return restored().then(() => performRestored({ command, at }));
    if (at === null || at === clock.now() || journal.knows(command))
      return journal.perform(command, clock.now());
    return reach(at).then(() => journal.perform(command, clock.now()));
  }

  /** What the validator could not look at: the run had not been restored. */
  async function performRestored(request: CommandRequest): Promise<Receipt> {
    check(request);
    return perform(request);
  }

  async function advanceTo(at: Instant): Promise<Instant> {
    if (!journal.isRestored) {
      await restored();
      checkMoment(at);
    }
    await reach(at);
    return clock.now();
  }

  setHandler(enrolUpdate, perform, { validator: check });
  setHandler(commandUpdate, perform, { validator: check });
  setHandler(advanceToUpdate, advanceTo, {
    validator: (at: unknown) => {
      if (!clock.isRehearsal) throw no('not-a-rehearsal');
      checkMoment(at ?? 'nothing');
    },
  });
  const whenRestored = (hear: () => void): void | Promise<void> =>
    journal.isRestored ? hear() : restored().then(hear);
  setHandler(sessionCompletedSignal, (report: unknown) =>
    whenRestored(() => signalled(journal, clock, report)),
  );
  setHandler(wakeSignal, (how: unknown) => loop.wake(isHandOver(how)));
  setDefaultSignalHandler(() =>
    whenRestored(() => refuseSignal(journal, clock, 'unknown', 'unknown-signal')),
  );
  setHandler(viewQuery, (at: unknown) => {
    if (!journal.isRestored) throw new Error('the journey is being read from its record');
    return viewOf(journal.answerable, momentOf(at) ?? clock.now());
  });
  setHandler(standingQuery, () => ({
    n: journal.course.recorded.n,
    isRestoring: !journal.isRestored,
  }));
}

const isHandOver = (how: unknown): boolean =>
  typeof how === 'object' && how !== null && 'handOver' in how && how.handOver === true;

/** The moment that a query asks about; null where it names none. @throws RangeError */
function momentOf(at: unknown): Instant | null {
  if (at === null || at === undefined) return null;
  const fault = instant(at, 'at');
  if (fault !== null) throw new RangeError(fault);
  return at as Instant;
}

/** S3.5, S3.6: taken like the command, or recorded as refused for the provider to see. */
function signalled(journal: Journal, clock: Clock, report: unknown): void {
  if (faultOfReport(report) !== null) return refuseSignal(journal, clock, 'unknown', 'malformed');
  const { coach, ...told } = report as SessionReport;
  const command: Command = { type: 'completeSession', ...told, actor: { role: 'coach', id: coach } };
  journal.handleReport(command, clock.now(), ({ code }) => ({
    type: 'refuseSignal',
    session: told.session,
    code,
  }));
}

function refuseSignal(journal: Journal, clock: Clock, session: string, code: string): void {
  journal.handleRefusedSignal({ type: 'refuseSignal', session, code }, clock.now());
}
