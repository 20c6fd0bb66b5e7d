/** S5.2: the case study's paper, from the office's folder to the participant, by command line, against everything real. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PaperKept, WindowPaper } from '../../../client/actions/case-papers.js';
import { savePaper } from '../../../store/documents/case-papers.js';
import { liveThrough } from '../../support/driving.js';
import { application, coachOne, office } from '../support/office.js';
import { runOnServers } from '../support/terminal.js';

const { journeys, store, args } = await office();
const folder = mkdtempSync(join(tmpdir(), 'journeys papers '));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const cli = (line: string) => runOnServers(line, [...args]);

const COHORT = 'npq-senco-2026-autumn';
const put = (window: string, file: string, more = '') =>
  cli(`cohort paper ${COHORT} ${window} --provider northstar-learning --rehearsal --file "${file}" ${more}`);
const paperIn = (name: string, text: string): string => {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
};
const first = paperIn('first.txt', 'Ashgrove School has many pupils, and one question for you.');
const second = paperIn('second.txt', 'Ashgrove School has many pupils, and two questions for you.');

/** Two whose clocks differ: one before the window, one in it. */
let before = '';
let within = '';

beforeAll(async () => {
  for (const mode of ['live', 'rehearsal'] as const) {
    const of = { mode, provider: 'harbour-education', cohort: COHORT, window: 'window-2028-03' };
    const content = new TextEncoder().encode('A school of the other provider.');
    await savePaper(store, of, { content, kind: 'text', reason: null, at: '2028-01-01T09:00:00Z' });
  }
  await journeys.saveStaff(coachOne);
  ({ journey: before } = await journeys.enrol(application({ registration: 'dfe-48214' })));
  ({ journey: within } = await journeys.enrol(application({ registration: 'dfe-48215' })));
  await liveThrough({ journeys, store }, [before, within], '2028-03-10T12:00:00Z');
}, 240_000);

const messageOf = async (journey: string, template: string) =>
  (await journeys.messages(journey)).filter((one) => one.template === template);

describe('S5.2 the case study’s paper', () => {
  it('S5.2 is put by the office, and replaced with a reason only; nobody has seen it yet', async () => {
    expect((await put('window-2028-03', first)).code).toBe(0);
    expect((await put('window-2028-03', first)).code).toBe(0);
    expect((await put('window-2028-03', second)).err).toContain('(refused: paper-there)');
    const { code, out } = await put('window-2028-03', first, '--json');
    expect(code).toBe(0);
    expect((JSON.parse(out) as PaperKept).paper).toMatchObject({ version: 1, kind: 'text' });
    expect((JSON.parse(out) as PaperKept).released).toEqual([]);
    expect((await put('window-2028-13', first)).err).toContain('There are: window-2028-03');
  });

  it('S5.2 cannot be read before the window opens, in no way there is', async () => {
    const { code, err } = await cli(`case-study ${before} --output "${join(folder, 'early.txt')}"`);
    expect(code).toBe(1);
    expect(err).toContain('(refused: paper-not-released)');
    expect(err).toContain('opens on Mon 13 Mar 2028');
    const { out } = await cli(`cohort papers ${COHORT} --rehearsal --json`);
    const { windows } = JSON.parse(out) as { windows: WindowPaper[] };
    const { paper } = windows.find((one) => one.provider === 'northstar-learning')!;
    expect(JSON.stringify(windows)).not.toContain('Ashgrove');
    const documents = await journeys.documents(before);
    expect(documents.map(({ sha256 }) => sha256)).not.toContain(paper!.sha256);
    await expect(journeys.readDocument(before, paper!.sha256)).rejects.toMatchObject({ code: 'not-found' });
    for await (const line of journeys.export({}, 'jsonl', { names: true }))
      expect(line).not.toContain('Ashgrove');
    const release = {
      type: 'releasePaper',
      window: 'window-2028-03',
      paper: paper!.sha256,
      replaces: false,
    } as const;
    await expect(journeys.command(before, release)).rejects.toMatchObject({ code: 'window-not-open' });
  });

  it('S5.2 S8.1 is released by the journey’s own clock, with the message of the opening', async () => {
    await journeys.advanceTo(within, '2028-03-14T09:00:00Z');
    const output = join(folder, 'mine.txt');
    expect((await cli(`case-study ${within} --output "${output}"`)).code).toBe(0);
    expect(readFileSync(output, 'utf8')).toBe(readFileSync(first, 'utf8'));
    expect((await cli(`case-study ${before}`)).err).toContain('paper-not-released');
    const [opening] = await messageOf(within, 'window-open');
    expect(opening?.text).toContain('attached to this message');
    expect(opening?.attachment).toBe((await journeys.caseStudy(within)).sha256);
    const shown = await cli(`message ${within} ${opening!.key}`);
    expect(shown.out).toContain('With the case study’s paper');
  });

  it('S5.2 once released it is replaced with a reason, and whoever has the window open gets the new one, once', async () => {
    expect((await put('window-2028-03', second)).err).toContain('(refused: paper-released)');
    for (const repeat of [1, 2]) {
      const { code, out } = await put('window-2028-03', second, '--reason misprint --note "Page 2." --json');
      expect(code).toBe(0);
      const { released } = JSON.parse(out) as PaperKept;
      expect(released.map(({ journey }) => journey)).toEqual(repeat === 1 ? [within] : []);
      await expect.poll(() => messageOf(within, 'paper-released'), { timeout: 30_000 }).toHaveLength(1);
    }
    const [message] = await messageOf(within, 'paper-released');
    expect(message?.text).toContain('was replaced by another version');
    expect(message?.text).toContain('Page 2.');
    expect(Buffer.from((await journeys.caseStudy(within)).content).toString()).toContain('two questions');
    expect(await messageOf(before, 'paper-released')).toEqual([]);
  });

  it('S5.2 S6.1 each provider has its own, and puts and sees no other', async () => {
    const scoped = `cohort paper ${COHORT} window-2028-06 --rehearsal --file "${first}" --scope harbour-education`;
    expect((await cli(`${scoped} --provider northstar-learning`)).err).toContain('harbour-education');
    expect((await cli(`${scoped}/severnside-teaching-hub`)).err).toContain('by the provider’s office');
    const { out } = await cli(`cohort papers ${COHORT} --rehearsal --scope harbour-education`);
    expect(out).not.toContain('northstar-learning');
    const own = await cli(`case-study ${within} --scope harbour-education`);
    expect(own.err).toContain('There is no journey');
  });

  it('S5.2 S8.1 the next window of a rehearsal has an invented one, and no paper is too large to be sent', async () => {
    const large = paperIn('large.txt', 'word '.repeat(1_100_000));
    expect((await put('window-2028-06', large)).err).toContain('(refused: paper-too-large)');
    const { out } = await cli(`cohort papers ${COHORT} --rehearsal`);
    expect(out).toMatch(/window-2028-06 +2028-06-19 +invented/);
    const live = await cli(`cohort papers ${COHORT}`);
    expect(live.out).toMatch(/northstar-learning +window-2028-03 +2028-03-13 +missing/);
  });
});
