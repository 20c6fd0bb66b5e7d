/** When the nightly check is due, and what nobody mends without a person looking on. */
import { expect, test } from 'vitest';
import type { JourneyEngine } from '../../activities/reconcile/engine.js';
import { mend } from '../../activities/reconcile/mend.js';
import type { Store } from '../../store/database/database.js';
import { recordFault } from '../../store/record/fault.js';
import { untilTime } from '../../worker/nightly/nightly.js';
import { atOnceThenEvery, goRound } from '../../worker/rounds.js';

const HOUR_MS = 3_600_000;
const until = (time: string, now: string): number => untilTime(time, Date.parse(now)) / HOUR_MS;

test('S5.2 the hour of the nightly check is London’s, on the days too when the clocks change', () => {
  expect(until('03:00', '2026-12-01T02:00:00Z')).toBe(1);
  expect(until('03:00', '2026-12-01T03:00:00Z')).toBe(24);
  expect(until('03:00', '2026-07-01T03:00:00Z')).toBe(23);
  expect(until('03:00', '2027-03-27T03:00:00Z')).toBe(23);
  expect(until('03:00', '2026-10-24T02:00:00Z')).toBe(25);
});

test('S7.1 if more runs are missing than a fault explains, none is started without a person looking on', async () => {
  const missing = Array.from({ length: 21 }, (_, index) => recordFault('engine-missing', `j-${index}`));
  const nobody = new Proxy({}, { get: (_, name) => () => expect.fail(`asked for ${String(name)}`) });
  const mended = await mend(nobody as Store, nobody as JourneyEngine, missing, { unseen: true });
  expect(mended).toHaveLength(missing.length);
  expect(new Set(mended.map(({ how, agrees }) => `${how} ${agrees}`))).toEqual(new Set(['nothing false']));
});

test('S7.3 what fails in a round is logged and comes again in the next; nothing comes after the end', async () => {
  const ending = new AbortController();
  const warned: string[] = [];
  const log = { warn: (_: unknown, message: string) => void warned.push(message) };
  let rounds = 0;
  const work = () => {
    if (++rounds === 3) ending.abort();
    return rounds === 1 ? Promise.reject(new Error('not now')) : Promise.resolve();
  };
  await goRound({ what: 'that', next: atOnceThenEvery(1), work }, log as never, ending.signal);
  expect(rounds).toBe(3);
  expect(warned).toEqual(['that: to be tried again']);
});
