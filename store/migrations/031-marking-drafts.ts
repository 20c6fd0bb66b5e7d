/** Points that an assessor has not handed in yet: numbers under a candidate number, gone once they are handed in. */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table marking_drafts (
      candidate text collate "C" not null,
      assessor text collate "C" not null,
      points jsonb not null,
      kept_at timestamptz not null default now(),
      primary key (candidate, assessor)
    )`.execute(db);
}
