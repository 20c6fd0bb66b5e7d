/** S2.8: a group that has become too small is merged, by command line, against everything that is real. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { MergeRow } from '../../../client/groups/merge.js';
import { application, office } from '../support/office.js';
import { runOnServers } from '../support/terminal.js';

const { journeys, args, engine } = await office();
const COHORT = 'npq-senco-2026-autumn';
const merge = `cohort merge-group ${COHORT} leeds --rehearsal`;

const cli = (line: string) => runOnServers(line, args, 160);
const rowsOf = ({ out }: { out: string }) => (JSON.parse(out) as { rows: MergeRow[] }).rows;

/** Accepted into Leeds, the own group of their partner. */
async function accepted(reference: string): Promise<string> {
  const { journey } = await journeys.enrol(
    application({ reference, registration: `dfe-${reference}`, deliveryPartner: 'aire-valley-teaching-hub' }),
  );
  for (const evidence of ['headteacher-declaration', 'qts-certificate'] as const) {
    const paper = await journeys.handInDocument(journey, Buffer.from(evidence), 'paper.txt', evidence);
    await journeys.provideEvidence(journey, { evidence, document: paper.document });
  }
  await journeys.decideFunding(journey, { funding: 'school' });
  await journeys.accept(journey, {});
  return journey;
}

const leeds = async () =>
  (await journeys.groups(COHORT, { mode: 'rehearsal' })).find((one) => one.group === 'leeds');
const all: string[] = [];

beforeAll(async () => {
  for (let n = 1; n <= 7; n++) all.push(await accepted(`GRP-${n}`));
}, 120_000);

describe('S2.8 a group below viability', () => {
  it('S2.8 refuses to merge a group that is viable, and what there is not', async () => {
    await expect.poll(async () => (await leeds())?.accepted, { timeout: 20_000 }).toBe(7);
    const refused = await cli(merge);
    expect([refused.code, refused.out]).toEqual([1, '']);
    expect(refused.err).toContain('(refused: group-viable)');
    const wrong = await cli(`cohort merge-group ${COHORT} leed --rehearsal`);
    expect([wrong.code, wrong.err]).toEqual([2, expect.stringContaining('Did you mean "leeds"?')]);
    expect((await cli(`${merge} --into london`)).code).toBe(2);
    expect((await cli(`${merge} --into leeds`)).code).toBe(2);
    expect((await cli(`${merge} --reason "Venue lost"`)).code).toBe(2);
    expect((await cli(`cohort groups npq-senco-2031-autumn`)).code).toBe(2);
  });

  it('S2.8 shows each group with its partner, venue, people and what it needs', async () => {
    for (const journey of all.splice(0, 3)) {
      await journeys.withdraw(journey, {}, { reason: 'change-in-career' });
    }
    await expect.poll(async () => (await leeds())?.accepted, { timeout: 10_000 }).toBe(4);
    const { out } = await cli(`cohort groups ${COHORT} --rehearsal`);
    expect(out).toMatch(
      /leeds .*aire-valley-teaching-hub .*Leeds Town Hall, LS1 3AD +4 +0 +30 +6 +below viability/,
    );
    expect((await cli(`cohort groups ${COHORT}`)).out).toMatch(/leeds .* 0 +0 +30 +6 +below viability/);
    const scoped = await cli(`cohort groups ${COHORT} --rehearsal --scope harbour-education`);
    expect(scoped.out).not.toContain('leeds');
  });

  it('S6.1 leaves the groups of others alone', async () => {
    expect((await cli(`${merge} --scope harbour-education`)).code).toBe(2);
    const partner = await cli(`${merge} --scope northstar-learning/aire-valley-teaching-hub`);
    expect([partner.code, partner.err]).toEqual([2, expect.stringContaining('ask it to do so')]);
  });

  it('S2.8 says where everybody would go and moves nobody in a dry run', async () => {
    const dry = await cli(`${merge} --dry-run --json`);
    expect(dry.code).toBe(0);
    expect(rowsOf(dry).map(({ to, because, result }) => [to, because, result])).toEqual(
      all.map(() => ['manchester', 'nearest', 'would-move']),
    );
    expect((await leeds())?.accepted).toBe(4);
    expect((await cli(`${merge} --dry-run`)).out).toContain('4 participants would move, 0 could not.');
  });

  it('S2.8 moves and tells each, one bad row never stops the rest, and again it moves who is left', async () => {
    const [stopped = '', ...others] = all;
    await engine.client.workflow.getHandle(stopped).terminate('for the test');
    const run = await cli(`${merge} --json`);
    expect(run.code).toBe(5);
    const rows = rowsOf(run);
    expect(rows.find(({ journey }) => journey === stopped)).toMatchObject({
      result: 'failed',
      code: 'journey-stopped',
    });
    expect(rows.filter(({ result }) => result === 'moved')).toHaveLength(3);
    for (const journey of others) {
      expect((await journeys.view(journey)).view.group).toBe('manchester');
      const told = async () => (await journeys.messages(journey)).map(({ template }) => template);
      await expect.poll(told, { timeout: 10_000 }).toContain('group-changed');
    }
    expect(await leeds()).toMatchObject({ accepted: 1, isBelow: true });
    const again = await cli(merge);
    expect([again.code, again.out]).toEqual([
      5,
      expect.stringContaining('0 participants moved and told, 0 refused, 1 failed.'),
    ]);
    expect(again.err).toContain('Moving: 1 of 1');
  });

  it('S2.8 an empty group has nobody to move', async () => {
    const { code, out } = await cli(`cohort merge-group ${COHORT} leeds --dry-run`);
    expect([code, out]).toEqual([0, 'Nobody is left in "leeds".\n']);
  });
});
