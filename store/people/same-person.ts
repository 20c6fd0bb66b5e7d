/** S2.1: the same person, by TRN, else by email address in any case, else by name with school. */
import { sql, type Kysely } from 'kysely';
import type { Database, Store } from '../database/database.js';
import { nameMark } from './name-mark.js';
import type { Person } from './person.js';
import { StoreError } from '../database/store-error.js';

export type KnownBy = 'trn' | 'email' | 'name';

/** Among whom somebody may be known. */
export interface PersonScope {
  /** The id of the programme, without its version. */
  programme: string;
  /** Names and schools are compared within this provider's journeys alone: anybody can read them elsewhere. */
  provider?: string;
}

export interface SamePerson {
  /** The journey that is there already. */
  journey: string;
  by: KnownBy;
  /** Nothing speaks against it; otherwise somebody has to look. */
  isSure: boolean;
}

/** Somebody who is known already was saved for another live journey of the programme (S2.1). */
export class DuplicatePerson extends StoreError {
  /** @param same whose journey it is may be nobody's business who reads this, so the sentence does not name it */
  constructor(
    readonly journey: string,
    readonly same: SamePerson,
  ) {
    super(
      same.isSure || same.by === 'trn' ? 'duplicate-person' : 'possible-duplicate',
      `The person of journey ${journey} already has another journey for this programme, which has not ended.`,
    );
  }
}

type Marks = Pick<
  Person,
  'journey' | 'givenName' | 'familyName' | 'email' | 'secondEmail' | 'trn' | 'urn' | 'settingName'
>;

/** By whom a person is known with an unfinished live journey of the programme; null if by nobody. */
export async function findSamePerson(
  store: Store,
  person: Marks,
  known: PersonScope,
): Promise<SamePerson | null> {
  return (await findSame(store.db, person, known))[0] ?? null;
}

/** The surest first. A journey that is about to begin has no row yet and counts as unfinished. */
export async function findSame(
  db: Kysely<Database>,
  person: Marks,
  known: PersonScope,
): Promise<SamePerson[]> {
  const { trn, urn, settingName } = person;
  const addresses = addressesOf(person);
  const rows = await db
    .selectFrom('people')
    .leftJoin('journey_rows', 'journey_rows.journey', 'people.journey')
    .selectAll('people')
    .select('journey_rows.provider')
    .where('people.programme', '=', known.programme)
    .where('people.mode', '=', 'live')
    .where('people.journey', '<>', person.journey)
    .where((eb) => eb.or([eb('journey_rows.status', 'is', null), eb('journey_rows.status', '<>', 'ended')]))
    .where((eb) =>
      eb.or([
        eb(sql`lower(people.email)`, 'in', addresses),
        eb(sql`lower(people.second_email)`, 'in', addresses),
        ...(trn === null ? [] : [eb('people.trn', '=', trn)]),
        ...(urn === null ? [] : [eb('people.urn', '=', urn)]),
        // A setting without a number, such as a childminder's, is known by its name.
        ...(urn !== null || settingName === null ? [] : [eb('people.setting_name', '=', settingName)]),
      ]),
    )
    .orderBy('people.journey')
    .execute();
  const found = rows.flatMap(({ provider, ...row }): SamePerson[] => {
    const other: Marks = {
      ...{ journey: row.journey, givenName: row.given_name, familyName: row.family_name, email: row.email },
      ...{ secondEmail: row.second_email, trn: row.trn, urn: row.urn, settingName: row.setting_name },
    };
    const same = sameness(person, other, provider === known.provider && provider !== null);
    return same ? [{ journey: row.journey, ...same }] : [];
  });
  return found.sort((a, b) => rank(a) - rank(b));
}

const order: readonly KnownBy[] = ['trn', 'email', 'name'];
const rank = ({ by, isSure }: SamePerson): number => order.indexOf(by) + (isSure ? 0 : order.length);

function sameness(a: Marks, b: Marks, isOneProvider: boolean): Omit<SamePerson, 'journey'> | null {
  const given = nameMark(a.givenName) === nameMark(b.givenName);
  const family = nameMark(a.familyName) === nameMark(b.familyName);
  if (a.trn !== null && a.trn === b.trn) return { by: 'trn', isSure: given || family };
  const differ = a.trn !== null && b.trn !== null;
  const isAddress = a.email.toLowerCase() === b.email.toLowerCase();
  if (isAddress) return { by: 'email', isSure: (given || family) && !differ };
  // A second address may be an office's: two people who share one as that are two people.
  const [first, second] = [addressesOf(a), addressesOf(b)];
  if (second[1] === first[0] || second[0] === first[1]) return { by: 'email', isSure: false };
  const isSchool = a.urn !== null ? a.urn === b.urn : b.urn === null && a.settingName === b.settingName;
  const isKnownSchool = isSchool && (a.urn !== null || a.settingName !== null);
  return isOneProvider && isKnownSchool && given && family && !differ ? { by: 'name', isSure: false } : null;
}

const addressesOf = ({ email, secondEmail }: Pick<Marks, 'email' | 'secondEmail'>): string[] =>
  [email, ...(secondEmail === null ? [] : [secondEmail])].map((address) => address.toLowerCase());

/** What two who are saved at the same moment would have in common, in an order of its own. */
export function marksOf(person: Marks, { programme }: PersonScope): string[] {
  const { trn, urn, settingName, givenName, familyName } = person;
  const school = urn ?? settingName;
  return [
    ...(trn === null ? [] : [`trn/${trn}`]),
    ...addressesOf(person).map((address) => `email/${address}`),
    ...(school === null ? [] : [`name/${school}/${nameMark(givenName)}/${nameMark(familyName)}`]),
  ]
    .map((mark) => `${programme}/${mark}`)
    .sort();
}
