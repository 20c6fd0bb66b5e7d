/**
 * The HTTP API (S6): tokens of providers' own systems, by digest alone, and bulk enrolments as jobs. What a row says of a
 * person is kept only until the row is done.
 */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table tokens (
      -- by which the audit names it
      id text collate "C" primary key,
      -- SHA-256 of the token: whoever reads the table can be nobody
      digest text collate "C" not null unique,
      provider text collate "C" not null,
      delivery_partner text collate "C",
      name text not null,
      scopes text[] not null check (scopes <> '{}'),
      since timestamptz not null default now(),
      expires_at timestamptz not null,
      revoked_at timestamptz,
      -- the one that has taken its place, while both are good
      replaced_by text collate "C" references tokens (id),
      last_used_at timestamptz
    )`.execute(db);
  await sql`create index tokens_by_provider on tokens (provider, id)`.execute(db);
  await sql`
    create table enrolment_jobs (
      id text collate "C" primary key,
      token text collate "C" not null references tokens (id),
      -- chosen by the sender: the same one is the same job
      key text collate "C" not null,
      -- SHA-256 of what was sent with it
      sent text collate "C" not null,
      dry_run boolean not null,
      since timestamptz not null default now(),
      ended_at timestamptz,
      -- until when a process of the site has it in hand
      taken_until timestamptz not null default '-infinity',
      unique (token, key)
    )`.execute(db);
  await sql`create index enrolment_jobs_open on enrolment_jobs (since) where ended_at is null`.execute(db);
  await sql`
    create table enrolment_job_rows (
      job text collate "C" not null references enrolment_jobs (id) on delete cascade,
      n int not null check (n > 0),
      -- null once the row is done
      request jsonb,
      -- null before
      result jsonb,
      primary key (job, n),
      check ((request is null) <> (result is null))
    )`.execute(db);
  await sql`create index enrolment_job_rows_open on enrolment_job_rows (job, n) where result is null`.execute(
    db,
  );
}
