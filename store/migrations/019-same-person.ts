/** The same person is known by an email address in any case, and by name with school, too (S2.1). */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index people_by_email on people (lower(email), programme)`.execute(db);
  await sql`
    create index people_by_second_email on people (lower(second_email), programme)
      where second_email is not null`.execute(db);
  await sql`create index people_by_school on people (urn, programme) where urn is not null`.execute(db);
}
