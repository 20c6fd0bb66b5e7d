/**
 * Makes a fault visible that does not pass: work for a journey that fails is tried again without end, and
 * meanwhile the dates of that journey stand still. Metrics and log lines name the journey and the code of the
 * fault, never what its message says (S7.2).
 */
import { activityInfo } from '@temporalio/activity';
import type { Logger } from 'pino';
import { Counter, Gauge, type Registry } from 'prom-client';
import { isFinal } from '../activities/arrange.js';
import type { MailTransport } from '../activities/email/mail.js';
import { isWaitingMail } from '../activities/messages/transient-message-error.js';
import { classOf, errorCodeOf } from '../environment/error-code.js';
import type { JourneyActivities } from '../workflows/activities.js';
import { watchMailHost } from './mail-host.js';

/** What is carried out for a journey, as the metrics name it. */
const arrangements = ['record', 'places', 'diary', 'marking', 'messages'] as const;
type Arrangement = (typeof arrangements)[number];

/** Lines are written at this attempt and whenever the number has doubled: blips stay quiet, and so does a long fault. */
const FIRST_LINE_AT = 4;
/** More than twice the longest pause between two attempts: by then another worker has the journey. */
const FORGOTTEN_AFTER_MS = 25 * 60_000;

export interface FailingOptions {
  log: Pick<Logger, 'error'>;
  registry: Registry;
  /** Which attempt is under way, counted from 1; default: asked of the activity. */
  attempt?: () => number;
  /** In milliseconds; default: the clock of this machine. */
  now?: () => number;
}

export interface Failing {
  /** The same duties, with their faults counted and told; every fault is thrown on as it is. */
  over(duties: JourneyActivities): JourneyActivities;
  /** The same mail server, whose own faults are counted and told once for all journeys. */
  overMail(transport: MailTransport): MailTransport;
}

export function watchFailing({
  log,
  registry,
  attempt = () => activityInfo().attempt,
  now = Date.now,
}: FailingOptions): Failing {
  const failing = new Map<string, { arrangement: Arrangement; last: number }>();
  const failures = new Counter({
    name: 'journeys_arrangement_failures_total',
    help: 'Attempts to arrange something for a journey that failed and are repeated, by kind and code',
    labelNames: ['arrangement', 'code'],
    registers: [registry],
  });
  gaugeOf(registry, failing, now);

  async function watched<T>(arrangement: Arrangement, journey: string, work: () => Promise<T>): Promise<T> {
    const key = `${arrangement}/${journey}`;
    try {
      const result = await work();
      failing.delete(key);
      return result;
    } catch (error) {
      if (isWaitingMail(error)) failures.inc({ arrangement, code: errorCodeOf(error) });
      if (isFinal(error) || isWaitingMail(error)) failing.delete(key);
      else {
        failing.set(key, { arrangement, last: now() });
        tell(arrangement, journey, error);
      }
      throw error;
    }
  }

  function tell(arrangement: Arrangement, journey: string, error: unknown): void {
    const code = errorCodeOf(error) ?? classOf(error);
    failures.inc({ arrangement, code });
    const tries = attempt();
    if (!isTimeToTell(tries)) return;
    log.error(
      { journey, arrangement, attempt: tries, code, err: error },
      'an arrangement keeps failing: the dates of the journey stand still until it is mended',
    );
  }

  return {
    overMail: watchMailHost({ log, registry, now }),
    over: (duties) => ({
      record: (request) => watched('record', request.journey, () => duties.record(request)),
      restore: (request) => watched('record', request.journey, () => duties.restore(request)),
      arrangePlaces: (occasion, effects) =>
        watched('places', occasion.journey, () => duties.arrangePlaces(occasion, effects)),
      arrangeDiary: (occasion, effects) =>
        watched('diary', occasion.journey, () => duties.arrangeDiary(occasion, effects)),
      arrangeMarking: (occasion, effects) =>
        watched('marking', occasion.journey, () => duties.arrangeMarking(occasion, effects)),
      deliver: (request) => watched('messages', request.journey, () => duties.deliver(request)),
    }),
  };
}

function gaugeOf(
  registry: Registry,
  failing: Map<string, { arrangement: Arrangement; last: number }>,
  now: () => number,
): void {
  new Gauge({
    name: 'journeys_arrangement_failing',
    help: 'Journeys of this worker for which the newest attempt to arrange something failed, by kind',
    labelNames: ['arrangement'],
    registers: [registry],
    collect() {
      for (const [key, { last }] of failing) if (now() - last > FORGOTTEN_AFTER_MS) failing.delete(key);
      for (const arrangement of arrangements) {
        const count = [...failing.values()].filter((one) => one.arrangement === arrangement).length;
        this.set({ arrangement }, count);
      }
    },
  });
}

/** 4, 8, 16, 32, … */
const isTimeToTell = (attempt: number): boolean =>
  attempt >= FIRST_LINE_AT && Number.isInteger(Math.log2(attempt));
