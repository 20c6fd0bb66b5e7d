/** Coaches' hours, absences, participants and diaries (S3.5); two bookings of a coach cannot overlap. */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create extension if not exists btree_gist`.execute(db);
  await sql`
    create table coach_hours (
      coach text collate "C" not null,
      weekday smallint not null check (weekday between 1 and 7),
      begins text not null check (begins ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
      ends text not null check (ends ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$' and ends > begins),
      primary key (coach, weekday, begins)
    )`.execute(db);
  await sql`
    create table coach_absences (
      coach text collate "C" not null,
      first_day date not null,
      last_day date not null check (last_day >= first_day),
      primary key (coach, first_day)
    )`.execute(db);
  await sql`
    create table caseload (
      journey text collate "C" not null,
      coach text collate "C" not null,
      mode text not null check (mode in ('live', 'rehearsal')),
      since timestamptz not null,
      until timestamptz,
      primary key (journey, coach, since)
    )`.execute(db);
  await sql`create unique index one_coach_at_a_time on caseload (journey) where until is null`.execute(db);
  await sql`create index caseload_of_coach on caseload (mode, coach) where until is null`.execute(db);
  await sql`
    create table diary_slots (
      id text collate "C" primary key,
      mode text not null check (mode in ('live', 'rehearsal')),
      coach text collate "C" not null,
      cohort text not null,
      session text not null,
      form text not null check (form in ('one-to-one', 'group')),
      starts timestamptz not null,
      ends timestamptz not null check (ends > starts),
      constraint no_double_booking
        exclude using gist (mode with =, coach with =, tstzrange(starts, ends) with &&)
    )`.execute(db);
  await sql`
    create table session_bookings (
      -- opaque and the same for every version of a session, so that calendars can follow it
      id text collate "C" primary key,
      journey text collate "C" not null,
      session text not null,
      slot text collate "C" references diary_slots (id),
      sequence integer not null check (sequence >= 0),
      unique (journey, session)
    )`.execute(db);
  await sql`create index session_bookings_of_slot on session_bookings (slot)`.execute(db);
}
