/**
 * What lets record and engine find each other again: commands that were answered without an event, commands by
 * their id, when a journey was written last by the clock of the database, and states to go on folding from.
 */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table answered_commands (
      journey text collate "C" not null references journeys (id),
      cmd text collate "C" not null,
      at timestamptz not null,
      -- the number of events that the journey had
      n integer not null check (n > 0),
      primary key (journey, cmd)
    )`.execute(db);
  await sql`create index journal_by_command on journal (journey, cmd)`.execute(db);
  await sql`alter table journeys add column written_at timestamptz not null default now()`.execute(db);
  await sql`
    create table folds (
      journey text collate "C" primary key references journeys (id),
      n integer not null check (n > 0),
      head bytea not null,
      -- the build whose code folded it: another one folds anew
      build text not null,
      state json not null
    )`.execute(db);
  await sql`
    create table reconciled (
      one boolean primary key default true check (one),
      -- everything that was written before was compared with the engine
      until timestamptz not null
    )`.execute(db);
}
