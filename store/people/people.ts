/** Personal data of participants, one record a journey, here and nowhere else (S7.2). */
import { sql, type Kysely } from 'kysely';
import type { Mode } from '../../workflows/journey/values.js';
import type { Database, Store } from '../database/database.js';
import type { PeopleTable } from '../database/personal-tables.js';
import { DuplicatePerson, findSame, marksOf, type PersonScope } from './same-person.js';
import { StoreError } from '../database/store-error.js';
import type { Person } from './person.js';

export interface PersonOnFile extends Person {
  /** The email before the last change of details, which is told of the change too (S6.5). */
  previousEmail: string | null;
}

/** What a person is enrolled for; two live journeys of one person for one programme are refused (S2.1). */
export interface EnrolledFor extends PersonScope {
  mode: Mode;
  /** Somebody said that it is somebody else than whoever has the same address, or name and school. */
  isAnotherPerson?: boolean;
}

/**
 * Keeps a person, new or changed. Saving the same again changes nothing.
 * @throws DuplicatePerson if somebody is saved for a live journey who is known by another live one that has
 *   not ended, for the same programme; however many save at once, one wins
 */
export async function savePerson(store: Store, person: Person, enrolledFor: EnrolledFor): Promise<void> {
  await store.db.transaction().execute(async (db) => {
    if (enrolledFor.mode === 'live') await refuseDuplicate(db, person, enrolledFor);
    const columns = columnsOf(person, enrolledFor);
    await db
      .insertInto('people')
      .values(columns)
      .onConflict((conflict) =>
        conflict.column('journey').doUpdateSet((eb) => ({
          ...columns,
          previous_email: eb
            .case()
            .when('people.email', '=', person.email)
            .then(eb.ref('people.previous_email'))
            .else(eb.ref('people.email'))
            .end(),
        })),
      )
      .execute();
  });
}

/** @returns null if nobody is kept under that journey */
export async function readPerson(store: Store, journey: string): Promise<PersonOnFile | null> {
  const row = await store.db
    .selectFrom('people')
    .selectAll()
    .where('journey', '=', journey)
    .executeTakeFirst();
  return row ? personOf(row) : null;
}

/**
 * Removes the data of someone whose enrolment was refused.
 * @throws StoreError `journey-begun` if the journey has a record: then the data belongs to it
 */
export async function forgetPerson(store: Store, journey: string): Promise<void> {
  await store.db
    .deleteFrom('people')
    .where('journey', '=', journey)
    .where((eb) => eb.not(eb.exists(eb.selectFrom('journeys').select('id').where('id', '=', journey))))
    .execute();
  const left = await store.db
    .selectFrom('people')
    .select('journey')
    .where('journey', '=', journey)
    .executeTakeFirst();
  if (left) {
    throw new StoreError(
      'journey-begun',
      `The journey ${journey} has begun. Withdraw the participant instead.`,
    );
  }
}

/**
 * Somebody new must not be known at all. Whoever is there already and changes is refused only what makes them
 * surely somebody else: a TRN, or an address under the same name.
 */
async function refuseDuplicate(
  db: Kysely<Database>,
  person: Person,
  enrolledFor: EnrolledFor,
): Promise<void> {
  // One at a time for each person, until the transaction ends; in one order, so that none wait in a ring.
  for (const mark of marksOf(person, enrolledFor)) {
    await sql`select pg_advisory_xact_lock(hashtextextended(${mark}, 0))`.execute(db);
  }
  const before = await db
    .selectFrom('people')
    .select(['trn', 'email'])
    .where('journey', '=', person.journey)
    .executeTakeFirst();
  const known = (await findSame(db, person, enrolledFor)).filter(({ by, isSure }) => {
    if (by === 'trn') return before?.trn !== person.trn;
    if (enrolledFor.isAnotherPerson) return false;
    return before === undefined || (isSure && by === 'email' && before.email !== person.email);
  });
  if (known[0]) throw new DuplicatePerson(person.journey, known[0]);
}

function columnsOf(person: Person, { mode, programme }: EnrolledFor): Omit<PeopleTable, 'previous_email'> {
  return {
    journey: person.journey,
    mode,
    programme,
    given_name: person.givenName,
    family_name: person.familyName,
    email: person.email,
    second_email: person.secondEmail,
    phone: person.phone,
    trn: person.trn,
    urn: person.urn,
    setting_name: person.settingName,
    headteacher_name: person.headteacherName,
    headteacher_email: person.headteacherEmail,
    opportunity_text: person.opportunityText,
    easting: person.easting,
    northing: person.northing,
  };
}

function personOf(row: PeopleTable): PersonOnFile {
  return {
    journey: row.journey,
    givenName: row.given_name,
    familyName: row.family_name,
    email: row.email,
    previousEmail: row.previous_email,
    secondEmail: row.second_email,
    phone: row.phone,
    trn: row.trn,
    urn: row.urn,
    settingName: row.setting_name,
    headteacherName: row.headteacher_name,
    headteacherEmail: row.headteacher_email,
    opportunityText: row.opportunity_text,
    easting: row.easting,
    northing: row.northing,
  };
}
