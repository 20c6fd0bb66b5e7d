import { unlessEnded } from '../../worker/unless-ended.js';
import { lastLines, type ManagedProcess } from './managed-process.js';
import { ServerError, type ServerErrorCode } from './server-error.js';

/** What is waited for, how long, and when waiting has become pointless. */
export interface WaitOptions {
  /** For the error: "opening its port". */
  what: string;
  code: ServerErrorCode;
  limitMs: number;
  signal?: AbortSignal | undefined;
}

/** Tries until it works: a server that has just started refuses for a while. A ServerError ends it at once. */
export async function retry<T>(waiting: WaitOptions, attempt: () => Promise<T>): Promise<T> {
  const end = performance.now() + waiting.limitMs;
  for (;;) {
    try {
      return await attempt();
    } catch (cause) {
      if (cause instanceof ServerError) throw cause;
      waiting.signal?.throwIfAborted();
      if (performance.now() > end) {
        const reason = cause instanceof Error ? cause.message : String(cause);
        throw new ServerError(
          waiting.code,
          `${waiting.what} did not work within ${waiting.limitMs / 1000} s: ${reason}`,
          { cause },
        );
      }
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  }
}

/**
 * Gets a started server ready; should it end meanwhile, the preparation is aborted and its log is quoted.
 * @param asked aborted by whoever no longer wants the server
 */
export async function readyOrExited(
  server: ManagedProcess,
  name: string,
  logFile: string,
  code: ServerErrorCode,
  prepare: (signal: AbortSignal) => Promise<void>,
  asked: AbortSignal,
): Promise<void> {
  const ended = new AbortController();
  const exited = server.exited.then((how) => {
    ended.abort(new Error(`${name} has ended`));
    throw new ServerError(
      code,
      `${name} ended while it started (${how}). Its log, ${logFile}, ends with:\n${lastLines(logFile)}`,
    );
  });
  exited.catch(() => undefined); // later it may end as it likes
  try {
    await unlessEnded(asked, Promise.race([prepare(ended.signal), exited]));
  } finally {
    // Whatever is still tried is tried for nobody.
    ended.abort(new Error(`${name} is prepared, or not wanted`));
  }
}

/** Whether a process of ours says that it can take work. @param url of where it serves `/readyz` */
export async function isReady(url: string): Promise<boolean> {
  try {
    const answer = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(2_000) });
    await answer.body?.cancel();
    return answer.ok;
  } catch {
    return false;
  }
}
