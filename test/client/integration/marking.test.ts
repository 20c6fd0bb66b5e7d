/** S5.4 S6.4: what an assessor sees and does, by command line, against everything that is real. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { liveThrough } from '../../support/driving.js';
import { application, office } from '../support/office.js';
import { runOnServers } from '../support/terminal.js';

const { journeys, store, args } = await office();
const folder = mkdtempSync(join(tmpdir(), 'journeys marking '));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const said: string[] = [];

async function cli(line: string, scope: string[] = []) {
  const ran = await runOnServers(line, [...args, ...scope]);
  said.push(ran.out, ran.err);
  return ran;
}

const staffOf = (id: string, role: 'coach' | 'assessor') =>
  journeys.saveStaff({
    id,
    role,
    provider: 'northstar-learning',
    name: `Person ${id}`,
    email: `${id}@postbox.example`,
  });
const scores = (points: number) =>
  `--scores context-and-need=${points},statutory-duties=3,evidence=2,leading-change=3,impact=3`;
const at = '--at "2028-03-24 17:00 Europe/London"';
let journey = '';
let candidate = '';
let assessor = '';

beforeAll(async () => {
  for (const id of ['as-1', 'as-2']) await staffOf(id, 'assessor');
  await staffOf('co-1', 'coach');
  ({ journey } = await journeys.enrol(application({ registration: 'dfe-48213' })));
  await liveThrough({ journeys, store }, [journey], '2028-03-22T12:00:00Z');
  const queues = { 'as-1': await journeys.markingQueue('as-1'), 'as-2': await journeys.markingQueue('as-2') };
  assessor = queues['as-1'].length > 0 ? 'as-1' : 'as-2';
  candidate = [...queues['as-1'], ...queues['as-2']][0]?.candidate ?? '';
}, 180_000);

describe('S5.4 marking by candidate number', () => {
  it('S6.4 shows the queue of one assessor, and nobody else’s', async () => {
    expect(candidate).toMatch(/^C-[0-9A-F]{10}$/);
    const { out } = await cli(`marking queue ${assessor}`);
    expect(out).toContain(candidate);
    expect(out).toContain('[REHEARSAL]');
    expect(out).toMatch(/first mark +window-2028-03 +2,?140/);
    const other = assessor === 'as-1' ? 'as-2' : 'as-1';
    expect((await cli(`marking queue ${other}`)).out).toBe('Nothing is to be marked.\n');
    expect((await cli(`marking queue co-1`)).code).toBe(3);
    const foreign = await cli(`marking queue ${assessor}`, ['--scope', 'harbour-education']);
    expect(foreign.code).toBe(3);
  });

  it('S6.4 writes the script to a file, for whoever has it only', async () => {
    const output = join(folder, 'script.docx');
    const other = assessor === 'as-1' ? 'as-2' : 'as-1';
    expect((await cli(`marking script ${other} ${candidate} --output "${output}"`)).code).toBe(3);
    const { code, out } = await cli(
      `marking script ${assessor} ${candidate.toLowerCase()} --output "${output}"`,
    );
    expect([code, out]).toEqual([0, `Written: ${output} (docx, 2,140 words)\n`]);
    const copy = readFileSync(output).toString('latin1');
    expect(copy.startsWith('PK')).toBe(true);
    // The names of its parts stand in the archive as they are: its properties are left behind.
    expect(copy).toContain('word/document.xml');
    expect(copy).not.toContain('docProps');
  });

  it('S5.4 refuses points that do not fit and a number that is none, and changes nothing', async () => {
    const wrong = await cli(`marking mark ${assessor} ${candidate} ${scores(99)} ${at}`);
    expect([wrong.code, wrong.out]).toEqual([1, '']);
    expect(wrong.err).toContain('(refused: scores-wrong)');
    const none = await cli(`marking mark ${assessor} jny-1 ${scores(3)}`);
    expect(none.code).toBe(2);
    expect(none.err).toContain('must be a candidate number');
    expect((await cli(`marking mark ${assessor} C-0000000000 ${scores(3)}`)).code).toBe(3);
  });

  it('S5.4 refuses a script whose candidate has come to belong to the assessor’s school', async () => {
    await journeys.changeDetails(journey, { urn: '100001' }, { at: '2028-03-24T17:00:00Z' });
    const before = (await journeys.staff('northstar-learning')).find(({ id }) => id === assessor)!;
    const { scriptsMarked: _, ...details } = before;
    await journeys.saveStaff({ ...details, urn: '100001' });
    const refused = await cli(
      `marking script ${assessor} ${candidate} --output "${join(folder, 'no.docx')}"`,
    );
    expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('belong to the same setting')]);
    expect((await cli(`marking mark ${assessor} ${candidate} ${scores(3)} ${at}`)).code).toBe(1);
    const { script } = (await journeys.scriptBehind(candidate))[0]!;
    const criteria = ['context-and-need', 'statutory-duties', 'evidence', 'leading-change', 'impact'];
    const mark = { script, scores: Object.fromEntries(criteria.map((id) => [id, 3])) };
    // By the library's own command too: the rule is not the command line's.
    const given = { actor: { role: 'assessor', id: assessor }, at: '2028-03-24T17:00:00Z' } as const;
    await expect(journeys.command(journey, { type: 'recordMark', ...mark }, given)).rejects.toMatchObject({
      code: 'conflict-of-interest',
    });
    await journeys.saveStaff({ ...details, urn: null });
  });

  it('S5.3 voids a mark of the version before, once a later one is read that had arrived in time', async () => {
    const words = 'word '.repeat(1_900);
    const bytes = new TextEncoder().encode(words);
    const { document } = await journeys.handInDocument(journey, bytes, 'newer.txt', 'case-study');
    const correction = { document, words: 1_900, corrected: '2028-03-20T23:40:00Z' };
    await journeys.command(
      journey,
      { type: 'correctArrival', ...correction },
      { reason: 'server-away', at: '2028-03-24T17:00:00Z' },
    );
    const queued = await journeys.markingQueue(assessor);
    expect(queued).toMatchObject([{ candidate, words: 1_900 }]);
    const mark = `marking mark ${assessor} ${candidate} ${scores(3)} ${at}`;
    const refused = await cli(mark);
    expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('(refused: script-replaced)')]);
    const output = join(folder, 'newer.txt');
    expect((await cli(`marking script ${assessor} ${candidate} --output "${output}"`)).code).toBe(0);
    expect(readFileSync(output, 'utf8')).toBe(words);
    const toAssessor = (await journeys.messages(journey)).map(({ template }) => template);
    expect(toAssessor).toContain('script-replaced');
  });

  it('S5.4 records the mark; the same id is answered again, another mark is refused', async () => {
    const mark = `marking mark ${assessor} ${candidate} ${scores(3)} ${at}`;
    const first = await cli(`${mark} --id mark-1 --json`);
    expect([first.code, JSON.parse(first.out)]).toEqual([
      0,
      { candidate, role: 'marker', total: 14, at: '2028-03-24T17:00:00Z' },
    ]);
    expect((await cli(`${mark} --id mark-1 --json`)).out).toBe(first.out);
    const again = await cli(mark);
    expect([again.code, again.err]).toEqual([1, expect.stringContaining('(refused: already-marked)')]);
    await expect.poll(async () => (await journeys.markingQueue(assessor)).length).toBe(0);
  });

  it('S5.4 nothing that an assessor was shown leads to the journey', async () => {
    expect(said.length).toBeGreaterThan(20);
    expect(said.join('\n')).not.toContain(journey);
    expect(said.join('\n')).not.toMatch(/jny-[a-z2-7]{20}|TST-|Zenobia|Quillfeather/);
    const toAssessors = (await journeys.messages(journey)).filter(
      ({ addressee }) => addressee === 'assessor',
    );
    expect(toAssessors.length).toBeGreaterThan(0);
    for (const { subject, text, html } of toAssessors) {
      expect(`${subject}${text}${html}`).not.toContain(journey);
      expect(text).toContain(`Reference: ${candidate}`);
    }
    expect((await cli(`marking behind ${candidate}`)).out).toContain(journey);
  });
});
