/** One conversation with the Department’s API for one provider, as a person or a script at a terminal has it. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Environment } from '../../environment/values.js';
import { serversOf } from '../../client/connection/servers.js';
import type { Settings } from '../../client/connection/settings.js';
import type { Unreachable } from '../../client/errors.js';
import { systemClock } from '../clock.js';
import { openDfe } from '../open.js';
import type { DfeApi } from '../port.js';
import type { Unknown } from '../records/reader.js';
import { sharedBudget, type Spent } from './budget.js';
import { dfeFailure } from './failures.js';
import { placeOf, type PlaceAsked } from './place.js';

export interface SessionOptions extends PlaceAsked {
  /** How long one call may try, in milliseconds; default: seven minutes. */
  waitMs?: number | undefined;
  /** What the sandbox is to take for the present; the production service takes no notice. */
  serverDate?: string | undefined;
  /** Told before a wait that a person would notice. */
  onWait?: ((ms: number) => void) | undefined;
  /** Told if the store that counts requests for all is away. */
  onAlone?: ((why: Unreachable) => void) | undefined;
  /** Ends a wait, and so the call, with `stopped`. */
  stop?: AbortSignal | undefined;
}

export interface Session {
  api: DfeApi;
  url: string;
  /** Null if there is but one token, and nobody said whose. */
  provider: string | null;
  /** What the answers held that this version does not know, so far. */
  unknown: readonly Unknown[];
  /** How far the service's clock is ahead of ours, in milliseconds; null before the first answer. */
  readonly aheadMs: number | null;
  spent(): Promise<Spent | null>;
}

const NOTICED_MS = 1_500;

/** Runs a piece of work. @throws ClientError whatever goes wrong with the Department */
export async function withSession<T>(
  settings: Settings,
  environment: Environment,
  options: SessionOptions,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  const servers = serversOf(settings);
  try {
    const { url, token, provider } = await placeOf(options, environment, settings.stack?.dfe ?? null);
    const unknown: Unknown[] = [];
    let aheadMs: number | null = null;
    const budget = sharedBudget(servers, token, (why) => options.onAlone?.(why));
    const { serverDate, waitMs } = options;
    const api = openDfe({
      url,
      token,
      budget,
      onUnknown: (one) => unknown.push(one),
      onServerTime: (ahead) => (aheadMs = ahead),
      clock: { ...systemClock, sleep: (ms) => sleep(ms, options) },
      ...(waitMs === undefined ? {} : { retryLimits: { deadlineMs: waitMs } }),
      ...(waitMs === undefined ? {} : { timeOutMs: Math.min(waitMs, USUAL_TIME_OUT_MS) }),
      ...(serverDate === undefined ? {} : { serverDate: () => serverDate }),
    });
    const spent = () => budget.spent();
    return await work({
      api,
      url,
      provider,
      unknown,
      get aheadMs() {
        return aheadMs;
      },
      spent,
    });
  } catch (error) {
    throw dfeFailure(error);
  } finally {
    await servers.close();
  }
}

const USUAL_TIME_OUT_MS = 30_000;

async function sleep(ms: number, { onWait, stop }: SessionOptions): Promise<void> {
  if (ms >= NOTICED_MS) onWait?.(ms);
  await pause(ms, undefined, stop ? { signal: stop } : {});
}
