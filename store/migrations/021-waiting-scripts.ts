/** Scripts that nobody was free for, conflicts of interest that are known, and the roles of those who mark after an appeal. */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table allocations drop constraint allocations_role_check`.execute(db);
  await sql`
    alter table allocations add constraint allocations_role_check check
      (role in ('marker', 'moderator', 'third', 'appeal', 'appeal-moderator', 'appeal-third'))`.execute(db);
  await sql`alter table allocations add column conflicted timestamptz`.execute(db);
  await sql`
    create table waiting_scripts (
      script text collate "C" not null,
      role text not null,
      journey text collate "C" not null,
      barred text[] not null,
      since timestamptz not null,
      primary key (script, role)
    )`.execute(db);
  // Those that waited before there was a list of them, by the record: sought, and given to nobody since.
  await sql`
    insert into waiting_scripts (script, role, journey, barred, since)
    select distinct on (1, 2) sought.body->>'script', sought.body->>'role', sought.journey,
      array(select json_array_elements_text(sought.body->'not')), sought.at
    from journal as sought join journey_rows as row on row.journey = sought.journey and row.status <> 'ended'
    where sought.type = 'MarkerSought' and not exists (
      select from journal as later
      where later.journey = sought.journey and later.n > sought.n and later.type in ('MarkerAllocated', 'MarkerSought')
        and later.body->>'script' = sought.body->>'script' and later.body->>'role' = sought.body->>'role')`.execute(
    db,
  );
}
