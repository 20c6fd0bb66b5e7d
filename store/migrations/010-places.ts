/** Places, groups, the waiting list and its offers (S2.6, S2.8), and what each effect was answered. */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table effect_answers (
      journey text collate "C" not null,
      duty text not null check (duty in ('places', 'diary', 'marking')),
      key text collate "C" not null,
      facts json not null,
      at timestamptz not null,
      primary key (journey, duty, key)
    )`.execute(db);
  await sql`
    create table places (
      journey text collate "C" primary key,
      mode text not null check (mode in ('live', 'rehearsal')),
      cohort text not null,
      provider text not null,
      delivery_partner text,
      group_id text not null,
      funded boolean not null,
      -- an offered place is kept free for one person until it is taken or lapses
      status text not null check (status in ('held', 'offered')),
      since timestamptz not null
    )`.execute(db);
  await sql`create index places_of_pool on places (mode, cohort, provider)`.execute(db);
  await sql`
    create table waiting_list (
      -- the pool waited for is that of the journey as it stands, so that a transfer takes its turn along
      journey text collate "C" primary key,
      mandatory boolean not null,
      funded boolean not null,
      joined timestamptz not null,
      -- who came first, when two joined within the same second
      turn bigint generated always as identity
    )`.execute(db);
  await sql`
    create table place_offers (
      id text collate "C" primary key,
      journey text collate "C" not null,
      mode text not null check (mode in ('live', 'rehearsal')),
      cohort text not null,
      provider text not null,
      group_id text not null,
      because text not null check (because in ('partner', 'nearest')),
      made timestamptz not null,
      turn bigint generated always as identity,
      status text not null check (status in ('open', 'taken', 'lapsed', 'withdrawn')),
      told boolean not null default false
    )`.execute(db);
  await sql`create unique index one_open_offer on place_offers (journey) where status = 'open'`.execute(db);
  await sql`create index offers_to_tell on place_offers (turn) where not told and status = 'open'`.execute(
    db,
  );
  await sql`
    create table catch_up_places (
      journey text collate "C" not null,
      event text not null,
      mode text not null check (mode in ('live', 'rehearsal')),
      cohort text not null,
      provider text not null,
      group_id text not null,
      date date not null,
      primary key (journey, event)
    )`.execute(db);
  await sql`create index catch_ups_of_pool on catch_up_places (mode, cohort, provider)`.execute(db);
}
