/**
 * A refusal is doubted where the record has more than the run that refused, as after two servers died between two
 * writes: the run is woken, so that it takes over what the record has, and asked again.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { Store } from '../../store/database/database.js';
import type { Receipt } from '../../workflows/contract.js';
import { JourneyRefused, Unreachable } from '../errors.js';
import { engineHalf, type Context } from './context.js';

/** Once is enough, unless servers keep dying. */
const MOST_DOUBTS = 3;
const CAUGHT_UP_WITHIN_MS = 10_000;
const LOOK_EVERY_MS = 100;

/**
 * @param command its first receipt is the answer, if the record has one
 * @param ask by an update of that id: another one each time, for the server keeps the refusal of an update that the
 *   run had begun with, and would say it again whatever the run knows by then
 * @throws JourneyRefused if the record bears the refusal out · Unreachable if the run does not catch up with the record
 */
export async function unlessDoubted<T>(
  context: Context,
  journey: string,
  command: string,
  ask: (updateId: string) => Promise<T>,
): Promise<T | Receipt> {
  let updateId = command;
  for (let doubts = 0; ; doubts++) {
    try {
      return await ask(updateId);
    } catch (error) {
      if (!(error instanceof JourneyRefused)) throw error;
      const kept = await recordOf(context, journey, command);
      if (kept?.receipt) return kept.receipt;
      if (!kept || error.decidedOn === null || kept.n <= error.decidedOn) throw error;
      if (doubts === MOST_DOUBTS) throw notCaughtUp(error);
      await caughtUp(context, journey, kept.n);
      updateId = `${command}/on-${kept.n}`;
    }
  }
}

const notCaughtUp = (cause: unknown): Unreachable =>
  new Unreachable(
    'engine-behind',
    'The journey has not yet taken over what its record has, so that its answer cannot be relied on. Ask again.',
    { cause },
  );

/**
 * What the record says; null if it has nothing of the journey, or none is known to this client: then the refusal
 * stands. @throws Unreachable while the record is away, for the refusal may be wrong
 */
async function recordOf(
  { servers }: Context,
  journey: string,
  command: string,
): Promise<{ n: number; receipt: Receipt | null } | null> {
  const read = async (store: Store) => {
    const { recordedEvents } = await import('../../store/record/journal.js');
    const { readReceipts } = await import('../../store/record/receipts.js');
    const n = await recordedEvents(store, journey);
    const [receipt] = n === 0 ? [] : await readReceipts(store, journey, [command]);
    return n === 0 ? null : { n, receipt: receipt ?? null };
  };
  return servers.inStore(read).catch((error: unknown) => {
    if (error instanceof Unreachable && error.code === 'not-configured') return null;
    throw error;
  });
}

/** Wakes the run and waits until it knows so many events; a run that does not answer is asked all the same. */
async function caughtUp({ servers }: Context, journey: string, n: number): Promise<void> {
  const { queryStanding, wakeOne } = await engineHalf();
  const engine = await servers.engine();
  if (!(await wakeOne(engine, journey))) return;
  const end = Date.now() + CAUGHT_UP_WITHIN_MS;
  while (Date.now() < end) {
    const standing = await queryStanding(engine, journey);
    if (standing && standing.n >= n) return;
    await pause(LOOK_EVERY_MS);
  }
}
