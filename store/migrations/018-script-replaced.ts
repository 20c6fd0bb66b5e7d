/** Which version of a script its assessor opened: a mark of another one is void (S5.3). */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table allocations add column opened text`.execute(db);
}
