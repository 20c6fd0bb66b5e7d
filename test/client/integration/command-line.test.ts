import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { parse } from 'csv-parse/sync';
import type { RowResult } from '../../../client/journeys.js';
import { csvOf, soundRow } from '../support/cohort.js';
import { office } from '../support/office.js';
import { runOnServers } from '../support/terminal.js';

const { args, journeys } = await office();
const folder = mkdtempSync(join(tmpdir(), 'journeys command line '));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A command line with nothing between it and the servers. */
const cli = (line: string, servers: string[] = args) => runOnServers(line, servers);

async function json(line: string): Promise<Record<string, unknown>> {
  const { out, err, code } = await cli(`${line} --json`);
  expect([code, err]).toEqual([0, '']);
  return JSON.parse(out) as Record<string, unknown>;
}

const intake = 'enrol --cohort npq-senco-2026-autumn --provider northstar-learning';
const people = Array.from({ length: 30 }, (_, n) => ({
  ...soundRow,
  reference: `CLI26-${String(n).padStart(3, '0')}`,
  trn: String(2_000_000 + n),
  email: `cli${n}@postbox.example`,
  family_name: `Weatherby${n}`,
}));
const file = join(folder, 'cohort file.csv');
const report = join(folder, 'result.csv');
writeFileSync(
  file,
  csvOf([...people, { ...people[0], reference: '=cmd()', email: 'nobody', trn: '12' }], ';'),
);
const rowsOf = ({ out }: { out: string }) => (JSON.parse(out) as { rows: RowResult[] }).rows;

describe('S6.1 a cohort from a file', () => {
  it('S6.1 tries it, enrols it, and enrols it again without a change', async () => {
    const tried = await cli(`${intake} --csv "${file}" --dry-run --json`);
    expect([tried.code, countsOf(rowsOf(tried))]).toEqual([5, { 'would-create': 30, rejected: 1 }]);
    expect((await json('list')).total).toBe(0);
    const run = await cli(`${intake} --csv "${file}" --report "${report}" --json`);
    expect([run.code, countsOf(rowsOf(run))]).toEqual([5, { created: 30, rejected: 1 }]);
    expect(
      rowsOf(run)
        .map(({ journey }) => journey)
        .slice(0, 30),
    ).toEqual(
      rowsOf(tried)
        .map(({ journey }) => journey)
        .slice(0, 30),
    );
    await expect.poll(async () => (await journeys.list()).total, { timeout: 10_000 }).toBe(30);
    const again = await cli(`${intake} --csv "${file}" --json`);
    expect(countsOf(rowsOf(again))).toEqual({ 'already-there': 30, rejected: 1 });
    expect((await json('list')).total).toBe(30);
  });

  it('S6.1 writes the result of every row, formula-safe', () => {
    const rows = parse<Record<string, string>>(readFileSync(report), { bom: true, columns: true });
    expect(rows).toHaveLength(31);
    expect(rows[30]).toMatchObject({ row: '32', reference: "'=cmd()", result: 'rejected', journey: '' });
    expect(rows[30]?.['reasons']).toContain('trn: must be a teacher reference number of 7 digits');
  });

  it('S6.1 says in words what became of it', async () => {
    const { out, err } = await cli(`${intake} --csv "${file}"`);
    expect(out).toContain('Row 32 (=cmd()): rejected');
    expect(out).toContain('31 rows, 30 already there, 1 rejected');
    expect(err).toContain('Enrolling: 31 of 31');
  });
});

