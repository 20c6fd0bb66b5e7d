/** The read model (S6.3): one row a journey, folded from its journal, made again at any time. */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table journey_rows (
      journey text collate "C" primary key,
      mode text not null,
      reference text collate "C" not null,
      programme text not null,
      cohort text not null,
      provider text not null,
      delivery_partner text,
      group_id text,
      coach text,
      stage text not null,
      status text not null,
      wait text not null,
      wait_for text not null,
      attention text[] not null,
      next_deadline timestamptz,
      next_key text,
      engagement_done integer not null,
      engagement_total integer not null,
      -- the due day of every element of engagement, so that "behind plan" can be asked for any day
      engagement_due date[] not null,
      minutes_earned integer not null,
      minutes_total integer not null,
      -- the due days of what is not finished, and the first of them
      open_due date[] not null,
      first_due date,
      outcome text,
      statutory_deadline date,
      statutory_at_risk boolean not null,
      forecast_outcome date,
      enrolled_at timestamptz not null,
      updated_at timestamptz not null,
      n integer not null
    ) with (fillfactor = 80)`.execute(db);
  // Few, and none on what every event changes, so that most updates touch no index.
  for (const columns of [
    'provider, reference, journey',
    'reference, journey',
    'enrolled_at, journey',
    'coach',
  ]) {
    await sql`create index on journey_rows (${sql.raw(columns)})`.execute(db);
  }
  await sql`create index on journey_rows (first_due) where status = 'active'`.execute(db);
  await sql`create index on journey_rows using gin (attention) where attention <> '{}'`.execute(db);
}
