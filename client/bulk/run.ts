/**
 * The same command for many, some at a time; one bad row never stops the rest, and doing it again changes
 * nothing: every command has an id that follows from what it says, so a repeat is answered with the first receipt.
 */
import { decide, isRefused } from '../../workflows/journey/decide.js';
import type { Journey } from '../../workflows/journey/state.js';
import type { Instant } from '../../workflows/journey/values.js';
import { ask } from '../actions/ask.js';
import { now, recordHalf, type Context } from '../actions/context.js';
import { prepare } from '../commands/prepare.js';
import { eachBounded } from '../engine/bounded.js';
import { Standstill } from '../engine/standstill.js';
import { ClientError, Unreachable } from '../errors.js';
import { bulkIdOf } from '../ids.js';
import { presentOf } from '../reading/present.js';
import { stateFrom } from '../reading/view.js';
import { unforeseen } from '../unforeseen.js';
import type { Asking, BulkRow, Wanted } from './row.js';

export interface BulkOptions {
  /** Says what would happen and asks for nothing. */
  dryRun?: boolean;
  onProgress?: (done: number, of: number) => void;
  /** Takes up no more rows once it is aborted; those under way are finished. */
  signal?: AbortSignal;
}

const AT_ONCE = 8;
const AGAIN = 'Give the same command again: what is done stays done.';

/** Rows in the order of the people. */
export async function runBulk(
  context: Context,
  wanted: readonly Wanted[],
  { dryRun = false, onProgress, signal }: BulkOptions,
): Promise<BulkRow[]> {
  const rows = new Array<BulkRow>(wanted.length);
  const standstill = new Standstill(signal);
  let done = 0;
  await eachBounded(wanted.keys(), AT_ONCE, async (index) => {
    const one = wanted[index] as Wanted;
    const { notTried } = standstill;
    const row = notTried
      ? rowOf(one, 'failed', 'not-tried', `${notTried} ${AGAIN}`)
      : await doneFor(context, one, dryRun);
    standstill.note(row.result !== 'failed');
    rows[index] = row;
    onProgress?.(++done, wanted.length);
  });
  return rows;
}

async function doneFor(context: Context, one: Wanted, dryRun: boolean): Promise<BulkRow> {
  const { journey } = one;
  if (one.refused) return rowOf(one, 'refused', one.refused.code, one.refused.message);
  if (journey === null) return rowOf(one, 'refused', 'not-found', 'Nobody is meant by that.');
  try {
    const { recordOrRefuse } = await recordHalf();
    const record = await context.servers.inStore((store) => recordOrRefuse(store, context.scope, journey));
    const state = stateFrom(record, null);
    const deed = one.deed(state);
    if (!('asked' in deed))
      return 'code' in deed ? rowOf(one, 'refused', deed.code, deed.message) : rowOf(one, deed.result);
    if (dryRun) {
      const at = await context.servers.inStore((store) => presentOf(store, state, now()));
      return tried(one, deed, state, at);
    }
    for (const asked of deed.asked)
      await ask(context, journey, asked, { ...deed.told, id: bulkIdOf(journey, asked, deed.standing) });
    return rowOf(one, 'done');
  } catch (error) {
    return faultOf(one, error);
  }
}

/** On the record alone; changes nothing. */
function tried(one: Wanted, deed: Asking, state: Journey, at: Instant): BulkRow {
  let supposed = state;
  for (const asked of deed.asked) {
    const told = { ...deed.told, id: bulkIdOf(state.id, asked, deed.standing) };
    const decision = decide(supposed, prepare(state.id, asked, told).command, at);
    if (isRefused(decision)) return rowOf(one, 'refused', decision.refusal.code, decision.refusal.message);
    supposed = decision.journey;
  }
  return rowOf(one, 'would-do');
}

const rowOf = (
  { row, reference, journey }: Wanted,
  result: BulkRow['result'],
  code: string | null = null,
  message: string | null = null,
): BulkRow => ({ row, reference, journey, result, code, message });

function faultOf(one: Wanted, error: unknown): BulkRow {
  if (error instanceof Unreachable) return rowOf(one, 'failed', error.code, `${error.message} ${AGAIN}`);
  if (error instanceof ClientError) return rowOf(one, 'refused', error.code, error.message);
  return rowOf(one, 'failed', 'internal', unforeseen(error, AGAIN));
}
