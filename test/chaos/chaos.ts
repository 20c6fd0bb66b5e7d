/** Live and rehearsed journeys while servers are killed and mail is slow or cut off; then what has to hold is looked at. */
import { writeFileSync } from 'node:fs';
import { setMaxListeners } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import type { Instant } from '../../workflows/journey/values.js';
import { findings, type Findings } from './checks.js';
import { openHouse, type House } from './house.js';
import { Ledger } from './ledger.js';
import { enrolledByFile, enrolledOne, lived, rehearsed, type Cast } from './people.js';
import { planOf, type Plan } from './plan.js';

export interface ChaosOptions {
  seed: number;
  kills: number;
  journeys: number;
  /** How far the rehearsals go. */
  until: Instant;
  say: (line: string) => void;
  /** Where to keep what the workers logged. */
  log?: string | undefined;
}

export interface Outcome extends Findings {
  seed: number;
  journeys: number;
  killed: Record<string, number>;
  seconds: number;
}

/** Everything has come to rest by then, or something stands still. */
const LIMIT_MS = 20 * 60_000;

export async function chaos({
  seed,
  kills,
  journeys: count,
  until,
  say,
  log,
}: ChaosOptions): Promise<Outcome> {
  const began = performance.now();
  const plan = planOf(seed, kills);
  const house = await openHouse();
  const ledger = new Ledger();
  const ending = new AbortController();
  const signal = AbortSignal.any([ending.signal, AbortSignal.timeout(LIMIT_MS)]);
  // Everybody who waits listens to it.
  setMaxListeners(0, signal);
  const connection = await Connection.connect({ address: house.temporal.address });
  const client = new Client({ connection, namespace: house.temporal.namespace });
  const engine = { client, ...house.temporal, close: () => connection.close() };
  const cast: Cast = { journeys: ledger.noting(house.journeys), store: house.store, engine, ledger, signal };
  try {
    say(`${count} journeys, ${kills} kills, seed ${seed}`);
    const storm = weather(house, plan, signal);
    const [ids] = await Promise.all([everybody(cast, count, until), killing(house, plan, say, signal)]);
    ending.abort();
    await storm;
    say('nobody is killed any more: looking at what was left');
    const found = await findings(house, { ...cast, signal: AbortSignal.timeout(LIMIT_MS) }, ids, ledger);
    const killed: Record<string, number> = {};
    for (const { parts } of plan.kills) killed[parts.join('+')] = (killed[parts.join('+')] ?? 0) + 1;
    const seconds = Math.round((performance.now() - began) / 1000);
    return { seed, journeys: ids.length, killed, ...found, seconds };
  } finally {
    ending.abort();
    if (log !== undefined) writeFileSync(log, house.log());
    await connection.close();
    await house.close();
  }
}

/** Two fifths by a file, a fifth one by one, and two fifths live. */
async function everybody(cast: Cast, count: number, until: Instant): Promise<string[]> {
  const byFile = Math.round(count * 0.4);
  const single = Math.round(count * 0.2);
  const rehearse = async (id: string) => {
    await rehearsed(cast, id, until);
    return id;
  };
  const ids = await Promise.all([
    enrolledByFile(cast, byFile).then((all) => Promise.all(all.map(rehearse))),
    ...Array.from({ length: single }, async (_, index) => rehearse(await enrolledOne(cast, index))),
    ...Array.from({ length: count - byFile - single }, (_, index) => lived(cast, index)),
  ]);
  return ids.flat();
}

async function killing(
  house: House,
  { kills }: Plan,
  say: (line: string) => void,
  signal: AbortSignal,
): Promise<void> {
  for (const [index, { after, parts }] of kills.entries()) {
    await pause(after, undefined, { signal });
    const began = performance.now();
    await house.kill(parts);
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    say(`kill ${index + 1} of ${kills.length}: ${parts.join(' and ')}, up again after ${seconds} s`);
  }
}

/** Mail is slow, then cut off, then well again, until nobody is killed any more. */
async function weather({ mail }: House, plan: Plan, signal: AbortSignal): Promise<void> {
  const catchers = [mail.live, mail.rehearsal];
  for (const { lasts, slow, cuts } of plan.weather) {
    if (signal.aborted) break;
    for (const { faults } of catchers) {
      faults.slow(slow);
      faults.cutAfterData(cuts);
    }
    await pause(lasts, undefined, { signal }).catch(() => undefined);
  }
  for (const { faults } of catchers) faults.clear();
}
