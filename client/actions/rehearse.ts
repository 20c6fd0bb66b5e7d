/** S8.1: moving the clocks of rehearsals. */
import { londonDate } from '../../workflows/journey/calendar.js';
import type { Instant } from '../../workflows/journey/values.js';
import { sentenceOf } from '../../workflows/journey/refusal.js';
import { ClientError, JourneyRefused } from '../errors.js';
import { instantSchema } from '../input/instants.js';
import { parseOrRefuse } from '../input/faults.js';
import { journeyIdSchema } from '../input/ids.js';
import { stateFrom } from '../reading/view.js';
import { engineHalf, recordHalf, type Context } from './context.js';

/** A rehearsal may live through two years on the way. */
const PATIENCE_MS = 10 * 60_000;
const AT_ONCE = 16;

/**
 * Moves one rehearsal's clock forward; answered once every date on the way has been lived through.
 * @throws JourneyRefused `not-a-rehearsal`, `time-goes-forward`, `journey-ended`
 */
export async function advance(context: Context, journey: string, to: Instant): Promise<Instant> {
  const id = parseOrRefuse(journeyIdSchema, journey);
  const target = parseOrRefuse(instantSchema, to);
  const { recordOrRefuse, refuseUnlessSeen } = await recordHalf();
  if (context.scope !== 'all')
    await context.servers.inStore((store) => refuseUnlessSeen(store, context.scope, id));
  const { moveClock } = await engineHalf();
  const engine = await context.servers.engine();
  const reached = await moveClock(engine, id, target, PATIENCE_MS);
  if (reached !== null) return keptClock(context, id, reached);
  const record = await context.servers.inStore((store) => recordOrRefuse(store, context.scope, id));
  const { mode, ended } = stateFrom(record, null);
  if (mode === 'live') throw new JourneyRefused('not-a-rehearsal', sentenceOf('not-a-rehearsal', {}));
  const words = { on: ended ? londonDate(ended.at) : '', as: ended?.as ?? '' };
  throw new JourneyRefused('journey-ended', sentenceOf('journey-ended', words));
}

/** Lists judge a rehearsal by it; where it cannot be kept, they judge by the newest event. */
async function keptClock({ servers }: Context, journey: string, at: Instant): Promise<Instant> {
  const { keepClock } = await import('../../store/read-model/rehearsal-clocks.js');
  await servers.inStore((store) => keepClock(store, journey, at)).catch(() => undefined);
  return at;
}

export interface Moved {
  /** Rehearsals whose clock is at the instant, or was past it. */
  moved: number;
  /** Rehearsals that came to their end on the way. */
  ended: number;
  failed: { journey: string; code: string; message: string }[];
}

export interface MoveOptions {
  onProgress?: (progress: { at: Instant; done: number; total: number }) => void;
  /** Moves no more once it is aborted; what was lived through stays so. */
  signal?: AbortSignal;
}

/**
 * Moves every rehearsal of a cohort, a month at a time, so that those who share groups, diaries and a
 * waiting list stay abreast of one another. One that cannot be moved does not hold up the rest.
 */
export async function advanceCohort(
  context: Context,
  cohort: string,
  to: Instant,
  { onProgress, signal }: MoveOptions,
): Promise<Moved> {
  const target = parseOrRefuse(instantSchema, to);
  const { eachJourney } = await import('../../store/read-model/read-model.js');
  const { refuseUnknownFilter } = await import('../reading/known-filter.js');
  const open = new Map<string, Instant>();
  await context.servers.inStore(async (store) => {
    await refuseUnknownFilter(store, context.scope, { cohort });
    for await (const row of eachJourney(store, context.scope, { cohort, mode: 'rehearsal' })) {
      if (row.status !== 'ended') open.set(row.journey, row.updated_at);
    }
  });
  const result: Moved = { moved: 0, ended: 0, failed: [] };
  const stops = open.size === 0 ? [] : monthsBetween([...open.values()].sort()[0] ?? target, target);
  const total = stops.length * open.size;
  let done = 0;
  const { eachBounded } = await import('../engine/bounded.js');
  for (const at of stops) {
    await eachBounded([...open.keys()], AT_ONCE, async (journey) => {
      if (signal?.aborted) return;
      const outcome = await moved(context, journey, at);
      if (outcome !== 'moved') open.delete(journey);
      if (outcome === 'ended') result.ended++;
      else if (outcome !== 'moved') result.failed.push({ journey, ...outcome });
      onProgress?.({ at, done: ++done, total });
    });
  }
  return { ...result, moved: open.size };
}

async function moved(
  context: Context,
  journey: string,
  at: Instant,
): Promise<'moved' | 'ended' | { code: string; message: string }> {
  try {
    await advance(context, journey, at);
    return 'moved';
  } catch (error) {
    if (error instanceof JourneyRefused && error.code === 'time-goes-forward') return 'moved';
    if (error instanceof JourneyRefused && error.code === 'journey-ended') return 'ended';
    if (error instanceof ClientError) return { code: error.code, message: error.message };
    throw error;
  }
}

/** The first second of every month after an instant, and the target itself last. */
export function monthsBetween(from: Instant, to: Instant): Instant[] {
  const stops: Instant[] = [];
  let [year, month] = [Number(from.slice(0, 4)), Number(from.slice(5, 7))];
  for (;;) {
    [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1];
    const stop = `${year}-${String(month).padStart(2, '0')}-01T00:00:00Z`;
    if (stop >= to) return [...stops, to];
    stops.push(stop);
  }
}