describe('S6.3 one participant and all of them, by hand', () => {
  it('S6.3 enrols, asks, shows, lists, exports and counts', async () => {
    const one = `${intake} --rehearsal --reference CLI26-900 --given-name Ottoline --family-name Weatherby --email ow@postbox.example`;
    const { journey } = (await json(one)) as { journey: string };
    await journeys.timeline(journey);
    expect((await cli(`decide-funding ${journey} --funding school`)).out).toContain('FundingDecided');
    expect((await cli(`reject ${journey}`)).code).toBe(1);
    expect((await cli(`show ${journey}`)).out).toMatch(/Ottoline Weatherby.*CLI26-900 \[REHEARSAL\]/);
    expect((await cli('show CLI26-900')).out).toContain(journey);
    const unknown = await cli('show CLI26-9');
    expect(unknown.code).toBe(3);
    expect(unknown.err).toContain('There is no journey of reference "CLI26-9"');
    expect((await cli(`rehearse advance ${journey} --to 2026-09-15`)).out).toContain(
      'Tue 15 Sep 2026, 23:59 BST',
    );
    const paper = join(folder, 'letter.txt');
    writeFileSync(paper, 'I endorse this application.');
    const evidence = `provide-evidence ${journey} --evidence headteacher-declaration --document "${paper}"`;
    expect((await cli(evidence)).out).toContain('4 words by the published rule');
    const { out: papers } = await cli(`document ${journey}`);
    expect(papers).toMatch(/headteacher-declaration +text +4/);
    expect(papers).toMatch(/Began to arrive[\s\S]+\d\d:\d\d:\d\d (GMT|BST) +headteacher-declaration +cmd-/);
    expect((await cli(`timeline ${journey}`)).out).toContain('Reminded: application (chase-1)');
    expect((await cli(`what-if ${journey} --cohort npq-senco-2027-spring`)).out).toContain(
      'nothing has been changed',
    );
    expect((await cli('list --search CLI26-900')).out).toContain('CLI26-900 [R]');
    expect((await cli('list --by mode')).out).toMatch(/live +30/);
    expect((await cli('export --search CLI26-9 --format jsonl')).out.split('\n')).toHaveLength(2);
    expect(await json('caseload')).toMatchObject({ caseloads: [{ coach: null, participants: 31 }] });
  });

  it('S7.1 verifies the record and rebuilds the read model, which stays as it was', async () => {
    expect((await cli('record verify')).out).toContain('the record verifies');
    expect(await json('record rebuild')).toMatchObject({ journeys: 31, differing: [] });
  });

  it('S3.5 keeps staff, and shows where the servers are', async () => {
    // "staff add" would make her an operator, whom every later line would have to name.
    const ada = { role: 'coach', name: 'Ada Fenn', email: 'af@postbox.example' } as const;
    await journeys.saveStaff({ id: 'coach-90', provider: 'northstar-learning', ...ada });
    expect((await cli('staff list --provider northstar-learning')).out).toContain('Ada Fenn');
    expect(await json('staff hours coach-90 mon=16:00-18:00')).toMatchObject({ hours: [{ weekday: 1 }] });
    expect((await cli('staff hours coach-90 mon=16:00-18:00 mon=17:00-19:00')).code).toBe(2);
    expect((await cli('staff away coach-90 --from 2027-02-01 --until 2027-02-12')).code).toBe(0);
    expect((await cli('staff away coach-90 --from 2027-02-12 --until 2027-02-01')).code).toBe(2);
    expect((await cli('staff away coach-91 --from 2027-02-01 --until 2027-02-12')).code).toBe(3);
    const { out, code } = await cli('where');
    expect(code).toBe(0);
    expect(out).toContain('answers, 31 journeys');
    expect(out).not.toContain('postgres:');
  });
});

describe('S7.3 servers that are not there', () => {
  const nowhere = ['--address', '127.0.0.1:1', '--database-url', 'postgresql://user:secret@127.0.0.1:1/none'];

  it.each([
    ['list', 'The database 127.0.0.1:1/none does not answer'],
    // Who acts, the database says: it is asked first.
    ['accept jny-aaaaaaaaaaaaaaaaaaaa', 'The database 127.0.0.1:1/none does not answer'],
    [`${intake} --reference A-1 --given-name A --family-name B --email a@postbox.example`, 'does not answer'],
  ])('S7.3 "%s" ends with code 4 and one sentence', async (line, sentence) => {
    const { code, err, out } = await cli(line, nowhere);
    expect([code, out]).toEqual([4, '']);
    expect(err).toContain(sentence);
    expect(err).not.toContain('secret');
    expect(err.trim().split('\n')).toHaveLength(1);
  });

  it('S6.1 a file whose servers went away says so for every row, and can be sent again', async () => {
    const { code, out } = await cli(`${intake} --csv "${file}" --json`, nowhere);
    const rows = rowsOf({ out });
    expect([code, countsOf(rows)]).toEqual([5, { failed: 30, rejected: 1 }]);
    expect(rows[29]?.reasons[0]).toContain('Give the same file again');
  });

  it('S7.3 a database without tables says who makes them', async () => {
    const url = args[args.indexOf('--database-url') + 1] ?? '';
    const { code, err } = await cli('list', ['--database-url', url.replace(/\/[^/]*$/, '/template1')]);
    expect([code, err]).toEqual([4, expect.stringContaining('has no tables yet')]);
  });
});

function countsOf(rows: readonly RowResult[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { result } of rows) counts[result] = (counts[result] ?? 0) + 1;
  return counts;
}
