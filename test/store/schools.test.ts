import { describe, expect, it } from 'vitest';
import type { Establishment } from '../../store/schools/establishment.js';
import { openStore } from '../../store/database/database.js';
import { findEstablishment, findEstablishments, readRegister } from '../../store/schools/schools.js';
import { schoolsNear, placeOfPostcode, placeOfSchool } from '../../store/schools/nearest.js';
import { searchEstablishments, type SchoolFilter, type SchoolQuery } from '../../store/schools/search.js';
import { replaceRegister } from '../../store/schools/write.js';
import { freshStore } from '../support/postgres.js';
import { batched, school, schools } from './support/schools.js';

const store = await freshStore({ max: 12 });
let loads = 0;

/** Replaces the register, as of a file with that content. */
const load = (all: readonly Establishment[], digit = String(++loads % 10), fewer = true) =>
  replaceRegister(store, {
    file: { file: 'edubasealldata20261120.csv', date: '2026-11-20', sha256: digit.repeat(64) },
    batches: batched(all, 500),
    faults: () => 0,
    at: '2026-11-22T09:00:00Z',
    fewer,
  });

const namesOf = async (query: SchoolQuery & SchoolFilter) =>
  (await searchEstablishments(store, query, { limit: 50, page: 1 })).schools.map(({ name }) => name);

const named = [
  'Elm Grove School',
  'Elm Grove School for Girls',
  'The Grove Elm Primary School',
  'Elmwood Grovehill School',
  'St. Mary’s C of E Primary School',
  'Saint Marys Catholic School',
  'Ysgol Gŵyr & Tŷ Coch',
  'Ash Lane School',
].map((name, n) => school(100_001 + n, { name }));
const closed = school(100_020, { name: 'Elm Grove School', status: 'Closed', closedOn: '2019-08-31' });
const others = [
  school(100_030, { name: 'North Hall', postcode: 'LS6 2AB' }),
  school(100_031, { name: 'South Hall', postcode: 'ls62zz' }),
  school(100_032, { name: 'East Hall', postcode: 'LS62 6AB' }),
  school(100_033, {
    name: 'West Hall',
    postcode: null,
    laCode: '201',
    laName: 'City of London',
    typeCode: '30',
  }),
];

