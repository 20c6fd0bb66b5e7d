/** One request and its answer, over fetch: nothing is tried twice here. */
import { systemClock, type DfeClock } from '../clock.js';
import { operations, type Operation } from '../operations.js';
import { readBodyText } from './body.js';
import { transientErrorOf, TransientHttpError } from './transient-http-error.js';
import { retryAfterMs } from './retry-after.js';

export interface Exchange {
  operation: Operation;
  /** Where the path has one. */
  id?: string | undefined;
  query?: URLSearchParams | undefined;
  /** What stands under `data.attributes`; nothing is sent without it. */
  attributes?: Readonly<Record<string, unknown>> | undefined;
}

export interface HttpResponse {
  status: number;
  /** The body as JSON; undefined where the status says all and the body is no JSON. */
  body: unknown;
}

interface TransportOptions {
  /** Without `/api/v3`. */
  url: string;
  /** Never printed. */
  token: string;
  /** How long one request may take, body included. */
  timeOutMs: number;
  /** What the service is to take for its own clock (sandbox only). */
  serverDate?: (() => string) | undefined;
  clock?: DfeClock | undefined;
  /** Told with every answer how far the service's clock is ahead of ours, in milliseconds, to a second. */
  onServerTime?: ((aheadMs: number) => void) | undefined;
}

/** Sends a request and reads its answer, whatever the status below 500. @throws PassingFault */
export type Transport = (exchange: Exchange) => Promise<HttpResponse>;

export function httpTransport(options: TransportOptions): Transport {
  const clock = options.clock ?? systemClock;
  return async (exchange) => {
    const signal = AbortSignal.timeout(options.timeOutMs);
    const answer = await fetch(urlOf(options.url, exchange), {
      ...requestOf(options, exchange),
      signal,
    }).catch((error: unknown) => {
      throw transientErrorOf(error, 'request');
    });
    const { status, headers } = answer;
    const said = Date.parse(headers.get('date') ?? '');
    if (!Number.isNaN(said)) options.onServerTime?.(said - clock.now());
    const body = await readBodyText(answer);
    if (status === 429) throw new TransientHttpError('rate-limited', retryAfterMs(headers, clock.now()));
    if (status === 408) throw new TransientHttpError('timed-out');
    if (status >= 500) throw new TransientHttpError('server-error');
    return { status, body: parsed(status, body) };
  };
}

function urlOf(base: string, { operation, id = '', query }: Exchange): string {
  const path = operations[operation][1].replace('{id}', encodeURIComponent(id));
  const search = query && query.size > 0 ? `?${query.toString()}` : '';
  return `${base}/api/v3${path}${search}`;
}

function requestOf(
  { token, serverDate }: TransportOptions,
  { operation, attributes }: Exchange,
): RequestInit {
  const [method] = operations[operation];
  const headers: Record<string, string> = { accept: 'application/json', authorization: `Bearer ${token}` };
  if (serverDate) headers['x-with-server-date'] = serverDate();
  // A redirect would carry the token to wherever it points.
  if (!attributes) return { method, headers, redirect: 'manual' };
  headers['content-type'] = 'application/json';
  const body = JSON.stringify({ data: { type: types[operation] ?? operation, attributes } });
  return { method, headers, body, redirect: 'manual' };
}

/** What the Department's file says; the service does not look at it. */
const types: Partial<Record<Operation, string>> = {
  acceptApplication: 'npq-application-accept',
  changeFundedPlace: 'npq-application-change-funded-place',
  defer: 'participant-defer',
  resume: 'participant-resume',
  withdraw: 'participant-withdraw',
  changeSchedule: 'participant-change-schedule',
  recordOutcome: 'npq-outcome-confirmation',
  declare: 'participant-declaration',
  changeDeliveryPartner: 'participant-declaration',
};

function parsed(status: number, body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    // Something between us and the service answers in its stead, unless the status itself is the answer.
    if (status === 401 || (status >= 300 && status < 400)) return undefined;
    throw new TransientHttpError('garbled');
  }
}
