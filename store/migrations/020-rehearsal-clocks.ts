/** How far the clock of a rehearsal was moved: it may stand after the newest event, where nothing happened since. */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table rehearsal_clocks (
      journey text collate "C" primary key,
      at timestamptz not null
    )`.execute(db);
}
