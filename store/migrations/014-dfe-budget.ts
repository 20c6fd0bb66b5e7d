/** How many requests each token of the Department's API has made lately; no token, only its SHA-256. */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table dfe_tokens (
      token bytea primary key,
      -- both in milliseconds since 1970, by the clock of the database
      last_taken bigint not null default 0,
      paused_until bigint not null default 0
    )`.execute(db);
  await sql`
    create table dfe_requests (
      token bytea not null references dfe_tokens,
      -- since 1970
      second bigint not null,
      taken integer not null check (taken > 0),
      primary key (token, second)
    )`.execute(db);
}
