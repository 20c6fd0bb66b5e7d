/** A server that answers as a test has written down, and a clock that moves only when somebody sleeps. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach } from 'vitest';
import { memoryBudget } from '../../../dfe/budget/in-memory.js';
import type { DfeClock } from '../../../dfe/clock.js';
import { openDfe, type DfeOptions } from '../../../dfe/open.js';
import type { DfeApi } from '../../../dfe/port.js';
import type { Unknown } from '../../../dfe/records/reader.js';

export interface Seen {
  method: string;
  path: string;
  query: Record<string, string>;
  headers: IncomingMessage['headers'];
  body: unknown;
}

export type Reply =
  | { status?: number; json?: unknown; text?: string; headers?: Record<string, string> }
  /** No answer; the socket destroyed; the body cut in the middle. */
  | 'silence'
  | 'reset'
  | 'cut-off';
export type Script = (Reply | ((seen: Seen) => Reply))[];

export interface FakeClock extends DfeClock {
  slept: number[];
}

export function fakeClock(start = Date.parse('2026-10-20T08:00:00Z')): FakeClock {
  let at = start;
  const slept: number[] = [];
  return {
    slept,
    now: () => at,
    sleep: async (ms) => {
      slept.push(ms);
      at += ms;
    },
    random: () => 0.5,
  };
}

export interface Scene {
  dfe: DfeApi;
  seen: Seen[];
  clock: FakeClock;
  unknown: Unknown[];
  url: string;
}

export const token = 'very-secret-word';

/** Every reply is used once, in order; a request without one is answered 418. */
export async function scene(script: Script, options: Partial<DfeOptions> = {}): Promise<Scene> {
  const left = [...script];
  const seen: Seen[] = [];
  const server = createServer((request, response) => {
    void read(request).then((one) => {
      seen.push(one);
      const next = left.shift() ?? { status: 418, json: {} };
      give(response, typeof next === 'function' ? next(one) : next);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  running.push(() => {
    server.closeAllConnections();
    return new Promise<void>((resolve) => server.close(() => resolve()));
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const clock = fakeClock();
  const unknown: Unknown[] = [];
  const budget = memoryBudget({ spacingMs: 0 }, clock.now);
  const onUnknown = (one: Unknown) => unknown.push(one);
  const dfe = openDfe({ url, token, budget, clock, onUnknown, timeOutMs: 5_000, ...options });
  return { dfe, seen, clock, unknown, url };
}

const running: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((stop) => stop()));
});

async function read(request: IncomingMessage): Promise<Seen> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString();
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
  return {
    method: request.method ?? '',
    path: pathname,
    query: Object.fromEntries(searchParams),
    headers: request.headers,
    body: text === '' ? null : JSON.parse(text),
  };
}

function give(response: ServerResponse, reply: Reply): void {
  if (reply === 'silence') return;
  if (reply === 'reset') return void response.socket?.destroy();
  if (reply === 'cut-off') {
    response.writeHead(200, { 'content-length': '1000' });
    response.write('{"data":{"full_name":"Wren', () => setTimeout(() => response.destroy(), 10));
    return;
  }
  response.writeHead(reply.status ?? 200, reply.headers);
  response.end(reply.text ?? JSON.stringify(reply.json ?? null));
}

/** The error of a promise that must not be kept. */
export async function failure<E extends Error>(
  kind: abstract new (...args: never[]) => E,
  promise: Promise<unknown>,
): Promise<E> {
  const said: unknown = await promise.then(
    () => null,
    (error: unknown) => error,
  );
  if (said instanceof kind) return said;
  throw new Error(`expected ${kind.name}, got ${String(said)}`);
}
