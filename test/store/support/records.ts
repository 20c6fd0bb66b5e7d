/** Lives as records: the same events under another id, appended the way that a worker does. */
import { sql } from 'kysely';
import type { Store } from '../../../store/database/database.js';
import { appendEvents } from '../../../store/record/journal.js';
import type { Person } from '../../../store/people/person.js';
import type { Enrolment } from '../../../workflows/journey/command.js';
import type { JourneyEvent } from '../../../workflows/journey/event.js';
import { lifePlans, live, type Life } from '../../../lives/lives.js';

export type LifeName = keyof typeof lifePlans;

const lives = new Map<LifeName, Life>();

/** The life of that behaviour, lived once for all tests of the file. */
export function lifeOf(name: LifeName): Life {
  const known = lives.get(name) ?? live(lifePlans[name]);
  lives.set(name, known);
  return known;
}

export interface Told {
  enrolment: Enrolment;
  events: JourneyEvent[];
}

/** A life under another id, for another provider if need be. */
export function told(name: LifeName, journey: string, change: Partial<Enrolment> = {}): Told {
  const life = lifeOf(name);
  const enrolment = { ...life.enrolment, ...change, journey };
  const { mode, provider, reference } = enrolment;
  const events = life.events.map((event) =>
    event.type === 'Enrolled' ? { ...event, journey, mode, provider, reference } : event,
  );
  return { enrolment, events };
}

/** Appends a life in batches, one for each command, as a worker does at every wake-up. */
export async function record(store: Store, { enrolment, events }: Told): Promise<void> {
  for (const batch of batches(events)) {
    await appendEvents(store, enrolment.journey, batch[0]?.n === 1 ? enrolment : null, batch);
  }
}

export function batches(events: JourneyEvent[]): JourneyEvent[][] {
  const found: JourneyEvent[][] = [];
  for (const event of events) {
    const last = found.at(-1);
    if (last?.[0]?.cmd === event.cmd) last.push(event);
    else found.push([event]);
  }
  return found;
}

/** What only someone who owns the database can do: changes to the record behind its back. */
export async function tamper(store: Store, statement: string): Promise<void> {
  await store.db.transaction().execute(async (db) => {
    await sql`set local session_replication_role = replica`.execute(db);
    await sql.raw(statement).execute(db);
  });
}

/** An invented person for a journey. */
export const anybody = (journey: string, change: Partial<Person> = {}): Person => ({
  journey,
  givenName: 'Rowan',
  familyName: 'Ashdown-Vale',
  email: `${journey}@example.org`,
  secondEmail: null,
  phone: null,
  trn: null,
  urn: '100000',
  settingName: 'A school',
  headteacherName: 'Merle Quill',
  headteacherEmail: 'head@example.org',
  opportunityText: null,
  easting: 530000,
  northing: 180000,
  ...change,
});
