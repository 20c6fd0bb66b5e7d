/** Who may sign in, as what (S6): a coach or an assessor under the id that journeys know them by. */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table operators (
      id text collate "C" primary key,
      role text not null check
        (role in ('provider-admin', 'delivery-partner', 'coach', 'assessor', 'support', 'department')),
      provider text collate "C",
      delivery_partner text collate "C",
      name text not null,
      email text not null,
      -- who vouches for them when they sign in, and how that one calls them
      issuer text,
      subject text,
      active boolean not null default true,
      since timestamptz not null default now(),
      check ((role in ('support', 'department')) = (provider is null)),
      check ((role = 'delivery-partner') = (delivery_partner is not null)),
      check ((issuer is null) = (subject is null))
    )`.execute(db);
  // Somebody may have two hats, each with an id of its own.
  await sql`create index operators_by_subject on operators (issuer, subject) where subject is not null`.execute(
    db,
  );
  await sql`create index operators_by_email on operators (lower(email)) where active`.execute(db);
  await sql`create index operators_by_provider on operators (provider, id)`.execute(db);
}