describe('S2.7 the register of schools in the store', () => {
  it('S2.7 nothing is loaded at first, and nothing is found', async () => {
    expect(await readRegister(store)).toBeNull();
    expect(await findEstablishment(store, '100001')).toBeNull();
    expect(await namesOf({ name: 'elm' })).toEqual([]);
  });

  it('S2.7 gives an establishment back as it was loaded, and remembers the file', async () => {
    const { register, ...counts } = await load([...named, closed, ...others]);
    expect(counts).toEqual({ loaded: true, added: 13, changed: 0, removed: 0 });
    expect(await readRegister(store)).toEqual(register);
    expect(register).toMatchObject({ date: '2026-11-20', rows: 13, loadedAt: '2026-11-22T09:00:00Z' });
    expect(await findEstablishment(store, '100020')).toEqual(closed);
    const found = await findEstablishments(store, ['100033', '999999', '100001', '100001']);
    expect(found.map(({ urn }) => urn)).toEqual(['100001', '100033']);
  });

  it('S2.7 ranks a name: the same, begins so, all words, words that begin so', async () => {
    expect(await namesOf({ name: 'ELM  grove school' })).toEqual([
      'Elm Grove School',
      'Elm Grove School for Girls',
      'The Grove Elm Primary School',
      'Elmwood Grovehill School',
    ]);
    expect(await namesOf({ name: 'school grove elm' })).toHaveLength(4);
    expect(await namesOf({ name: 'elm girls' })).toEqual(['Elm Grove School for Girls']);
  });

  it.each([
    ['st marys', 2],
    ['Saint Mary’s', 2],
    ["ST. MARY'S", 2],
    ['marys primary saint', 1],
    ['gwyr ty', 1],
    ['Gŵyr and Tŷ', 1],
    ['GŴYR & tŷ', 1],
    ['elm nowhere', 0],
    ["' | !*: <->", null],
  ])('S2.7 "%s" finds %s', async (name, count) => {
    if (count === null) return expect(namesOf({ name })).rejects.toMatchObject({ code: 'search-wrong' });
    return expect(await namesOf({ name })).toHaveLength(count);
  });

  it('S2.7 leaves closed schools out unless told, and puts them last', async () => {
    const page = { limit: 50, page: 1 };
    const all = await searchEstablishments(store, { name: 'elm grove school', all: true }, page);
    expect(all.schools.map(({ urn }) => urn).slice(0, 3)).toEqual(['100001', '100020', '100002']);
    expect(await namesOf({ urn: '100020' })).toEqual([]);
    expect(await namesOf({ urn: '100020', all: true })).toEqual(['Elm Grove School']);
  });

  it.each([
    ['LS6 2AB', ['North Hall']],
    ['ls62ab', ['North Hall']],
    [' L S6 2 ab', ['North Hall']],
    ['ls6', ['North Hall', 'South Hall']],
    ['LS62', ['East Hall']],
    ['LS7', []],
  ])('S2.7 finds by the postcode "%s"', async (postcode, names) => {
    expect(await namesOf({ postcode })).toEqual(names);
  });

  it('S2.7 refuses what is no postcode, and says how one looks', async () => {
    await expect(namesOf({ postcode: 'Leeds' })).rejects.toThrow(/such as LS6 2AB, or its first half/);
  });

  it('S2.7 filters by local authority and type, by code or name', async () => {
    expect(await namesOf({ la: '201' })).toEqual(['West Hall']);
    expect(await namesOf({ la: 'city of LONDON', name: 'hall' })).toEqual(['West Hall']);
    expect(await namesOf({ la: 'Leeds', type: '30' })).toEqual([]);
    expect(await namesOf({ name: 'hall', type: '30' })).toEqual(['West Hall']);
  });

  it('S2.7 pages with a total, also beyond the last page', async () => {
    const page = (number: number) =>
      searchEstablishments(store, { name: 'school' }, { limit: 4, page: number });
    const [first, second, beyond] = await Promise.all([page(1), page(2), page(9)]);
    expect([first.total, second.total, beyond.total]).toEqual([7, 7, 7]);
    expect([first, second, beyond].map((one) => one.schools.length)).toEqual([4, 3, 0]);
    expect(new Set([...first.schools, ...second.schools].map(({ urn }) => urn)).size).toBe(7);
  });
});

describe('S2.8 the nearest schools', () => {
  it('S2.8 in metres, the nearest first, without those whose place is not known', async () => {
    await load([
      school(100_001, { easting: 430_300, northing: 434_400, postcode: 'LS1 1AA' }),
      school(100_002, { easting: 430_000, northing: 434_000, postcode: 'LS1 1AA' }),
      school(100_003, { easting: 430_000, northing: 434_100, status: 'Closed', postcode: 'LS1 1AA' }),
      school(100_004, { easting: null, northing: null, postcode: 'LS1 1AA' }),
      school(100_005, { easting: 533_498, northing: 181_201, postcode: 'EC3A 5DE' }),
    ]);
    const from = { easting: 430_000, northing: 434_000 };
    const of = async (filter: SchoolFilter & { limit: number; except?: string }) =>
      (await schoolsNear(store, from, filter)).map(({ metres, school: { urn } }) => [
        urn,
        Math.round(metres),
      ]);
    expect(await of({ limit: 2 })).toEqual([
      ['100002', 0],
      ['100001', 500],
    ]);
    expect(await of({ limit: 9, all: true, except: '100002' })).toEqual([
      ['100003', 100],
      ['100001', 500],
      ['100005', 273_165],
    ]);
  });

  it('S2.8 from a school or from the middle of a postcode, if its place is known', async () => {
    expect(await placeOfSchool(store, '100001')).toEqual({ easting: 430_300, northing: 434_400, by: 1 });
    expect(await placeOfSchool(store, '100004')).toBeNull();
    expect(await placeOfPostcode(store, 'ls11aa')).toMatchObject({ easting: 430_100, by: 3 });
    expect(await placeOfPostcode(store, 'EC3A')).toMatchObject({ easting: 533_498, by: 1 });
    expect(await placeOfPostcode(store, 'LS9')).toBeNull();
  });
});

