/** S6.1: a whole cohort, row by row; one bad row never stops the rest, and the same file again changes nothing. */
import { enrol, findEnrolled } from './enrol.js';
import type { Context } from './context.js';
import { eachBounded } from '../engine/bounded.js';
import { Standstill } from '../engine/standstill.js';
import { BadInput, ClientError, Unreachable } from '../errors.js';
import { journeyIdOf } from '../ids.js';
import { intakeOf } from '../input/enrolment.js';
import { unforeseen } from '../unforeseen.js';
import type { CohortRow } from '../enrolment/cohort-row.js';

/** `failed`: a server did not answer; the row may be sent again. `would-create`: in a dry run. */
type RowOutcome = 'created' | 'already-there' | 'would-create' | 'rejected' | 'failed';

export interface RowResult {
  row: number;
  reference: string | null;
  journey: string | null;
  result: RowOutcome;
  /** Every reason at once, for a row that was not enrolled. */
  reasons: string[];
  warnings: string[];
}

export interface CohortProgress {
  done: number;
  total: number;
  counts: Record<RowOutcome, number>;
}

export interface CohortOptions {
  /** Says what would happen and starts nothing. */
  dryRun?: boolean;
  /** Rows at once, 1 to 64; default: 16. */
  concurrency?: number;
  onProgress?: (progress: CohortProgress) => void;
  /** Stops taking up rows; those under way are finished, the rest are `failed`. */
  signal?: AbortSignal;
}

/** Results in the order of the rows. */
export async function enrolRows(
  context: Context,
  rows: readonly CohortRow[],
  options: CohortOptions,
): Promise<RowResult[]> {
  const { dryRun = false, concurrency = 16, onProgress, signal } = options;
  if (!Number.isInteger(concurrency) || concurrency < 1 || concurrency > 64) {
    throw new BadInput([`concurrency: must be a whole number from 1 to 64, not ${concurrency}`]);
  }
  const results = new Array<RowResult>(rows.length);
  const counts = { created: 0, 'already-there': 0, 'would-create': 0, rejected: 0, failed: 0 };
  const standstill = new Standstill(signal);
  let done = 0;
  await eachBounded(rows.keys(), concurrency, async (index) => {
    const row = rows[index] as CohortRow;
    const result = rejected(row) ?? stopped() ?? (await enrolRow(context, row, dryRun));
    standstill.note(result.result !== 'failed');
    const { knownBy, ...outcome } = result;
    const warnings = knownBy === undefined ? row.warnings : [...row.warnings, knownWords(knownBy)];
    results[index] = { row: row.row, reference: row.reference, warnings, ...outcome };
    counts[result.result]++;
    onProgress?.({ done: ++done, total: rows.length, counts: { ...counts } });
  });
  return results;

  function stopped(): Outcome | null {
    const { notTried } = standstill;
    return notTried === null ? null : failed(`${notTried} Give the same file again.`);
  }
}

type Outcome = Pick<RowResult, 'journey' | 'result' | 'reasons'> & { knownBy?: 'trn' | 'email' };

const failed = (reason: string): Outcome => ({ journey: null, result: 'failed', reasons: [reason] });

/** Nothing of such a row was taken over, which whoever sent it should know. */
const knownWords = (knownBy: 'trn' | 'email'): string =>
  `Enrolled before under another reference, known by the ${knownBy === 'trn' ? 'teacher reference number' : 'email address'}: nothing was changed. What differs is corrected with "change-details".`;

/** A row that is wrong is wrong whether or not the servers answer. */
const rejected = ({ request, faults }: CohortRow): Outcome | null =>
  request === null ? { journey: null, result: 'rejected', reasons: faults } : null;

async function enrolRow(context: Context, { request }: CohortRow, dryRun: boolean): Promise<Outcome> {
  if (request === null) throw new Error('a row without a request cannot be enrolled');
  try {
    if (dryRun) {
      const there = await findEnrolled(context, request);
      return there
        ? { ...there, result: 'already-there', reasons: [] }
        : { journey: idOf(request), result: 'would-create', reasons: [] };
    }
    const { journey, created, knownBy } = await enrol(context, request);
    return { journey, knownBy, result: created ? 'created' : 'already-there', reasons: [] };
  } catch (error) {
    return outcomeOf(error);
  }
}

function outcomeOf(error: unknown): Outcome {
  if (error instanceof Unreachable) return failed(error.message);
  if (error instanceof BadInput) return { journey: null, result: 'rejected', reasons: [...error.faults] };
  if (error instanceof ClientError && error.kind === 'refused') {
    return { journey: null, result: 'rejected', reasons: [error.message] };
  }
  // What nobody foresaw is one row's misfortune.
  return failed(unforeseen(error, 'Give the same file again; if it stays, report it.'));
}

function idOf({ cohort, provider, reference, mode = 'live' }: NonNullable<CohortRow['request']>): string {
  const { programme } = intakeOf(cohort);
  return journeyIdOf({ programme: programme.id, cohort, provider, reference, mode });
}
