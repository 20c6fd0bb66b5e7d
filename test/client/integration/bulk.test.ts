/** S6.3: what an office does for many is one command, with a result for each, and giving it again changes nothing. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'csv-parse/sync';
import type { BulkRow } from '../../../client/bulk/row.js';
import { application, office } from '../support/office.js';
import { runOnServers } from '../support/terminal.js';

const { journeys, args } = await office();
const folder = mkdtempSync(join(tmpdir(), 'journeys bulk '));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const COHORT = 'npq-senco-2026-autumn';
const ids: Record<string, string> = {};
const cli = (line: string) => runOnServers(line, args, 160);
const resultsOf = ({ out }: { out: string }) =>
  Object.fromEntries(
    (JSON.parse(out) as { rows: BulkRow[] }).rows.map(({ reference, result, code }) => [
      reference,
      code === null ? result : `${result} ${code}`,
    ]),
  );
const eventsOf = async (reference: string) => (await journeys.view(ids[reference] ?? '')).view.n;
const statuses = async () =>
  (await journeys.list({ mode: 'rehearsal' })).rows.map(({ status, group_id }) => `${status} ${group_id}`);

async function applied(reference: string, isComplete: boolean): Promise<void> {
  const { journey } = await journeys.enrol(
    application({ reference, registration: `dfe-${reference}`, deliveryPartner: 'aire-valley-teaching-hub' }),
  );
  ids[reference] = journey;
  if (!isComplete) return;
  for (const evidence of ['headteacher-declaration', 'qts-certificate'] as const) {
    const paper = await journeys.handInDocument(journey, Buffer.from(evidence), 'paper.txt', evidence);
    await journeys.provideEvidence(journey, { evidence, document: paper.document });
  }
}

beforeAll(async () => {
  for (const reference of ['BLK-1', 'BLK-2', 'BLK-3', 'BLK-4']) await applied(reference, true);
  await applied('BLK-5', false);
}, 120_000);

describe('S2.8 accepting many', () => {
  const accept = `cohort accept ${COHORT} --rehearsal`;

  it('S2.8 asks who is meant, in one way', async () => {
    for (const line of [accept, `${accept} BLK-1 --waiting`]) {
      const { code, err } = await cli(line);
      expect([code, err]).toEqual([2, expect.stringContaining('Say who is meant, in one way')]);
    }
  });

  it('S2.8 says what would happen, and does nothing', async () => {
    await expect.poll(async () => (await journeys.list({ wait: 'funding-decision' })).total).toBe(4);
    const undecided = await cli(`${accept} --waiting --dry-run --json`);
    expect([undecided.code, resultsOf(undecided)['BLK-1']]).toEqual([5, 'refused funding-undecided']);
    const tried = await cli(`${accept} --waiting --funding school --dry-run --json`);
    expect([tried.code, Object.values(resultsOf(tried))]).toEqual([0, Array(4).fill('would-do')]);
    expect((await journeys.list({ wait: 'funding-decision' })).total).toBe(4);
  });

  it('S2.8 accepts those of a list, each with a result, and again without a change', async () => {
    const list = join(folder, 'accepted.csv');
    const report = join(folder, 'report.csv');
    writeFileSync(
      list,
      'sep=;\r\nName;Reference\r\nA, B;blk-1\r\nC;BLK-2\r\nC;BLK-3\r\nD;BLK-5\r\nE;BLK-2\r\nF;BLK-33\r\n',
    );
    const line = `${accept} --csv "${list}" --funding school --report "${report}"`;
    const { code, out, err } = await cli(line);
    expect(code).toBe(5);
    expect(err).toContain('Accepting: 6 of 6');
    expect(out).toContain('BLK-5');
    expect(out).toContain('[application-incomplete]');
    expect(out).toContain('6 people, 3 done, 3 refused.');
    const rows = parse<BulkRow>(readFileSync(report), { bom: true, columns: true });
    expect(rows.map(({ row, result, code: why }) => [row, result, why])).toEqual([
      ['2', 'done', ''],
      ['3', 'done', ''],
      ['4', 'done', ''],
      ['5', 'refused', 'application-incomplete'],
      ['6', 'refused', 'named-twice'],
      ['7', 'refused', 'not-found'],
    ]);
    expect(rows[5]?.message).toContain('Did you mean "BLK-3"?');
    await expect.poll(async () => (await statuses()).filter((one) => one === 'active leeds').length).toBe(3);
    const before = await eventsOf('BLK-1');
    expect(resultsOf(await cli(`${accept} BLK-1 BLK-2 BLK-4 --funding school --json`))).toEqual({
      'BLK-1': 'done-before',
      'BLK-2': 'done-before',
      'BLK-4': 'done',
    });
    expect(await eventsOf('BLK-1')).toBe(before);
    await expect.poll(async () => (await statuses()).filter((one) => one === 'active leeds').length).toBe(4);
  }, 60_000);
});

describe('S3.2 the register of a group’s day', () => {
  const register = `cohort attendance ${COHORT} leeds event-1 --rehearsal`;

  beforeAll(async () => {
    await journeys.advanceCohort(COHORT, '2026-12-01T09:00:00Z');
  }, 60_000);

  it('S3.2 refuses a group, an event or a file that there is not, before anybody is marked', async () => {
    expect((await cli(`cohort attendance ${COHORT} leed event-1`)).err).toContain('Did you mean "leeds"?');
    expect((await cli(`cohort attendance ${COHORT} leeds event-9`)).err).toContain('There are: event-1');
    expect((await cli(register)).code).toBe(2);
    const list = join(folder, 'wrong.csv');
    writeFileSync(list, 'reference,attendend\nBLK-1,yes\n');
    expect((await cli(`${register} --csv "${list}"`)).err).toContain('Is it "attendend"?');
  });

  it('S3.2 records everybody of a list and the others of the group, and again without a change', async () => {
    const list = join(folder, 'register.csv');
    writeFileSync(list, 'reference,attended,name\nBLK-1,Yes,A\nBLK-2,apologies,B\nBLK-3,perhaps,C\n');
    const line = `${register} --csv "${list}" --others present --json`;
    const first = await cli(line);
    expect([first.code, resultsOf(first)]).toEqual([
      5,
      { 'BLK-1': 'done', 'BLK-2': 'done', 'BLK-3': 'refused attendance-unsaid', 'BLK-4': 'done' },
    ]);
    const before = await eventsOf('BLK-1');
    expect(resultsOf(await cli(line))).toMatchObject({ 'BLK-1': 'done-before', 'BLK-4': 'done-before' });
    expect(await eventsOf('BLK-1')).toBe(before);
  }, 60_000);

  it('S3.2 a wrong mark is put right, and put back, and somebody of another group is left alone', async () => {
    expect(resultsOf(await cli(`${register} --absent BLK-3 --json`))).toEqual({ 'BLK-3': 'done' });
    expect(resultsOf(await cli(`${register} BLK-3 --json`))).toEqual({ 'BLK-3': 'done' });
    const elsewhere = await cli(`cohort attendance ${COHORT} manchester event-1 BLK-4 --rehearsal --json`);
    expect([elsewhere.code, resultsOf(elsewhere)]).toEqual([5, { 'BLK-4': 'refused not-of-the-group' }]);
  }, 60_000);
});
