/** Who is signed in on the site, and which links of mails were used: digests and ids, nobody's name. */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table web_sessions (
      -- of what the cookie says: whoever reads the table can be nobody
      digest text collate "C" primary key,
      -- null before somebody has signed in
      owner_kind text check (owner_kind in ('staff', 'participant', 'headteacher')),
      owner text collate "C",
      data jsonb not null,
      began_at timestamptz not null default now(),
      seen_at timestamptz not null default now(),
      expires_at timestamptz not null
    )`.execute(db);
  await sql`create index web_sessions_by_owner on web_sessions (owner_kind, owner) where owner is not null`.execute(
    db,
  );
  await sql`create index web_sessions_expiring on web_sessions (expires_at)`.execute(db);
  await sql`
    create table used_links (
      digest text collate "C" primary key,
      used_at timestamptz not null default now(),
      -- after which the link opens nothing anyway
      expires_at timestamptz not null
    )`.execute(db);
}