describe('S2.7 a new register takes the place of the one before', () => {
  it('S2.7 as a whole: what is new, changed and gone is counted, and what stays is not touched', async () => {
    await load(schools(1_000));
    const news = [...schools(1_000).slice(10), school(300_000), school(300_001)];
    news[0] = { ...(news[0] as Establishment), status: 'Closed', closedOn: '2026-08-31' };
    expect(await load(news, 'a')).toMatchObject({
      added: 2,
      changed: 1,
      removed: 10,
      register: { rows: 992 },
    });
    expect(await load(news, 'b')).toMatchObject({ loaded: true, added: 0, changed: 0, removed: 0 });
    const again = await load([], 'b');
    expect(again).toMatchObject({ loaded: false, register: { rows: 992 } });
    expect(await findEstablishment(store, news[0].urn)).toMatchObject({ status: 'Closed' });
  });

  it('S2.7 a number that comes twice keeps what came last', async () => {
    await load([school(100_001, { name: 'First' }), ...schools(600), school(100_001, { name: 'Last' })], 'c');
    expect(await findEstablishment(store, '100001')).toMatchObject({ name: 'Last' });
    expect(await readRegister(store)).toMatchObject({ rows: 601 });
  });

  it('S2.7 a file that was cut off is refused unless fewer are meant, and nothing has changed', async () => {
    const before = await readRegister(store);
    await expect(load(schools(500), 'd', false)).rejects.toMatchObject({ code: 'register-smaller' });
    expect(await readRegister(store)).toEqual(before);
    expect((await searchEstablishments(store, { name: 'school' }, { limit: 1, page: 1 })).total).toBe(600);
  });

  it('S2.7 what goes wrong on the way leaves the register before', async () => {
    async function* broken(): AsyncGenerator<Establishment[]> {
      yield [school(500_000)];
      throw new Error('the disk went away');
    }
    const file = { file: 'x.csv', date: '2026-11-21', sha256: 'e'.repeat(64) };
    const options = { file, batches: broken(), faults: () => 0, at: '2026-11-22T09:00:00Z', fewer: true };
    await expect(replaceRegister(store, options)).rejects.toThrow('the disk went away');
    expect(await findEstablishment(store, '500000')).toBeNull();
    expect(await readRegister(store)).toMatchObject({ sha256: 'c'.repeat(64) });
  });

  it('S2.7 whoever searches meanwhile sees a whole register, and two loads follow one another', async () => {
    const of = (word: string, n: number) => schools(n).map((one) => ({ ...one, name: `${word} School` }));
    await load(of('Old', 800), '1');
    const reader = openStore(store.url, { max: 2 });
    const seen = new Set<string>();
    let isOver = false;
    const reading = (async () => {
      while (!isOver) {
        const { total, schools: some } = await searchEstablishments(
          reader,
          { name: 'school' },
          { limit: 1_000, page: 1 },
        );
        const words = new Set(some.map(({ name }) => name.split(' ')[0]));
        seen.add(`${[...words].sort().join('+')} ${total} ${some.length}`);
      }
    })();
    await Promise.all([load(of('New', 900), '2'), load(of('Newer', 1_000), '3')]);
    isOver = true;
    await reading;
    await reader.close();
    const whole = ['Old 800 800', 'New 900 900', 'Newer 1000 1000'];
    expect([...seen].filter((one) => !whole.includes(one))).toEqual([]);
    expect(seen.has('Old 800 800')).toBe(true);
  });
});
