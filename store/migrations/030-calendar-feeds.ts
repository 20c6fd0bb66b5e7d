/** Calendars that somebody subscribes to: one address each, kept as a digest; a new one ends the old one. */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table calendar_feeds (
      owner_kind text not null check (owner_kind in ('staff', 'participant')),
      owner text collate "C" not null,
      -- of what stands in the address: whoever reads the table can read no calendar
      digest text collate "C" not null unique,
      -- what the address is made from, with the secret of the site, so that its owner can see it again
      seed text collate "C" not null,
      made_at timestamptz not null default now(),
      primary key (owner_kind, owner)
    )`.execute(db);
}
