import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadSchools } from '../../../client/schools/load.js';
import { schoolsNear } from '../../../store/schools/nearest.js';
import { readRegister } from '../../../store/schools/schools.js';
import { searchEstablishments } from '../../../store/schools/search.js';
import { freshStore } from '../../support/postgres.js';
import { csvOf, soundRow } from '../support/cohort.js';
import { runOnServers } from '../support/terminal.js';
import { registerFolder, registerOf } from './support/register.js';
import { wholeRegister } from './support/whole-register.js';

const store = await freshStore({ max: 6 });
const keep = registerFolder();
const sample = fileURLToPath(new URL('../../../dev/demo/schools.csv', import.meta.url));

/** A command line on this store; no Temporal server is there. */
const cli = (line: string) => runOnServers(line, ['--address', '127.0.0.1:1', '--database-url', store.url]);

const json = async (line: string) => JSON.parse((await cli(`${line} --json`)).out) as Record<string, unknown>;

describe('S2.7 the register by the command line', () => {
  it('S2.7 says what to do before one is loaded', async () => {
    expect((await cli('schools status')).out).toContain('No register of schools is loaded');
    expect(await json('schools status')).toEqual({ register: null });
    const { code, err } = await cli('schools find argyle');
    expect([code, err]).toEqual([3, expect.stringContaining('schools load')]);
  });

  it('S2.7 tries a file, loads it, and loads it again to no effect', async () => {
    const tried = await cli(`schools load "${sample}" --dry-run`);
    expect(tried).toMatchObject({ code: 0, err: expect.stringContaining('Reading: 100 of 100') as string });
    expect(tried.out).toContain('Nothing was loaded');
    expect(await readRegister(store)).toBeNull();
    const loaded = await cli(`schools load "${sample}"`);
    expect(loaded.out).toMatch(/By status +Open \d+ .*Closed \d+/);
    expect(loaded.out).toMatch(/By country +england \d+ · wales \d+/);
    expect(loaded.out).toMatch(/99 new, 0 changed, 0 no longer in it/);
    expect((await cli(`schools load "${sample}"`)).out).toContain('loaded already');
    expect(await json('schools status')).toMatchObject({ register: { rows: 99, file: 'schools.csv' } });
  });

  it('S2.7 finds, shows and writes schools', async () => {
    expect((await cli('schools find primary school argyle')).out).toMatch(/100008 +Argyle Primary School/);
    expect(await json('schools find kingsgate')).toMatchObject({ total: 0 });
    expect(await json('schools find kingsgate --all')).toMatchObject({ total: 2 });
    expect(await json('schools find --postcode nw5')).toMatchObject({ page: 1, limit: 20 });
    expect(await json('schools find --urn 100004')).toMatchObject({ schools: [{ status: 'Closed' }] });
    expect(await json('schools find school --la camden --limit 2 --page 2')).toMatchObject({ page: 2 });
    const file = keep('', 'found.csv');
    expect((await cli(`schools find --la 202 --csv "${file}"`)).out).toContain('Written to');
    expect(readFileSync(file, 'utf8')).toMatch(/^\uFEFFurn,ukprn,name,.*\r\n/);
    expect((await cli('schools show 100012')).out).toMatch(/Open, but proposed to close, on Tue 31 Aug 2021/);
    expect((await cli('schools show 999999')).code).toBe(3);
  });

  it('S2.8 lists the nearest to a school, a postcode and a place', async () => {
    const near = (await json('schools nearest --to 100008 --limit 1')) as { schools: object[] };
    expect(near.schools).toMatchObject([{ metres: expect.any(Number) as number }]);
    expect(JSON.stringify(near.schools)).not.toContain('"100008"');
    const place = await cli('schools nearest --to 530238,182761 --limit 1');
    expect(place.out).toMatch(/0 m +100008 +Argyle Primary School/);
    expect((await cli('schools nearest --to "wc1h 9eg" --limit 1')).out).toMatch(/0 m +100008/);
    expect((await cli('schools nearest --to LS99')).code).toBe(3);
  });

  it.each([
    ['schools find', 'say what to look for'],
    ['schools find !', 'needs a letter or a digit'],
    ['schools find --postcode Leeds', 'is no postcode'],
    ['schools find elm --limit 0', '--limit: must be a whole number'],
    ['schools show 12', '6 digits'],
    ['schools nearest --to 900000,1', 'at most 700000'],
    ['schools load nowhere.csv', 'is not there'],
    ['schools load x.csv --scope northstar-learning', 'without --scope'],
  ])('S2.7 "%s" ends with code 2 and says why', async (line, why) => {
    expect(await cli(line)).toMatchObject({ code: 2, out: '', err: expect.stringContaining(why) as string });
  });

  it('S2.7 rows that are left out are told, and end with code 5', async () => {
    const path = keep(registerOf({ URN: '1' }, { EstablishmentName: '=cmd()' }));
    expect((await cli(`schools load "${path}"`)).code).toBe(2);
    const { code, out } = await cli(`schools load "${path}" --fewer`);
    expect(code).toBe(5);
    expect(out).toContain('Row 2: URN: must have 6 digits, not "1" [left out]');
    const file = keep('', 'formula.csv');
    await cli(`schools find cmd --csv "${file}"`);
    expect(readFileSync(file, 'utf8')).toContain("'=cmd()");
  });
});

