/** A worker that is told to end ends: a database or a server that hangs keeps it no longer than its drain and a grace. */
import type { Logger } from 'pino';

const GRACE_SECONDS = 20;

/** @param end ends the process, unless a test stands in for it */
export function endInTime(
  signal: AbortSignal,
  drainSeconds: number,
  log: Pick<Logger, 'fatal'>,
  end: () => void = () => process.exit(1),
): void {
  signal.addEventListener('abort', () => {
    const seconds = drainSeconds + GRACE_SECONDS;
    setTimeout(() => {
      log.fatal(
        { seconds },
        'the worker has not drained in time and ends: what was under way is repeated by its key',
      );
      end();
    }, seconds * 1_000).unref();
  });
}
