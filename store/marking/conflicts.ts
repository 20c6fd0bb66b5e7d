/** Conflicts of interest that came about after a script was given out (S5.4): schools, trusts and coaches change. */
import { sql } from 'kysely';
import type { MarkingConflict } from '../../workflows/journey/values.js';
import type { Work } from '../effects/answers.js';
import { coachedBy, ofSetting, ofTrust } from './interests.js';

export interface Conflict {
  journey: string;
  assessor: string;
  because: Exclude<MarkingConflict, 'declared'>;
}

const journeyOf = sql.ref('given.journey');

/** Of whoever has a script or has marked one, and of whom the journey does not know. @param journey default: all */
export async function conflictsNow(work: Work, journey: string | null = null): Promise<Conflict[]> {
  const { rows } = await sql<Conflict>`
    select journey, assessor,
      case when coach then 'coach' when setting then 'setting' else 'trust' end as because
    from (
      select given.journey, given.assessor, min(given.allocated) as since,
        bool_or(${coachedBy(journeyOf)}) as coach,
        bool_or(${ofSetting(journeyOf)}) as setting,
        bool_or(${ofTrust(journeyOf)}) as trust
      from allocations as given join staff as assessor on assessor.id = given.assessor
      where given.closed is null and given.conflicted is null
        and ${
          journey === null
            ? sql`exists (
          select 1 from journey_rows as row
          where row.journey = given.journey and row.status not in ('withdrawn', 'ended'))`
            : sql`given.journey = ${journey}`
        }
      group by given.journey, given.assessor
    ) as found
    where coach or setting or trust
    order by since, journey, assessor`.execute(work);
  return rows;
}

/** The journey knows, and nobody looks again. */
export async function noteConflicted(
  work: Work,
  journey: string,
  assessor: string,
  at: string,
): Promise<void> {
  await work
    .updateTable('allocations')
    .set({ conflicted: at })
    .where('journey', '=', journey)
    .where('assessor', '=', assessor)
    .execute();
}
