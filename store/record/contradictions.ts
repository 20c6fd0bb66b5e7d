/** What contradicts itself between the tables, beyond the record (S6.3). */
import { sql } from 'kysely';
import type { Store } from '../database/database.js';
import { recordFault, type RecordFault, type FaultCode } from './fault.js';

interface Found {
  journey: string;
  what: string | null;
}

/** Each finds the journeys that it is about; what is being arranged at this very moment may show up. */
const questions: Partial<Record<FaultCode, ReturnType<typeof sql<Found>>>> = {
  'journal-without-start': sql`
    select distinct journey, null as what from journal
    where not exists (select from journeys where id = journey)`,
  'row-without-journal': sql`
    select journey, null as what from journey_rows
    where not exists (select from journeys where id = journey)`,
  'person-missing': sql`
    select id as journey, null as what from journeys
    where not exists (select from people where people.journey = journeys.id)`,
  'person-without-journey': sql`
    select journey, null as what from people
    where not exists (select from journeys where id = journey)`,
  'place-not-released': sql`
    select journey, null as what from places join journey_rows using (journey)
    where journey_rows.status = 'withdrawn'
      or (journey_rows.status = 'ended' and outcome <> 'passed')`,
  'session-not-released': sql`
    select journey, string_agg(session_bookings.session, ', ' order by session_bookings.session) as what
    from session_bookings join journey_rows using (journey) join diary_slots on diary_slots.id = slot
    where status in ('withdrawn', 'ended') and starts > updated_at
    group by journey`,
  'script-not-closed': sql`
    select journey, string_agg(role, ', ' order by role) as what
    from allocations join journey_rows using (journey)
    where status = 'ended' and marked is null and closed is null
    group by journey`,
};

export async function contradictions(store: Store): Promise<RecordFault[]> {
  const faults: RecordFault[] = [];
  for (const [code, question] of Object.entries(questions) as [FaultCode, ReturnType<typeof sql<Found>>][]) {
    const { rows } = await question.execute(store.db);
    for (const { journey, what } of rows.sort((a, b) => (a.journey < b.journey ? -1 : 1))) {
      faults.push(recordFault(code, journey, null, what === null ? {} : { what }));
    }
  }
  return faults;
}
