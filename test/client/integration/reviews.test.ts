/** S3.10: a review from its first field to the printed page, by command line, against everything that is real. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from 'kysely';
import type { ReviewReading } from '../../../client/actions/reviews.js';
import { liveThrough } from '../../support/driving.js';
import { application, coachOne, office } from '../support/office.js';
import { runOnServers } from '../support/terminal.js';

const { journeys, store, args } = await office();
const folder = mkdtempSync(join(tmpdir(), 'journeys reviews '));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const cli = (line: string) => runOnServers(line, [...args]);

let journey = '';
const review = () => `${journey} ldr-review`;
const as = (side: 'participant' | 'coach') => (side === 'coach' ? '--as coach:co-1' : '--as participant:p-1');
const read = async () => JSON.parse((await cli(`review show ${review()} --json`)).out) as ReviewReading;

beforeAll(async () => {
  await journeys.saveStaff(coachOne);
  ({ journey } = await journeys.enrol(application({ registration: 'dfe-48213' })));
  await liveThrough({ journeys, store }, [journey], '2028-01-25T12:00:00Z');
}, 180_000);

describe('S3.10 a review', () => {
  it('S3.10 is written by both, field by field, as options or as JSON', async () => {
    expect((await read()).missing).toHaveLength(5);
    const file = join(folder, 'words.json');
    const words = { strengths: 'Families <trust> us.', development: 'Chairing.', 'to-develop': 'Data.' };
    writeFileSync(file, JSON.stringify(words));
    expect((await cli(`review write ${review()} --input "${file}" ${as('participant')}`)).code).toBe(0);
    const both = `review write ${review()} --set "next-steps=Visit by 1 May" ${as('participant')}`;
    expect((await cli(both)).code).toBe(0);
    const other = await cli(`review write ${review()} --set "coach-view=Steady." ${as('participant')}`);
    expect([other.code, other.err]).toEqual([1, expect.stringContaining('(refused: field-of-other-side)')]);
    const early = await cli(`review agree ${review()} ${as('participant')}`);
    expect(early.err).toContain('(refused: review-incomplete)');
    expect((await cli(`review write ${review()} --set "coach-view=Steady." ${as('coach')}`)).code).toBe(0);
    const reading = await read();
    expect(reading.missing).toEqual([]);
    expect(reading.fields.find(({ id }) => id === 'strengths')?.words).toBe(words.strengths);
  });

  it.each([
    ['a list', Buffer.from('["x"]'), 'must be a JSON object'],
    ['another encoding', Buffer.from('{"strengths":"caf\xe9"}', 'latin1'), 'in UTF-8'],
    ['words that are none', Buffer.from('{"strengths":{"a":1}}'), 'strengths: must be a string'],
    ['names of every object', Buffer.from('{"__proto__":"x"}'), '"__proto__" does not belong here'],
    ['its makers', Buffer.from('{"constructor":"x"}'), '"constructor" does not belong here'],
  ])('S3.10 takes no file of %s', async (_, bytes, said) => {
    const file = join(folder, 'other.json');
    writeFileSync(file, bytes);
    const { code, err } = await cli(`review write ${review()} --input "${file}" ${as('participant')}`);
    expect([code, err]).toEqual([2, expect.stringContaining(said)]);
  });

  it('S3.10 is agreed by both to one version, and a change takes that back', async () => {
    const { version } = await read();
    const old = '0'.repeat(64);
    const wrong = await cli(`review agree ${review()} --read ${old} ${as('coach')}`);
    expect(wrong.err).toContain('(refused: review-changed)');
    expect((await cli(`review agree ${review()} --read ${version} ${as('participant')}`)).code).toBe(0);
    expect((await cli(`review agree ${review()} ${as('coach')}`)).code).toBe(0);
    expect((await read()).agreed.map(({ side }) => side)).toEqual(['participant', 'coach']);
    await cli(`review write ${review()} --set "next-steps=Visit by 2 May" ${as('coach')}`);
    expect((await read()).agreed).toEqual([]);
    expect((await read()).version).not.toBe(version);
  });

  it('S3.10 is printed as text and as a page of HTML, in which words are never markup', async () => {
    const { out } = await cli(`review print ${review()}`);
    expect(out).toContain('Families <trust> us.');
    expect(out).toContain('Not yet agreed by the coach');
    const html = join(folder, 'review.html');
    expect((await cli(`review print ${review()} --html "${html}"`)).out).toBe(`Written: ${html}\n`);
    const page = readFileSync(html, 'utf8');
    expect(page).toContain('Families &lt;trust&gt; us.');
    expect(page).not.toContain('<trust>');
  });

  it('S3.10 is no file, and no field of another name', async () => {
    const file = join(folder, 'review.txt');
    writeFileSync(file, 'A review of mine, in words that no field asked for.');
    const handed = await cli(
      `write-review ${review().split(' ')[0]} --review ldr-review --document "${file}"`,
    );
    expect(handed.err).toContain('(refused: review-not-structured)');
    const unknown = await cli(`review write ${review()} --set "strength=x" ${as('participant')}`);
    expect([unknown.code, unknown.err]).toEqual([
      2,
      expect.stringContaining('"strength" does not belong here'),
    ]);
    const none = await cli(`review show ${journey} ldr-revue`);
    expect(none.err).toContain('Did you mean "ldr-review"?');
  });

  it('S7.2 has no word in the record, and none that the store does not hold', async () => {
    const { rows } = await sql<{ body: string }>`select body::text as body from journal`.execute(store.db);
    expect(rows.map(({ body }) => body).join('\n')).not.toMatch(/Families|Chairing|Steady/);
    const contents = { filled: ['strengths'], changed: ['strengths'], replaces: (await read()).version };
    const invented = journeys.writeReview(journey, {
      review: 'ldr-review',
      document: '1'.repeat(64),
      contents,
    });
    await expect(invented).rejects.toMatchObject({ kind: 'not-found' });
  });
});
