/** Every message that was due, once per occasion, with what became of it (S6.5). */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table messages (
      journey text collate "C" not null,
      key text collate "C" not null,
      mode text not null check (mode in ('live', 'rehearsal')),
      template text not null,
      addressee text not null,
      message_id text collate "C" not null unique,
      status text not null check (status in ('claimed', 'sent', 'refused', 'recorded')),
      attempts integer not null default 0,
      address text check (address in ('first', 'second')),
      recipient text,
      smtp_code text,
      subject text not null,
      text_body text not null,
      html_body text not null,
      calendar text,
      at timestamptz not null,
      primary key (journey, key)
    )`.execute(db);
  await sql`create index messages_by_time on messages (journey, at, key)`.execute(db);
}
