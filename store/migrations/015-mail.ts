/**
 * Messages on their way: in whose hands one is, so that two attempts that live at once never both send it
 * (S6.5), and since when its recipient cannot take it. And messages that came back.
 */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table messages
      add column held_by text,
      -- by the clock of the database
      add column held_until timestamptz,
      add column waiting_since timestamptz`.execute(db);
  await sql`
    create table bounces (
      journey text collate "C" not null,
      -- of the message
      key text collate "C" not null,
      -- which address it came back from
      address text not null check (address in ('first', 'second')),
      permanent boolean not null,
      status text,
      by text not null,
      at timestamptz not null,
      -- whether the journey has heard of it; one that has ended never does
      told boolean not null default false,
      primary key (journey, key, address),
      foreign key (journey, key) references messages on delete cascade
    )`.execute(db);
}
