import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { changePerson } from 'dfe-simulator/rules/staff/index';
import { useDepartment } from '../support/dfe.js';

const held = useDepartment();
const { dfe, json } = held;
interface List {
  records: Record<string, unknown>[];
  page: { number: number; size: number } | null;
  settled: boolean;
  unknown: unknown[];
}

describe('S6.3 the lists of the Department on a terminal', () => {
  it.each([
    ['applications', 'Application', 'Amina Khan', /\d+ applications, page 1\.\n$/],
    ['participants', 'Participant', 'deferred', /\d+ participants, page 1\.\n$/],
    ['declarations', 'Declaration', 'clawed-back', /\d+ declarations, page 1\.\n$/],
    ['outcomes', 'Participant', 'failed', /3 outcomes, page 1\.\n$/],
    ['statements', 'Statement', 'November 2026', /\d+ statements, page 1\.\n$/],
    ['partners', 'Partner', 'Aire Valley Teaching Hub', /5 delivery partners, page 1\.\n$/],
  ])('S6.3 %s are a table that fits, with how many there are', async (kind, head, some, end) => {
    const { code, out, err } = await dfe(`${kind} list`);
    expect([code, err]).toEqual([0, '']);
    expect(out.split('\n')[0]).toMatch(new RegExp(`^${head}`));
    expect(out).toContain(some);
    expect(out).toMatch(end);
    const rows = out.split('\n').filter((line) => /^[0-9a-f]{8}-/.test(line));
    expect(Math.max(...rows.map((row) => row.length))).toBeLessThanOrEqual(100);
  });

  it('DfE §1.1 a page says that there may be another, and the whole list is all of it, once', async () => {
    const page = await dfe('applications list --per-page 5 --page 2');
    expect(page.out).toContain('5 applications, page 2. There may be more: add --page 3, or --all.');
    const whole = await json<List>('applications list --all');
    expect(whole).toMatchObject({ page: null, settled: true, unknown: [] });
    expect(whole.records).toHaveLength(new Set(whole.records.map(({ id }) => id)).size);
    const other = await json<List>('applications list --per-page 3000');
    expect(new Set(whole.records.map(({ id }) => id))).toEqual(new Set(other.records.map(({ id }) => id)));
    expect((await dfe('outcomes list --page 9')).out).toBe(
      'No outcomes, page 9. The list is shorter: leave --page out.\n',
    );
  });

  it('S6.3 filters are the Department’s where it has them, and ours where it has none', async () => {
    const pending = await json<List>('applications list --status pending');
    expect(pending.records.map(({ status }) => status)).toEqual(['pending', 'pending', 'pending']);
    const both = await json<List>('applications list --cohort 2024,2025 --all --sort updated --descending');
    expect(new Set(both.records.map(({ cohort }) => cohort))).toEqual(new Set(['2024', '2025']));
    const changed = both.records.map(({ updatedAt }) => String(updatedAt));
    expect(changed).toEqual([...changed].sort().reverse());
    const one = held.id('amina-khan');
    const declared = await json<List>(`declarations list --participant ${one} --type started`);
    expect(declared.records).toMatchObject([{ participantId: one, declarationType: 'started' }]);
    const results = await json<List>(`outcomes list --participant ${one}`);
    expect(results.records).toMatchObject([{ participantId: one, state: 'passed' }]);
    const names = await json<List>('partners list --all --sort name');
    expect(names.records[0]).toMatchObject({ name: 'Aire Valley Teaching Hub' });
  });

  it('S6.3 CSV has every attribute, and nothing that a spreadsheet would run', async () => {
    const { world } = held.simulator;
    changePerson(world, held.simulator.now(), { user: held.id('ewa-nowak'), fullName: '=HYPERLINK("x")' });
    const file = join(held.folder, 'people.csv');
    const { out } = await dfe(`applications list --all --csv "${file}"`);
    expect(out).toMatch(/^Written to .+people\.csv\.\n\d+ applications\.\n$/);
    const rows = parse<Record<string, string>>(readFileSync(file), {
      bom: true,
      columns: true,
    });
    const [first] = (await json<List>('applications list --per-page 1')).records;
    expect(Object.keys(rows[0] ?? {}).sort()).toEqual(Object.keys(first ?? {}).sort());
    expect(rows.map(({ fullName }) => fullName)).toContain(`'=HYPERLINK("x")`);
    await dfe(`participants list --status deferred --csv "${file}"`);
    const [carys] = parse<Record<string, string>>(readFileSync(file), {
      bom: true,
      columns: true,
    });
    expect(carys).toMatchObject({ trainingStatus: 'deferred', deferralReason: 'parental-leave' });
    const lost = await dfe(`outcomes list --csv "${join(held.folder, 'no', 'where.csv')}"`);
    expect([lost.code, lost.out]).toEqual([2, '']);
  });
});

describe('S6.3 one record of the Department', () => {
  it('S6.3 is shown in full, with what to do next where there is something to do', async () => {
    const pending = held.id('idris-jones/senco');
    expect((await dfe(`applications show ${pending}`)).out).toContain(
      `Next           journeys dfe applications accept ${pending}, or reject`,
    );
    const carys = held.id('carys-morgan');
    const page = (await dfe(`participants show ${carys}`)).out;
    expect(page).toMatch(/^Status +deferred, parental-leave, /m);
    expect(page).toContain(`when they return: journeys dfe participants resume ${carys} --course npq-senco`);
    const declaration = (await dfe(`declarations show ${held.id('mei-tan/senco/started')}`)).out;
    expect(declaration).toMatch(/^State +submitted, not paid as it stands/m);
    const [statement] = (await json<List>('statements list --per-page 1')).records;
    expect((await dfe(`statements show ${String(statement?.['id'])}`)).out).toMatch(/^Cut-off +\w{3} \d/m);
    expect((await dfe(`partners show ${held.id('aire-valley-teaching-hub')}`)).out).toMatch(
      /^Aire Valley Teaching Hub {2}/,
    );
  });

  it('DfE §1.4 has the keys of the port in JSON', async () => {
    const { record } = await json<{ record: object }>(`participants show ${held.id('carys-morgan')}`);
    expect(record).toMatchObject({
      fullName: 'Carys Morgan',
      npqEnrolments: [{ trainingStatus: 'deferred', deferral: { reason: 'parental-leave' } }],
    });
  });

  it('DfE §1.2 of another provider, or none, is not found, with code 3', async () => {
    for (const id of [held.id('nadia-rahman/senco'), '00000000-0000-4000-8000-000000000000']) {
      const { code, err, out } = await dfe(`applications show ${id}`);
      expect([code, out]).toEqual([3, '']);
      expect(err).toContain('The Department knows no such record of this provider.');
      expect(err).toContain('The Department says: Resource not found\n');
    }
  });
});

describe('S6.3 what this version does not know', () => {
  it('S6.3 is shown as it came, with a note at the end', async () => {
    const application = held.simulator.world.applications.get(held.id('kemi-bello/senco'));
    if (application) Object.assign(application, { fundingChoice: 'benefactor' });
    const { out, code } = await dfe('applications list --all');
    expect(code).toBe(0);
    expect(out).toMatch(/\nNote: the Department sent 1 thing that this version does not know\..+\n/);
    expect(out).toMatch(/ {2}npq_application, funding_choice: the value benefactor\n$/);
    const { unknown } = await json<List>('applications list');
    expect(unknown).toEqual([
      { record: 'npq_application', attribute: 'funding_choice', value: 'benefactor' },
    ]);
    expect((await dfe('check')).out).toMatch(/^Unknown +see below$/m);
  });
});
