/**
 * How long an attempt at an activity has: what it began in the outside world must be over before Temporal
 * gives it up and lets the next one begin.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { asyncLocalStorage as activities, type Info } from '@temporalio/activity';

/** Left of an attempt to note what became of its work: a fifth of its time, ten seconds at the most. */
const MARGIN = 0.2;
const LONGEST_MARGIN_MS = 10_000;

/** Local work holds up the commands of its journey, so that it waits for nobody outside for longer than this. */
const LONGEST_LOCAL_MS = 3_000;

const running = new AsyncLocalStorage<AbortSignal>();

/**
 * Does work under a signal that ends with the attempt: shortly before its time is up, or when the worker
 * wants it to stop. Work within such work has the same signal; outside an activity it never ends.
 */
export async function withinAttempt<T>(work: (ending: AbortSignal) => Promise<T>): Promise<T> {
  const outer = running.getStore();
  if (outer) return work(outer);
  const activity = activities.getStore();
  if (!activity) return work(new AbortController().signal);
  const attempt = new AbortController();
  const end = () => attempt.abort();
  const timer = setTimeout(end, timeOf(activity.info));
  activity.cancellationSignal.addEventListener('abort', end, { once: true });
  try {
    return await running.run(attempt.signal, () => work(attempt.signal));
  } finally {
    clearTimeout(timer);
    activity.cancellationSignal.removeEventListener('abort', end);
  }
}

function timeOf({ startToCloseTimeoutMs: limit, isLocal }: Info): number {
  const time = limit - Math.min(limit * MARGIN, LONGEST_MARGIN_MS);
  return isLocal ? Math.min(time, LONGEST_LOCAL_MS) : time;
}
