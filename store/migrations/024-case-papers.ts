/**
 * The papers of case studies (S5.2), version by version: what whoever sits a window of a cohort with a provider works
 * on. The bytes are here, beside what says whose they are, so that a worker that sends one needs no folder; rehearsals
 * have papers of their own. A message names the paper that goes with it; and a
 * provider whose paper is missing is warned once before the opening and once at it.
 */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table case_papers (
      mode text not null check (mode in ('live', 'rehearsal')),
      provider text collate "C" not null,
      cohort text collate "C" not null,
      assessment_window text collate "C" not null,
      version integer not null check (version >= 1),
      sha256 text collate "C" not null check (sha256 ~ '^[0-9a-f]{64}$'),
      kind text not null,
      content bytea not null,
      -- coded; null of the first
      reason text,
      at timestamptz not null,
      primary key (mode, provider, cohort, assessment_window, version)
    )`.execute(db);
  await sql`
    create table paper_warnings (
      provider text collate "C" not null,
      cohort text collate "C" not null,
      assessment_window text collate "C" not null,
      occasion text not null check (occasion in ('soon', 'open')),
      at timestamptz not null default now(),
      primary key (provider, cohort, assessment_window, occasion)
    )`.execute(db);
  await sql`
    alter table messages
      add column attachment text collate "C" check (attachment ~ '^[0-9a-f]{64}$')`.execute(db);
}
