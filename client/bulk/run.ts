/**
 * The same command for many, some at a time; one bad row never stops the rest, and doing it again changes
 * nothing: every command has an id that follows from what it says, so a repeat is answered with the first receipt.
 */
import { decide, isRefused } from '../../workflows/journey/decide.js';
import type { Journey } from '../../workflows/journey/state.js';
import type { Instant } from '../../workflows/journey/values.js';
import { ask } from '../actions/ask.js';
import { now, recordHalf, type Context } from '../actions/context.js';
import { prepareCommand } from '../commands/prepare.js';
import { eachBounded } from '../engine/bounded.js';
import { Standstill } from '../engine/standstill.js';
import { ClientError, Unreachable } from '../errors.js';
import { bulkIdOf } from '../ids.js';
import { presentOf } from '../reading/present.js';
import { stateFrom } from '../reading/view.js';
import { unforeseen } from '../unforeseen.js';
import type { BulkCommands, BulkRow, BulkTarget } from './row.js';

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
  target: readonly BulkTarget[],
  { dryRun = false, onProgress, signal }: BulkOptions,
): Promise<BulkRow[]> {
  const rows = new Array<BulkRow>(target.length);
  const standstill = new Standstill(signal);
  let done = 0;
  await eachBounded(target.keys(), AT_ONCE, async (index) => {
    const one = target[index] as BulkTarget;
    const { notTried } = standstill;
    const row = notTried
      ? rowOf(one, 'failed', 'not-tried', `${notTried} ${AGAIN}`)
      : await doneFor(context, one, dryRun);
    standstill.note(row.result !== 'failed');
    rows[index] = row;
    onProgress?.(++done, target.length);
  });
  return rows;
}

async function doneFor(context: Context, one: BulkTarget, dryRun: boolean): Promise<BulkRow> {
  const { journey } = one;
  if (one.refused) return rowOf(one, 'refused', one.refused.code, one.refused.message);
  if (journey === null) return rowOf(one, 'refused', 'not-found', 'Nobody is meant by that.');
  try {
    const { recordOrRefuse } = await recordHalf();
    const record = await context.servers.inStore((store) => recordOrRefuse(store, context.scope, journey));
    const state = stateFrom(record, null);
    const action = one.deed(state);
    if (!('input' in action))
      return 'code' in action
        ? rowOf(one, 'refused', action.code, action.message)
        : rowOf(one, action.result);
    if (dryRun) {
      const at = await context.servers.inStore((store) => presentOf(store, state, now()));
      return tried(one, action, state, at);
    }
    for (const input of action.input)
      await ask(context, journey, input, {
        ...action.options,
        id: bulkIdOf(journey, input, action.standing),
      });
    return rowOf(one, 'done');
  } catch (error) {
    return faultOf(one, error);
  }
}

/** On the record alone; changes nothing. */
function tried(one: BulkTarget, deed: BulkCommands, state: Journey, at: Instant): BulkRow {
  let supposed = state;
  for (const input of deed.input) {
    const told = { ...deed.options, id: bulkIdOf(state.id, input, deed.standing) };
    const decision = decide(supposed, prepareCommand(state.id, input, told).command, at);
    if (isRefused(decision)) return rowOf(one, 'refused', decision.refusal.code, decision.refusal.message);
    supposed = decision.journey;
  }
  return rowOf(one, 'would-do');
}

const rowOf = (
  { row, reference, journey }: BulkTarget,
  result: BulkRow['result'],
  code: string | null = null,
  message: string | null = null,
): BulkRow => ({ row, reference, journey, result, code, message });

function faultOf(one: BulkTarget, error: unknown): BulkRow {
  if (error instanceof Unreachable) return rowOf(one, 'failed', error.code, `${error.message} ${AGAIN}`);
  if (error instanceof ClientError) return rowOf(one, 'refused', error.code, error.message);
  return rowOf(one, 'failed', 'internal', unforeseen(error, AGAIN));
}
