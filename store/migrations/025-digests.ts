/**
 * A coach's mails of a morning (S6.5), each of reminders of several participants. Ids and keys alone: words are made
 * when it is sent, and are not kept, for they name people of more than one journey.
 */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table messages drop constraint messages_status_check`.execute(db);
  await sql`
    alter table messages add constraint messages_status_check check
      (status in ('claimed', 'sent', 'refused', 'recorded', 'gathered'))`.execute(db);
  await sql`
    create table digests (
      coach text collate "C" not null,
      -- in London, and the how many-th mail of that day it is
      day date not null,
      nth smallint not null check (nth > 0),
      message_id text collate "C" not null unique,
      status text not null check (status in ('claimed', 'sent', 'refused', 'empty')),
      smtp_code text,
      claimed_at timestamptz not null default now(),
      settled_at timestamptz,
      -- while its recipient or the mail server cannot take it for now
      waiting_since timestamptz,
      next_try timestamptz,
      -- whether the provider has heard that it was refused
      told boolean not null default false,
      primary key (coach, day, nth)
    )`.execute(db);
  await sql`create index digests_open on digests (coach) where status = 'claimed' or (status = 'refused' and not told)`.execute(
    db,
  );
  await sql`
    create table gathered (
      journey text collate "C" not null,
      key text collate "C" not null,
      coach text collate "C" not null,
      gathered_at timestamptz not null default now(),
      -- the digest that it goes with; null until there is one
      day date,
      nth smallint,
      primary key (journey, key),
      -- whoever is erased is in no digest either
      foreign key (journey, key) references messages (journey, key) on delete cascade,
      foreign key (coach, day, nth) references digests (coach, day, nth)
    )`.execute(db);
  await sql`create index gathered_waiting on gathered (coach) where nth is null`.execute(db);
  await sql`create index gathered_by_digest on gathered (coach, day, nth) where nth is not null`.execute(db);
}
