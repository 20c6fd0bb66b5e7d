/** Who marks which script, without names (S5.4). */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table allocations (
      script text collate "C" not null,
      role text not null check (role in ('marker', 'moderator', 'third', 'appeal')),
      assessor text collate "C" not null,
      journey text collate "C" not null,
      mode text not null check (mode in ('live', 'rehearsal')),
      provider text not null,
      candidate text not null,
      assessment_window text not null,
      document text not null,
      words integer not null,
      allocated timestamptz not null,
      due date not null,
      marked timestamptz,
      -- taken back, or no longer wanted
      closed timestamptz,
      primary key (script, role, assessor)
    )`.execute(db);
  await sql`create unique index one_marker_a_role on allocations (script, role) where closed is null`.execute(
    db,
  );
  await sql`create index allocations_of_assessor on allocations (assessor, mode)`.execute(db);
}
