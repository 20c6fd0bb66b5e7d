/**
 * Messages on their way: in whose hands one is, so that two attempts that live at once never both send it
 * (S6.5), and since when its recipient cannot take it.
 */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table messages
      add column held_by text,
      -- by the clock of the database
      add column held_until timestamptz,
      add column waiting_since timestamptz`.execute(db);
}