describe('S2.7 an enrolment is checked against the loaded register', () => {
  const enrol = 'enrol --cohort npq-senco-2026-autumn --provider northstar-learning --dry-run --csv';

  it('S2.7 says which register it was, and refuses what is not in it', async () => {
    await cli(`schools load "${keep(registerOf({}), 'edubasealldata20261120.csv')}" --fewer`);
    const rows = ['100001', '999999'].map((school_urn, n) => ({
      ...soundRow,
      school_urn,
      reference: `REG-${n}`,
      trn: String(1_000_000 + n),
      email: `reg${n}@postbox.example`,
    }));
    const { out } = await cli(`${enrol} "${keep(csvOf(rows))}"`);
    expect(out).toContain(
      'Schools were checked against the register of Fri 20 Nov 2026 (edubasealldata20261120.csv).',
    );
    expect(out).toContain(
      'school_urn: 999999 is not in the register of schools of 2026-11-20. Check the number.',
    );
    const other = keep(registerOf({ URN: '999999' }), 'mine.csv');
    const byFile = await json(`${enrol} "${keep(csvOf(rows))}" --schools "${other}"`);
    expect(byFile).toMatchObject({ schools: { kind: 'file', file: 'mine.csv' } });
    expect(JSON.stringify(byFile)).toContain('100001 is not in the file of schools');
  });
});

describe('S2.7 52,000 schools', () => {
  it('S2.7 are loaded in bounded time and memory, and searched in some milliseconds', async () => {
    const path = keep(wholeRegister(52_000), 'edubasealldata20261121.csv');
    const before = process.memoryUsage().rss;
    let most = 0;
    const began = performance.now();
    const { register, summary } = await loadSchools(path, store, {
      at: '2026-11-22T09:00:00Z',
      fewer: true,
      onProgress: () => (most = Math.max(most, process.memoryUsage().rss)),
    });
    const seconds = (performance.now() - began) / 1_000;
    expect(register).toMatchObject({ rows: 52_000, faults: 0 });
    expect(summary).toMatchObject({ rows: 52_000, leftOut: 0 });
    const took = async (work: () => Promise<unknown>): Promise<number> => {
      const times = [];
      for (let n = 0; n < 9; n++) {
        const start = performance.now();
        await work();
        times.push(performance.now() - start);
      }
      return times.sort((a, b) => a - b)[4] ?? NaN;
    };
    const page = { limit: 20, page: 1 };
    const median = {
      name: await took(() => searchEstablishments(store, { name: 'saint marys harrow' }, page)),
      usual: await took(() => searchEstablishments(store, { name: 'primary school' }, page)),
      urn: await took(() => searchEstablishments(store, { urn: '150000' }, page)),
      postcode: await took(() => searchEstablishments(store, { postcode: 'LS6' }, page)),
      nearest: await took(() => schoolsNear(store, { easting: 429_756, northing: 433_860 }, { limit: 10 })),
    };
    process.stdout.write(
      `52,000 schools: ${seconds.toFixed(1)} s, ${Math.round((most - before) / 2 ** 20)} MB; median ms ${JSON.stringify(median)}\n`,
    );
    expect(seconds).toBeLessThan(120);
    expect(most - before).toBeLessThan(400 * 2 ** 20);
    for (const [what, ms] of Object.entries(median)) expect(ms, what).toBeLessThan(1_000);
  }, 240_000);
});
