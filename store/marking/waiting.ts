/** Scripts that nobody was free for (S5.4): whoever is free later gets them, the oldest first. */
import { sql } from 'kysely';
import type { Day, Instant, MarkerRole, Mode } from '../../workflows/journey/values.js';
import type { Store } from '../database/database.js';
import type { Work } from '../effects/answers.js';

export interface WaitingScript {
  script: string;
  role: MarkerRole;
  journey: string;
  mode: Mode;
  provider: string;
  barred: string[];
  /** By the journey's own clock. */
  at: Instant;
}

/** Whoever waits already keeps their turn. */
export async function keepWaiting(
  work: Work,
  {
    since,
    barred,
    ...script
  }: Pick<WaitingScript, 'script' | 'role' | 'journey' | 'barred'> & { since: Instant },
): Promise<void> {
  await work
    .insertInto('waiting_scripts')
    .values({ ...script, barred, since })
    .onConflict((conflict) => conflict.columns(['script', 'role']).doUpdateSet({ barred }))
    .execute();
}

/** In one role, or in any. */
export async function endWaiting(work: Work, script: string, role: MarkerRole | null): Promise<void> {
  const waiting = work.deleteFrom('waiting_scripts').where('script', '=', script);
  await (role === null ? waiting : waiting.where('role', '=', role)).execute();
}

/** Of journeys in which marking goes on, the oldest first. @param now the clock of live journeys */
export async function waitingScripts(store: Store, now: Instant): Promise<WaitingScript[]> {
  const { rows } = await sql<WaitingScript>`
    select waiting.script, waiting.role, waiting.journey, waiting.barred, row.mode, row.provider,
      case row.mode when 'live' then ${now}::timestamptz else coalesce(clock.at, row.updated_at) end as at
    from waiting_scripts as waiting join journey_rows as row using (journey)
      left join rehearsal_clocks as clock using (journey)
    where row.status not in ('withdrawn', 'ended')
    order by waiting.since, waiting.script, waiting.role`.execute(store.db);
  return rows;
}

/** An assessor who is away on a day gets nothing new. */
export const isAway = (on: Day) => sql<boolean>`exists (
  select 1 from coach_absences as away
  where away.coach = assessor.id and ${on}::date between away.first_day and away.last_day)`;
