/** The record (S7.1): what journeys were begun with, and everything that happened on them. */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table definitions (
      hash bytea primary key,
      kind text not null check (kind in ('programme', 'cohort')),
      id text not null,
      -- json, not jsonb: the order of keys is kept, so that a fold gives the very same state
      body json not null
    )`.execute(db);
  await sql`
    create table journeys (
      id text collate "C" primary key,
      mode text not null check (mode in ('live', 'rehearsal')),
      provider text not null,
      delivery_partner text,
      reference text collate "C" not null,
      programme_hash bytea not null references definitions (hash),
      cohort_hash bytea not null references definitions (hash),
      -- number and hash of the newest event: what is cut off the end of a journal is missed here
      n integer not null check (n > 0),
      head bytea not null
    )`.execute(db);
  await sql`
    create table journal (
      journey text collate "C" not null references journeys (id),
      n integer not null check (n > 0),
      at timestamptz not null,
      type text not null,
      by text not null,
      cmd text not null,
      body json not null,
      previous_hash bytea not null,
      hash bytea not null,
      primary key (journey, n)
    )`.execute(db);
  await sql`create index journal_by_time on journal (at, journey, n)`.execute(db);
  await sql`
    create function refuse_to_rewrite() returns trigger language plpgsql as $$
    begin
      raise exception 'the record is append-only: % on % is refused', tg_op, tg_table_name
        using hint = 'A correction is another event.';
    end $$`.execute(db);
  for (const table of ['journal', 'definitions']) {
    await sql`
      create trigger append_only before update or delete or truncate on ${sql.table(table)}
      for each statement execute function refuse_to_rewrite()`.execute(db);
  }
  await sql`
    create trigger append_only before delete or truncate on journeys
    for each statement execute function refuse_to_rewrite()`.execute(db);
  await sql`
    create trigger kept_as_begun before update of
      id, mode, provider, delivery_partner, reference, programme_hash, cohort_hash
    on journeys for each statement execute function refuse_to_rewrite()`.execute(db);
}
