/**
 * Who did or looked at what (S6, decision 041): rows are added and never changed, and each holds the hash of the one before.
 * The database makes number, time and hashes itself, one row after another, so that a process that dies leaves no gap and
 * two at once no fork; `verifyAudit` works them out again by other code.
 */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table audit (
      n bigint primary key,
      at timestamptz not null,
      role text collate "C" not null,
      who text collate "C" not null,
      -- as whom it stands in the record: for whom it was done
      behalf text collate "C",
      action text collate "C" not null,
      -- opaque ids: of a journey, a coach, a provider, a cohort
      subject text collate "C",
      reason text collate "C",
      -- done, or the code of the refusal or of the fault
      result text collate "C" not null,
      request text collate "C",
      way text collate "C" not null check (way in ('cli', 'page', 'api', 'library')),
      previous bytea not null,
      hash bytea not null
    )`.execute(db);
  await sql`create index audit_by_subject on audit (subject, n) where subject is not null`.execute(db);
  await sql`create index audit_by_who on audit (who, n)`.execute(db);
  await sql`
    create function audit_link() returns trigger language plpgsql as $$
    declare
      last record;
    begin
      perform pg_advisory_xact_lock(6027182003);
      -- A statement of its own, so that it sees what whoever held the lock has written.
      select n, at, hash into last from audit order by n desc limit 1;
      new.n := coalesce(last.n, 0) + 1;
      new.at := date_trunc('milliseconds', greatest(clock_timestamp(), last.at));
      new.previous := coalesce(last.hash, decode(repeat('00', 32), 'hex'));
      -- The canonical form of store/record/canonical.ts: keys in their order, no white space.
      new.hash := sha256(new.previous || convert_to(
        '{"action":' || to_json(new.action)::text ||
        ',"at":"' || to_char(new.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') ||
        '","behalf":' || coalesce(to_json(new.behalf)::text, 'null') ||
        ',"n":' || new.n ||
        ',"reason":' || coalesce(to_json(new.reason)::text, 'null') ||
        ',"request":' || coalesce(to_json(new.request)::text, 'null') ||
        ',"result":' || to_json(new.result)::text ||
        ',"role":' || to_json(new.role)::text ||
        ',"subject":' || coalesce(to_json(new.subject)::text, 'null') ||
        ',"way":' || to_json(new.way)::text ||
        ',"who":' || to_json(new.who)::text || '}', 'UTF8'));
      return new;
    end $$`.execute(db);
  await sql`create trigger audit_link before insert on audit for each row execute function audit_link()`.execute(
    db,
  );
  await sql`
    create function audit_stays() returns trigger language plpgsql as $$
    begin
      raise exception 'the audit is added to and never changed' using errcode = 'insufficient_privilege';
    end $$`.execute(db);
  await sql`
    create trigger audit_stays before update or delete or truncate on audit
      for each statement execute function audit_stays()`.execute(db);
}
