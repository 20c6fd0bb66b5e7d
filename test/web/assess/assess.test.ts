/** S6.4 S5.4: what an assessor does in a browser, blind, on scripts that were handed in. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scriptOf } from '../../../store/marking/queue.js';
import { liveThrough } from '../../support/driving.js';
import { application, coachOne, office } from '../../client/support/office.js';
import { fieldIn, hostile, siteOf, type Answer, type Visitor } from '../support/visiting.js';

const { journeys, store } = await office();
const { visitor, close } = await siteOf({ journeys, store });
afterAll(close);

const criteria = ['context-and-need', 'statutory-duties', 'evidence', 'leading-change', 'impact'];
const all = (points: number) => Object.fromEntries(criteria.map((id) => [`points-${id}`, String(points)]));
/** Whatever leads to somebody whose script is marked. */
const personal: string[] = [];
const seen: Answer[] = [];
const visitors: Record<string, Visitor> = {};
/** Candidate numbers, each with the assessor who has it. */
const scripts: [candidate: string, assessor: string][] = [];
const otherThan = (assessor: string) => (assessor === 'as-1' ? 'as-2' : 'as-1');

const noted = (visited: Visitor): Visitor => ({
  get: async (path) => kept(await visited.get(path)),
  post: async (path, fields) => kept(await visited.post(path, fields)),
});
const kept = (answer: Answer): Answer => (seen.push(answer), answer);

async function staff(id: string, role: 'coach' | 'assessor') {
  const details = {
    id,
    role,
    provider: coachOne.provider,
    name: `Person ${id.replaceAll('-', ' ')}`,
    email: `${id}@postbox.example`,
  };
  await journeys.saveStaff(details);
  await journeys.saveOperator(details);
  visitors[id] = noted(await visitor(id));
}

beforeAll(async () => {
  await staff('co-1', 'coach');
  for (const id of ['as-1', 'as-2']) await staff(id, 'assessor');
  const ids: string[] = [];
  for (const registration of ['dfe-48213', 'dfe-48214'])
    ids.push((await journeys.enrol(application({ registration }))).journey);
  await liveThrough({ journeys, store }, ids, '2028-03-22T12:00:00Z');
  for (const assessor of ['as-1', 'as-2'])
    for (const { candidate } of await journeys.markingQueue(assessor)) scripts.push([candidate, assessor]);
  for (const [candidate] of scripts)
    personal.push(...(await scriptOf(store, candidate)).map(({ script }) => script));
  for (const id of ids) {
    const person = (await journeys.person(id))!;
    const { view } = await journeys.view(id);
    const documents = await journeys.documents(id);
    const facts = [
      person.givenName,
      person.familyName,
      person.email,
      person.trn,
      person.urn,
      person.settingName,
    ];
    personal.push(id, view.reference, 'co-1', ...facts.filter((fact) => fact !== null));
    personal.push(...documents.map(({ sha256 }) => sha256));
  }
}, 240_000);

