import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { behaviourOf, namedReferences, refusedAddresses } from '../../../dev/demo/behaviours.js';
import { cohortFile, readDemoCohort, someOf } from '../../../dev/demo/cohort.js';
import { demoStaff } from '../../../dev/demo/staff.js';

const rows = await readDemoCohort();
const good = rows.filter(({ request }) => request !== null);
const broken = rows.filter(({ request }) => request === null);

describe('S6.1 the demo cohort', () => {
  test('S6.1 thirty rows: twenty-seven good ones, three with one different fault each', () => {
    expect([rows.length, good.length, broken.length]).toEqual([30, 27, 3]);
    expect(broken.map(({ faults }) => faults.length)).toEqual([1, 1, 1]);
    const [email, trn, school] = broken.map(({ faults }) => faults[0]);
    expect(email).toMatch(/^email: must be an email address/);
    expect(trn).toMatch(/^trn: must have 7 digits, not 6/);
    expect(school).toMatch(/^school_urn: 100037 closed on 2019-12-31/);
  });

  test('S2.7 the schools are real: each good row has the name and, but for Wales, the place of one', () => {
    for (const { request } of good) {
      expect(request?.person.settingName, request?.reference).toBeTruthy();
      const isWelsh = request?.person.urn?.startsWith('40') === true;
      if (!isWelsh) expect(request?.person.easting, request?.reference).toBeGreaterThan(0);
    }
    const warned = good.flatMap(({ warnings }) => warnings).join('\n');
    expect(warned).toMatch(/in Wales/);
    expect(warned).toMatch(/is independent/);
    expect(warned).toMatch(/about to close/);
  });

  test('S7.2 nobody in it can get mail: every address is of a reserved domain', () => {
    const addresses = readFileSync(cohortFile, 'utf8').match(/[^\s,]+@[^\s,]+/g) ?? [];
    expect(addresses.length).toBeGreaterThan(58);
    expect(addresses.filter((address) => !address.endsWith('.example'))).toEqual([]);
    expect(demoStaff.filter(({ email }) => !/^[a-z.]+@harbour-education\.example$/.test(email))).toEqual([]);
  });

  test('S8.1 every behaviour belongs to a good row, and whoever has none is punctual', () => {
    const references = good.map(({ reference }) => reference);
    expect(namedReferences.filter((reference) => !references.includes(reference))).toEqual([]);
    expect(behaviourOf('HE26-001').title).toBe('punctual');
    const titles = new Set(namedReferences.map((reference) => behaviourOf(reference).title));
    expect(titles.size).toBe(namedReferences.length);
    const emails = good.map(({ request }) => request?.person.email);
    expect(refusedAddresses.filter((address) => !emails.includes(address))).toEqual([]);
  });

  test('S6.1 a smaller cohort keeps the broken rows and the order of the file', () => {
    const some = someOf(rows, 6);
    expect(some.map(({ reference }) => reference)).toEqual([
      ...['HE26-001', 'HE26-002', 'HE26-003', 'HE26-007', 'HE26-016', 'HE26-025'],
    ]);
    expect(someOf(rows, 30)).toEqual(rows);
  });
});
