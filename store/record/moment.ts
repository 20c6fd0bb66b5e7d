/** A moment of a run brought into the record, or what the record knows and the run does not (S7.1). */
import type { RecordNews, RecordRequest } from '../../workflows/activities.js';
import type { Store } from '../database/database.js';
import { appendEvents, JournalConflict, readEventsAfter, readJournal, recordedEvents } from './journal.js';
import { keepAnswered, readReceipts } from './receipts.js';

/** Events told at once to a run that is behind; it asks again for more. */
const MOST_AHEAD = 500;

/**
 * @returns null if all of it is in the record now and the record knows nothing more
 * @throws StoreError for what neither can mend by itself
 */
export async function recordMoment(store: Store, request: RecordRequest): Promise<RecordNews | null> {
  const { journey, enrolment, events, answered, asks, look } = request;
  const known = await readReceipts(store, journey, asks);
  const decided = new Set([...events.map(({ cmd }) => cmd), ...answered.map(({ command }) => command)]);
  if (known.some(({ command }) => decided.has(command))) return { halted: true, known };
  const seen = look ? await newsOnLooking(store, request) : null;
  if (seen) return seen;
  try {
    await appendEvents(store, journey, enrolment, events);
  } catch (error) {
    const news = error instanceof JournalConflict ? await newsOf(store, request, error) : null;
    if (news) return news;
    throw error;
  }
  await keepAnswered(store, journey, answered);
  return known.length === 0 ? null : { halted: false, known };
}

async function newsOnLooking(store: Store, request: RecordRequest): Promise<RecordNews | null> {
  const recorded = await recordedEvents(store, request.journey);
  if (recorded < request.after) return { halted: true, behind: recorded };
  return recorded > request.after ? newsAfter(store, request) : null;
}

function newsOf(
  store: Store,
  request: RecordRequest,
  { what, recorded }: JournalConflict,
): Promise<RecordNews | null> {
  if (what === 'gap') return Promise.resolve({ halted: true, behind: recorded });
  return newsAfter(store, request);
}

/** The record's own events after those that the run knows; null if it has none. */
async function newsAfter(store: Store, { journey, after }: RecordRequest): Promise<RecordNews | null> {
  if (after === 0) {
    const record = await readJournal(store, journey);
    return record && { halted: true, enrolment: record.enrolment, ahead: record.events.slice(0, MOST_AHEAD) };
  }
  const ahead = await readEventsAfter(store, journey, after, MOST_AHEAD);
  return ahead.length === 0 ? null : { halted: true, ahead };
}
