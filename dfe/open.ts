/** The adapter of the port: the API over HTTP, with one budget, careful writes and whole lists. */
import { applicationsOf } from './api/applications.js';
import { Caller } from './api/caller.js';
import { declarationsOf } from './api/declarations.js';
import { outcomesOf } from './api/outcomes.js';
import { participantsOf } from './api/participants.js';
import { statementsOf } from './api/statements.js';
import type { RequestBudget } from './budget/budget.js';
import { processBudget } from './budget/shared.js';
import { systemClock, type DfeClock } from './clock.js';
import { checkedPlace } from './connection.js';
import { defaultRetryLimits, type RetryLimits } from './retrying.js';
import { httpTransport } from './http/transport.js';
import { pollsOf } from './polling/poll.js';
import type { DfeApi } from './port.js';
import { recordSchemas } from './records/index.js';
import type { OnUnknown } from './records/reader.js';

export interface DfeOptions {
  /** The Department's service, with or without `/api/v3`; https, except on this machine. */
  url: string;
  /** One provider's token: never printed, never part of an error. */
  token: string;
  /** Shared by everything that uses the token; unless given, by everything in this process that does. */
  budget?: RequestBudget;
  /** Told once of each attribute or value that this version does not know; no personal data. */
  onUnknown?: OnUnknown;
  /** What differs from usualPatience. */
  retryLimits?: Partial<RetryLimits>;
  /** How long one request may take, in milliseconds; default: 30 seconds. */
  timeOutMs?: number;
  /** What the sandbox is to take for the present (`X-With-Server-Date`), as an instant in UTC; ignored in production. */
  serverDate?: () => string;
  clock?: DfeClock;
  /** Told with every answer how far the service's clock is ahead of ours, in milliseconds, to a second. */
  onServerTime?: (aheadMs: number) => void;
}

const USUAL_TIME_OUT_MS = 30_000;

/** Opens the Department's API for one provider; nothing is sent yet. @throws DfeNotConfigured */
export function openDfe(options: DfeOptions): DfeApi {
  const { url, token } = checkedPlace(options);
  const { clock = systemClock, serverDate, timeOutMs = USUAL_TIME_OUT_MS, onServerTime } = options;
  let ahead = 0;
  const onTime = (aheadMs: number) => {
    ahead = aheadMs;
    onServerTime?.(aheadMs);
  };
  const caller = new Caller({
    transport: httpTransport({ url, token, timeOutMs, serverDate, clock, onServerTime: onTime }),
    budget: options.budget ?? processBudget(token),
    retryLimits: { ...defaultRetryLimits, ...options.retryLimits },
    clock,
    records: recordSchemas(options.onUnknown ?? (() => undefined)),
  });
  return {
    ...applicationsOf(caller),
    ...participantsOf(caller),
    ...outcomesOf(caller),
    ...declarationsOf(caller),
    ...statementsOf(caller),
    ...pollsOf(caller, {
      now: serverDate ?? (() => new Date(clock.now()).toISOString()),
      behindMs: () => (serverDate ? 0 : Math.max(0, -ahead)),
    }),
  };
}
