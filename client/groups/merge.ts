/**
 * S2.8: a group below viability is merged. Each participant is moved by the command that moves one, so that each
 * is told and re-planned as always; one who cannot be moved never stops the rest, and doing it again moves who is left.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { Cohort, Group } from '../../programmes/cohort-schema.js';
import type { CohortPlaces } from '../../activities/places/room.js';
import { readMembers, type Member } from '../../store/places/members.js';
import { readPlace } from '../../store/places/place.js';
import { readOccupancy } from '../../store/places/pool.js';
import { londonDate } from '../../workflows/journey/calendar.js';
import type { Mode } from '../../workflows/journey/values.js';
import { ask } from '../actions/ask.js';
import { now, type Context } from '../actions/context.js';
import { unforeseen } from '../unforeseen.js';
import { ClientError, Unreachable } from '../errors.js';
import { mergeIdOf } from '../ids.js';
import { planMerge, type Because, type NoSeat, type Planned } from './plan.js';
import { Standstill } from '../engine/standstill.js';

export interface MergeRow {
  journey: string;
  reference: string;
  from: string;
  /** Null if there is no seat for them. */
  to: string | null;
  because: Because | null;
  /** `refused`: by the rules, or no seat; `failed`: not done, or not known to be done. */
  result: 'moved' | 'would-move' | 'refused' | 'failed';
  code: string | null;
  /** What to do next, where it was not done. */
  message: string | null;
}

export interface MergeOrder {
  cohort: Cohort;
  from: Group;
  /** Null: for each the nearest viable group, a partner's own first. */
  into: Group | null;
  mode: Mode;
  dryRun: boolean;
  reason: string;
  note: string | undefined;
  onProgress: (done: number, of: number) => void;
  signal: AbortSignal | undefined;
}

/** The seat is changed within a moment of the receipt; a worker that is busy may take longer. */
const SEAT_LOOKS = 200;
const LOOK_EVERY_MS = 50;

const noSeat: Record<NoSeat, string> = {
  'group-full': 'The group has no seat left. Name another with --into, or move somebody out of it first.',
  'nearest-unknown':
    'It is not known where their school is, and so not which group is the nearest. Name a group with --into, move them with "move-group", or correct the school with "change-details".',
  'no-viable-group':
    'No other viable group of the provider has a seat for them. Name a group with --into, or move them with "move-group".',
};

export async function merge(context: Context, order: MergeOrder): Promise<MergeRow[]> {
  const { from, into, mode, cohort, dryRun, onProgress, signal } = order;
  const members = await context.servers.inStore((store) =>
    readMembers(store.db, { mode, cohort: cohort.id, group: from.id }),
  );
  const plan = await planned(context, order, members);
  if (dryRun) return plan.map((one) => rowOf(from, one, one.code ? refusedFor(one.code) : wouldMove));
  const rows: MergeRow[] = [];
  const standstill = new Standstill(signal);
  for (const { member } of plan) {
    const { notTried } = standstill;
    if (notTried !== null) {
      const asked = { member, to: into?.id ?? null, because: null };
      rows.push(rowOf(from, asked, failure('not-tried', `${notTried} Merge the group again.`)));
    } else {
      const row = await moveOne(context, order, member);
      standstill.note(row.code === null || !unanswered.has(row.code));
      rows.push(row);
    }
    onProgress(rows.length, plan.length);
  }
  return rows;
}

const unanswered: ReadonlySet<string> = new Set([
  ...['temporal-unreachable', 'temporal-refused', 'database-unreachable', 'database-refused'],
  ...['worker-silent', 'worker-failing', 'engine-behind', 'seat-unchanged'],
]);

type Result = Pick<MergeRow, 'result' | 'code' | 'message'>;

const wouldMove: Result = { result: 'would-move', code: null, message: null };
const moved: Result = { result: 'moved', code: null, message: null };
const refusedFor = (code: NoSeat): Result => ({ result: 'refused', code, message: noSeat[code] });
const failure = (code: string, message: string): Result => ({ result: 'failed', code, message });

type Way = Pick<MergeRow, 'to' | 'because'> & { member: Member };

const rowOf = ({ id }: Group, { member, to, because }: Way, result: Result): MergeRow => ({
  journey: member.journey,
  reference: member.reference,
  from: id,
  to,
  because,
  ...result,
});

/** The plan for some members by the seats that are taken at this moment. */
async function planned(
  { servers }: Context,
  { cohort, from, into, mode }: MergeOrder,
  members: readonly Member[],
): Promise<Planned[]> {
  const { provider } = from;
  const pool = { mode, cohort: cohort.id, provider };
  const occupancy = await servers.inStore((store) => readOccupancy(store.db, pool));
  // A rehearsal's present is that of those who rehearse.
  const rehearsed = members.reduce((latest, { updated }) => (updated > latest ? updated : latest), '');
  const today = londonDate(mode === 'rehearsal' && rehearsed !== '' ? rehearsed : now());
  const places: CohortPlaces = { cohort, provider, occupancy, today };
  return planMerge(places, from, members, into);
}

/** Looked at again for each, since others apply and move meanwhile. */
async function moveOne(context: Context, order: MergeOrder, member: Member): Promise<MergeRow> {
  const { from, into, reason, note } = order;
  let way: Way = { member, to: into?.id ?? null, because: null };
  try {
    for (const one of await planned(context, order, [member])) {
      way = one;
      if (one.to === null) return rowOf(from, one, refusedFor(one.code));
      const id = mergeIdOf(member.journey, from.id, one.to, member.since);
      await ask(context, member.journey, { type: 'moveGroup', group: one.to }, { id, reason, note });
    }
    return rowOf(from, way, (await isSeated(context, member.journey, from.id)) ? moved : unseated);
  } catch (error) {
    return rowOf(from, way, faultOf(error));
  }
}

const unseated = failure(
  'seat-unchanged',
  'The move was accepted, but the seat has not changed yet: "show" says what it waits for. Merge the group again later.',
);

/** Waits until the seat in the old group is given up: only then the next one is looked at. */
async function isSeated({ servers }: Context, journey: string, from: string): Promise<boolean> {
  for (let look = 0; look < SEAT_LOOKS; look++) {
    const place = await servers.inStore((store) => readPlace(store.db, journey));
    if (place?.group !== from) return true;
    await pause(LOOK_EVERY_MS);
  }
  return false;
}

function faultOf(error: unknown): Result {
  if (error instanceof Unreachable) return failure(error.code, error.message);
  if (error instanceof ClientError) {
    const { kind, code, message } = error;
    return { result: kind === 'refused' ? 'refused' : 'failed', code, message };
  }
  return failure('internal', unforeseen(error, 'Merge the group again.'));
}
