/** Carries out what somebody intends, through the client library, and counts it. */
import { setTimeout as pause } from 'node:timers/promises';
import { JourneyRefused, Unreachable, type CommandInput, type Journeys } from '../../client/journeys.js';
import type { Store } from '../../store/database/database.js';
import { candidateOf } from '../../store/marking/candidate.js';
import type { Receipt } from '../../workflows/contract.js';
import type { Journey } from '../../workflows/journey/state.js';
import type { Instant } from '../../workflows/journey/values.js';
import type { Intention } from '../../lives/acts/intention.js';
import { bytesOf } from '../../lives/papers/paper.js';
import type { Tally } from './tally.js';

/** What all lives of a play share. */
export interface DemoContext {
  journeys: Journeys;
  store: Store;
  tally: Tally;
  signal: AbortSignal;
  /** The newest event that a receipt spoke of. */
  newestEvent(journey: string): number;
  noteEvent(journey: string, n: number): void;
}

export function demoContext(
  parts: Pick<DemoContext, 'journeys' | 'store' | 'tally' | 'signal'>,
): DemoContext {
  const newest = new Map<string, number>();
  return {
    ...parts,
    newestEvent: (journey) => newest.get(journey) ?? 0,
    noteEvent: (journey, n) => newest.set(journey, Math.max(n, newest.get(journey) ?? 0)),
  };
}

/** What is on its way. */
export class NotYet extends Error {}

/** Tries in vain before the demo gives up: the worker is away for seconds, not minutes. */
const TRIES = 12;

/** Repeats what a server did not answer, which is safe because every command has an id of its own. */
export async function withRetries<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      const mayPass = error instanceof Unreachable || error instanceof NotYet;
      if (!mayPass || attempt === TRIES) throw error;
      await pause(100 * attempt);
    }
  }
}

export async function performDeed(
  context: DemoContext,
  journey: Journey,
  act: Intention,
  now: Instant,
): Promise<void> {
  const deed = act.deed(journey, now);
  switch (deed.by) {
    case 'command':
      return send(context, journey, act, deed.input, now);
    case 'paper': {
      const { fileName, purpose } = deed.paper;
      const bytes = bytesOf(deed.paper);
      const handedIn = await withRetries(() =>
        context.journeys.handInDocument(journey.id, bytes, fileName, purpose, { id: act.id }),
      );
      context.tally.documents++;
      return send(context, journey, act, deed.input(handedIn), now);
    }
    case 'review': {
      const told = { actor: act.actor(journey), id: act.id, at: now };
      const { review, words } = deed;
      return counted(context, journey, act, now, () =>
        context.journeys.writeReviewFields(journey.id, review, words, told),
      );
    }
    case 'signal': {
      const { coach, session, held, minutes } = deed;
      await withRetries(() => context.journeys.advanceTo(journey.id, now));
      const id = act.id;
      await withRetries(() =>
        context.journeys.sessionCompleted(journey.id, { id, coach, session, held, minutes }),
      );
      context.tally.signals++;
      return;
    }
    case 'queue':
      return mark(context, journey, act, deed, now);
  }
}

async function send(
  context: DemoContext,
  journey: Journey,
  act: Intention,
  input: CommandInput,
  at: Instant,
): Promise<void> {
  const { id, reason, note } = act;
  const told = { actor: act.actor(journey), id, at, reason, note };
  await counted(context, journey, act, at, () => context.journeys.command(journey.id, input, told));
}

async function counted(
  context: DemoContext,
  journey: Journey,
  act: Intention,
  at: Instant,
  work: () => Promise<Receipt>,
): Promise<void> {
  context.tally.underWay++;
  try {
    noteReceipt(context, await withRetries(work));
    context.tally.accept();
  } catch (error) {
    if (!(error instanceof JourneyRefused) || error.code === 'time-goes-forward') throw error;
    // People are refused now and then; the demo says so at the end.
    context.tally.refused.push({ reference: journey.reference, key: act.key, at, code: error.code });
  } finally {
    context.tally.underWay--;
  }
}

function noteReceipt(context: DemoContext, { journey, events }: Receipt): void {
  context.noteEvent(journey, events.at(-1)?.n ?? 0);
}

/** S5.4: an assessor sees a script in the blind queue by its candidate number, and nothing of whose it is. */
async function mark(
  context: DemoContext,
  journey: Journey,
  act: Intention,
  { script, points }: { script: string; points: number },
  now: Instant,
): Promise<void> {
  const { id: assessor } = act.actor(journey);
  const queue = await withRetries(() => context.journeys.markingQueue(assessor));
  if (!queue.some((entry) => entry.candidate === candidateOf(script))) {
    context.tally.refused.push({ reference: journey.reference, key: act.key, at: now, code: 'not-in-queue' });
    return;
  }
  const scores = Object.fromEntries(journey.programme.assessment.criteria.map(({ id }) => [id, points]));
  await send(context, journey, act, { type: 'recordMark', script, scores }, now);
  context.tally.marks++;
}
