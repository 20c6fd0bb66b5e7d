/** When each thing that was handed in began to arrive, by the clock of the door, under the id of its command. */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table arrivals (
      journey text collate "C" not null,
      command text collate "C" not null,
      purpose text collate "C" not null,
      sha256 text collate "C" not null check (sha256 ~ '^[0-9a-f]{64}$'),
      bytes integer not null check (bytes >= 0),
      at timestamptz not null,
      primary key (journey, command)
    )`.execute(db);
}
