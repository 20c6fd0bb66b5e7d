/** The register of schools (S2.7, S2.8), with what it is searched by. */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table establishments (
      urn text collate "C" primary key,
      ukprn text,
      name text not null,
      type_code text not null,
      type_name text not null,
      type_group text not null,
      status text not null
        check (status in ('Open', 'Open, but proposed to close', 'Proposed to open', 'Closed')),
      phase text,
      la_code text,
      la_name text,
      region text,
      trust_code text,
      trust_name text,
      town text,
      postcode text,
      easting double precision,
      northing double precision,
      closed_on date,
      country text not null,
      name_key text collate "C" not null,
      name_words tsvector not null
        generated always as (array_to_tsvector(string_to_array(name_key, ' '))) stored,
      postcode_key text collate "C",
      outward text collate "C",
      check ((easting is null) = (northing is null))
    )`.execute(db);
  // What a load leaves to be sorted in later would slow every search until then.
  await sql`
    create index establishments_by_words on establishments using gin (name_words)
      with (fastupdate = off)`.execute(db);
  await sql`create index establishments_by_postcode on establishments (postcode_key)`.execute(db);
  await sql`create index establishments_by_outward on establishments (outward)`.execute(db);
  await sql`create index establishments_by_authority on establishments (la_code)`.execute(db);
  await sql`
    create index establishments_by_place on establishments using gist (point(easting, northing))
      where easting is not null`.execute(db);
  await sql`
    create table school_register (
      singleton boolean primary key default true check (singleton),
      file text not null,
      date date not null,
      sha256 text collate "C" not null check (sha256 ~ '^[0-9a-f]{64}$'),
      rows integer not null check (rows >= 0),
      faults integer not null check (faults >= 0),
      loaded_at timestamptz not null
    )`.execute(db);
}
