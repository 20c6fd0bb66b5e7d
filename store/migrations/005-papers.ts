/** Documents handed in, by content hash (their bytes are kept elsewhere), and free-text notes. */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table documents (
      journey text collate "C" not null,
      sha256 text collate "C" not null check (sha256 ~ '^[0-9a-f]{64}$'),
      purpose text collate "C" not null,
      kind text not null,
      words integer check (words >= 0),
      bytes integer not null check (bytes >= 0),
      at timestamptz not null,
      primary key (journey, sha256, purpose)
    )`.execute(db);
  await sql`create index documents_by_hash on documents (sha256)`.execute(db);
  await sql`
    create table notes (
      id text collate "C" primary key,
      journey text collate "C" not null,
      by text not null,
      text text not null,
      at timestamptz not null
    )`.execute(db);
  await sql`create index notes_of_journey on notes (journey, at, id)`.execute(db);
}
