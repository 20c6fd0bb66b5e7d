/** What came of the cohort, as the record and the read model have it. */
import { sql } from 'kysely';
import type { Journeys } from '../../client/journeys.js';
import type { ListedJourney } from '../../client/reading/many.js';
import type { Store } from '../../store/database/database.js';
import { verifyRecord, type Verification } from '../../store/record/verify.js';
import type { EventType } from '../../workflows/journey/event.js';
import { DEMO_PROVIDER } from './staff.js';

export interface PersonResult extends ListedJourney {
  /** Of this participant's journey, to whomever they went. */
  emails: number;
  sessionsHeld: number;
}

export interface Results {
  people: PersonResult[];
  events: Partial<Record<EventType, number>>;
  messages: { sent: number; refused: number; withCalendar: number };
  verification: Verification;
}

/**
 * @param references of the rows of the file; whoever changed the cohort on the way is still one of them
 */
export async function gatherResults(
  journeys: Journeys,
  store: Store,
  references: ReadonlySet<string>,
): Promise<Results> {
  const { rows: listed } = await journeys.list({ mode: 'rehearsal', provider: DEMO_PROVIDER }, { size: 200 });
  const [emails, held, events, messages, verification] = await Promise.all([
    countBy(store, sql`messages where status = 'sent'`),
    countBy(store, sql`journal where type = 'SessionCompleted'`),
    eventCounts(store),
    messageCounts(store),
    verifyRecord(store),
  ]);
  const people = listed
    .filter(({ reference }) => references.has(reference))
    .map((row) => ({
      ...row,
      emails: emails.get(row.journey) ?? 0,
      sessionsHeld: held.get(row.journey) ?? 0,
    }))
    .sort((one, other) => (one.reference < other.reference ? -1 : 1));
  return { people, events, messages, verification };
}

async function countBy(store: Store, from: ReturnType<typeof sql>): Promise<Map<string, number>> {
  const { rows } = await sql<{ journey: string; count: number }>`
    select journey, count(*)::int as count from ${from} group by journey`.execute(store.db);
  return new Map(rows.map(({ journey, count }) => [journey, count]));
}

async function eventCounts(store: Store): Promise<Results['events']> {
  const { rows } = await sql<{ type: EventType; count: number }>`
    select type, count(*)::int as count from journal group by type`.execute(store.db);
  return Object.fromEntries(rows.map(({ type, count }) => [type, count]));
}

async function messageCounts(store: Store): Promise<Results['messages']> {
  const { rows } = await sql<Results['messages']>`
    select count(*) filter (where status = 'sent')::int as sent,
      count(*) filter (where status = 'refused')::int as refused,
      count(*) filter (where status = 'sent' and calendar is not null)::int as "withCalendar"
    from messages`.execute(store.db);
  return rows[0] ?? { sent: 0, refused: 0, withCalendar: 0 };
}