describe('S6.4 the pages of an assessor', () => {
  it('S6.4 show the queue with the due day and the task, and nobody else’s', async () => {
    const [candidate, assessor] = scripts[0]!;
    const { status, body } = await visitors[assessor]!.get('/assess');
    expect(status).toBe(200);
    for (const words of [candidate, 'First mark', 'The assessment window of March 2028', '2,140'])
      expect(body).toContain(words);
    expect((await visitors[otherThan(assessor)]!.get('/assess')).body).not.toContain(candidate);
  });

  it('S6.4 are not there for anybody else, and ask whoever is nobody yet to sign in', async () => {
    const [candidate, assessor] = scripts[0]!;
    const nobody = await visitor(null);
    const pages = ['/assess', `/assess/${candidate}`, `/assess/${candidate}/copy`];
    for (const page of pages) expect(await nobody.get(page)).toMatchObject({ status: 303, to: '/sign-in' });
    for (const page of pages) expect((await visitors['co-1']!.get(page)).status).toBe(404);
    const other = visitors[otherThan(assessor)]!;
    for (const page of pages.slice(1)) expect((await other.get(page)).status).toBe(404);
    for (const form of ['mark', 'decline'])
      expect((await other.post(`/assess/${candidate}/${form}`, { ...all(4), do: 'mark' })).status).toBe(404);
  });

  it('S6.4 show the script beside the criteria, and give a copy to take along', async () => {
    const [candidate, assessor] = scripts[0]!;
    const page = await visitors[assessor]!.get(`/assess/${candidate}`);
    expect(page.status).toBe(200);
    expect(page.body).not.toContain('--error');
    expect(page.body).toContain('Reads the context and identifies need accurately');
    expect(page.body.match(/<p class="govuk-body">/g)!.length).toBeGreaterThan(10);
    const copy = await visitors[assessor]!.get(`/assess/${candidate}/copy`);
    expect(copy.headers).toMatchObject({
      'content-disposition': `attachment; filename="${candidate}.docx"`,
      'x-content-type-options': 'nosniff',
    });
    expect(copy.body.startsWith('PK')).toBe(true);
  });

  it('S6.4 answer hostile input with a page that shows none of it, and mark nothing', async () => {
    const [candidate, assessor] = scripts[0]!;
    const mine = visitors[assessor]!;
    for (const bad of hostile) {
      const points = Object.fromEntries(criteria.map((id) => [`points-${id}`, [bad, bad]]));
      for (const form of ['mark', 'decline']) {
        const fields = { ...points, do: 'mark', reason: bad, command: bad };
        const { status, body } = await mine.post(`/assess/${candidate}/${form}`, fields);
        expect([form, status]).toEqual([form, 400]);
        expect(body).not.toMatch(/<script>alert|<img src=x/);
      }
    }
    for (const odd of ['%00', '<b>', `${candidate}'`, 'C-0000000000', 'x'.repeat(190)])
      expect((await mine.get(`/assess/${encodeURIComponent(odd)}`)).status).toBe(404);
    expect((await journeys.markingQueue(assessor)).map((one) => one.candidate)).toContain(candidate);
  });
});

describe('S5.4 a script is marked', () => {
  it('S6.4 with points that are kept until one comes back', async () => {
    const [candidate, assessor] = scripts[0]!;
    const mine = visitors[assessor]!;
    const some = { 'points-evidence': '3', 'points-impact': '2', do: 'keep' };
    expect((await mine.post(`/assess/${candidate}/mark`, some)).status).toBe(303);
    const page = await mine.get(`/assess/${candidate}`);
    expect(page.body).toMatch(/Sum: .*<strong>5<\/strong>.* of 20/);
    expect(page.body.match(/ checked/g)).toHaveLength(2);
    expect((await mine.get('/assess')).body).toContain('Draft kept');
  });

  it('S5.4 once there are points for every criterion, and twice is one mark; the next one follows', async () => {
    const [candidate, assessor] = scripts[0]!;
    const mine = visitors[assessor]!;
    const page = await mine.get(`/assess/${candidate}`);
    const { 'points-impact': _, ...less } = all(3);
    const wrong = await mine.post(`/assess/${candidate}/mark`, { ...less, do: 'mark' });
    expect([wrong.status, wrong.body]).toEqual([400, expect.stringContaining('Evaluates impact')]);
    expect(wrong.body.match(/ checked/g)).toHaveLength(4);
    const fields = { ...all(3), do: 'mark', command: fieldIn(page, 'command') };
    for (const _time of ['first', 'again']) {
      const { status, to } = await mine.post(`/assess/${candidate}/mark`, fields);
      const [other] = await journeys.markingQueue(assessor);
      expect([status, to]).toEqual([303, other ? `/assess/${other.candidate}` : '/assess']);
      expect((await mine.get(to!)).body).toContain(`${candidate} is marked with 15.`);
    }
    expect((await mine.get(`/assess/${candidate}`)).body).toContain('You have marked this script');
  });

  it('S5.4 or is given back with a reason, and is not there any more', async () => {
    const [candidate, assessor] = scripts[1]!;
    const mine = visitors[assessor]!;
    const page = await mine.get(`/assess/${candidate}`);
    const without = await mine.post(`/assess/${candidate}/decline`, {});
    expect(without.body).toContain('Say why you cannot mark it');
    const fields = { command: fieldIn(page, 'command'), reason: 'knows-the-author' };
    expect((await mine.post(`/assess/${candidate}/decline`, fields)).status).toBe(303);
    expect((await mine.get(`/assess/${candidate}`)).status).toBe(404);
  });

  it('S6.4 and nothing that leads to the author was in any address, page or header', () => {
    expect(seen.length).toBeGreaterThan(20);
    expect(personal.length).toBeGreaterThan(10);
    for (const { body, headers, to } of seen) {
      const whole = `${JSON.stringify(headers)} ${to} ${body.replace(/^PK.*/s, '')}`;
      for (const fact of personal) expect(whole).not.toContain(fact);
    }
  });
});
