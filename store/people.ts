/** Personal data of participants, one record a journey, here and nowhere else (S7.2). */
import { sql, type Kysely } from 'kysely';
import type { Mode } from '../workflows/journey/values.js';
import type { Database, Store } from './database.js';
import type { PeopleTable } from './personal-tables.js';
import { StoreError } from './store-error.js';

export interface Person {
  journey: string;
  givenName: string;
  familyName: string;
  email: string;
  /** Tried when the first address refuses for good (S6.5). */
  secondEmail: string | null;
  phone: string | null;
  /** Teacher reference number. */
  trn: string | null;
  /** Unique reference number of the school or setting. */
  urn: string | null;
  settingName: string | null;
  headteacherName: string | null;
  headteacherEmail: string | null;
  /** How the role gives access to practise the learning (S2.2). */
  opportunityText: string | null;
  /** British National Grid, metres. */
  easting: number | null;
  northing: number | null;
}

export interface PersonOnFile extends Person {
  /** The email before the last change of details, which is told of the change too (S6.5). */
  previousEmail: string | null;
}

/** What a person is enrolled for; two live journeys of one person for one programme are refused. */
export interface EnrolledFor {
  mode: Mode;
  /** The id of the programme, without its version. */
  programme: string;
}

/** The same teacher reference number has another live, unfinished journey for the programme (S2.1). */
export class DuplicatePerson extends StoreError {
  /** @param other the id of the journey that is there already */
  constructor(
    readonly journey: string,
    readonly other: string,
  ) {
    super(
      'duplicate-person',
      `The person of journey ${journey} already has the journey ${other} for this programme, which has not ended. ` +
        'Go on with that one, or correct the TRN.',
    );
  }
}

/**
 * Keeps a person, new or changed. Saving the same again changes nothing.
 * @throws DuplicatePerson if a live journey is saved with a TRN that another live one has, for the same
 *   programme, and that one has not ended; however many save at once, one wins
 */
export async function savePerson(store: Store, person: Person, enrolledFor: EnrolledFor): Promise<void> {
  await store.db.transaction().execute(async (db) => {
    if (enrolledFor.mode === 'live' && person.trn !== null) {
      await refuseDuplicate(db, person.journey, person.trn, enrolledFor.programme);
    }
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

/** The journey that a TRN has for a programme, live and not ended; null if there is none. */
export async function findByTrn(store: Store, trn: string, programme: string): Promise<string | null> {
  return unfinished(store.db, trn, programme, '');
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

async function refuseDuplicate(
  db: Kysely<Database>,
  journey: string,
  trn: string,
  programme: string,
): Promise<void> {
  // One at a time for each person and programme, until the transaction ends.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${programme}/${trn}`}, 0))`.execute(db);
  const other = await unfinished(db, trn, programme, journey);
  if (other !== null) throw new DuplicatePerson(journey, other);
}

/** A journey that is about to begin has no row yet and counts as unfinished. */
async function unfinished(
  db: Kysely<Database>,
  trn: string,
  programme: string,
  except: string,
): Promise<string | null> {
  const found = await db
    .selectFrom('people')
    .leftJoin('journey_rows', 'journey_rows.journey', 'people.journey')
    .select('people.journey')
    .where('people.trn', '=', trn)
    .where('people.programme', '=', programme)
    .where('people.mode', '=', 'live')
    .where('people.journey', '<>', except)
    .where((eb) => eb.or([eb('journey_rows.status', 'is', null), eb('journey_rows.status', '<>', 'ended')]))
    .orderBy('people.journey')
    .executeTakeFirst();
  return found?.journey ?? null;
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
