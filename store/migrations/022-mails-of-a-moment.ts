/** One mail may tell several messages of a moment (S6.5): each is kept, and names the message that it went with. */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table messages add column part_of text collate "C"`.execute(db);
  await sql`create index messages_by_mail on messages (journey, part_of) where part_of is not null`.execute(
    db,
  );
}
