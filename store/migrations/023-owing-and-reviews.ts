/**
 * Who owes what, soonest due first, so that "who must act" can be asked for any day (S3.8), and reviews as they were
 * written, version by version: the words are here, the record has their hashes (S3.10).
 */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table journey_rows
      add column owing_who text[] not null default '{}',
      -- as many as there are debtors, ascending
      add column owing_due date[] not null default '{}'`.execute(db);
  await sql`
    create table reviews (
      journey text collate "C" not null,
      review text collate "C" not null,
      -- SHA-256 of the words in canonical form
      version text collate "C" not null check (version ~ '^[0-9a-f]{64}$'),
      words json not null,
      by text not null,
      at timestamptz not null,
      primary key (journey, review, version)
    )`.execute(db);
}
