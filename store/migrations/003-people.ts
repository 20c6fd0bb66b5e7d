/** Personal data of participants and of those who work with them: here and nowhere else (S7.2). */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table people (
      journey text collate "C" primary key,
      mode text not null check (mode in ('live', 'rehearsal')),
      programme text not null,
      given_name text not null,
      family_name text not null,
      email text not null,
      previous_email text,
      second_email text,
      phone text,
      trn text,
      urn text,
      setting_name text,
      headteacher_name text,
      headteacher_email text,
      opportunity_text text,
      easting double precision,
      northing double precision
    )`.execute(db);
  await sql`create index people_by_trn on people (trn, programme) where trn is not null`.execute(db);
  await sql`
    create table staff (
      id text collate "C" primary key,
      role text not null check (role in ('coach', 'assessor', 'provider')),
      provider text not null,
      name text not null,
      email text not null,
      capacity integer check (capacity >= 0),
      urn text,
      scripts_marked integer not null default 0 check (scripts_marked >= 0)
    )`.execute(db);
  await sql`create index staff_by_provider on staff (provider, role, id)`.execute(db);
}
