/** Conflicts of interest (S5.4): a script is not marked by a coach of the participant, past or present, nor by their setting or its trust. */
import { sql, type RawBuilder } from 'kysely';

/** The journey by its id, or the column that has it. */
type Author = string | RawBuilder<unknown>;

/** Whether the assessor `assessor.id` coaches or coached the participant, or is the same person as a coach who did. */
export const coachedBy = (journey: Author): RawBuilder<boolean> => sql<boolean>`exists (
  select 1 from caseload left join staff as coach on coach.id = caseload.coach
  where caseload.journey = ${journey}
    and (caseload.coach = assessor.id or lower(coach.email) = lower(assessor.email)))`;

/** Whether the assessor belongs to the participant's setting. */
export const ofSetting = (journey: Author): RawBuilder<boolean> => sql<boolean>`exists (
  select 1 from people where people.journey = ${journey} and people.urn = assessor.urn)`;

/** Whether the assessor's setting and the participant's belong to one trust, by the register of schools. */
export const ofTrust = (journey: Author): RawBuilder<boolean> => sql<boolean>`exists (
  select 1 from people
    join establishments as theirs on theirs.urn = people.urn
    join establishments as own on own.trust_code = theirs.trust_code
  where people.journey = ${journey} and own.urn = assessor.urn)`;

/** Whether the script was given to the assessor before, in whatever role; each mark is someone else's. */
export const hadScript = (script: string): RawBuilder<boolean> => sql<boolean>`exists (
  select 1 from allocations as before where before.script = ${script} and before.assessor = assessor.id)`;
