/** The simulator as it is started, asked over HTTP. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import type { Simulator, SimulatorOptions } from '../simulator.js';
import { startObserved } from './simulator.js';

const open: Simulator[] = [];
const folders: string[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((simulator) => simulator.stop()));
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** The clock stands still at this instant, after everything in the default seed. */
export const now = '2026-11-02T10:00:00.000Z';

/** Stopped after the test; without limits; nothing may go wrong inside, and no answer be outside the file. */
export async function start(options: SimulatorOptions = {}): Promise<Simulator> {
  const simulator = await startObserved({ clock: () => now, rateLimits: 'off', ...options });
  open.push(simulator);
  return simulator;
}

/** Gone after the test. */
export function stateFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'dfe-'));
  folders.push(folder);
  return join(folder, 'accepted.ndjson');
}

interface Answered {
  status: number;
  headers: Headers;
  text: string;
  /** What stands under `data`. */
  data: Found[];
  errors: { title: string; detail: string }[];
}
interface Found {
  id: string;
  attributes: Record<string, unknown>;
}

export type Ask = (method: string, path: string, body?: unknown, headers?: object) => Promise<Answered>;

/** Speaks as a provider, or with any other token. `path` is below /api/v3 unless it begins with /control. */
export function as(simulator: Simulator, who = 'northstar-learning'): Ask {
  const token = simulator.tokens[who] ?? who;
  return async (method, path, body, headers = {}) => {
    const response = await fetch(simulator.url + (path.startsWith('/control') ? path : `/api/v3${path}`), {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const json = /^\{/.test(text) ? (JSON.parse(text) as { data?: Found | Found[]; errors?: [] }) : {};
    const data = json.data === undefined ? [] : [json.data].flat();
    return { status: response.status, headers: response.headers, text, data, errors: json.errors ?? [] };
  };
}

export const attributes = (values: object) => ({ data: { type: 'any', attributes: values } });

/** The id of what the seed names. */
export function id(simulator: Simulator, key: string): string {
  const found = simulator.ids.get(key);
  if (found === undefined) throw new Error(`The seed has no ${key}.`);
  return found;
}
