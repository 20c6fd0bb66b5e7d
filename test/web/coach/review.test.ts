/** S3.10 S6.4: a review that is written together, in a browser. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { liveThrough } from '../../support/driving.js';
import { application, coachOne, office } from '../../client/support/office.js';
import { fieldIn, hostile, siteOf, type Visitor } from '../support/visiting.js';

const { journeys, store } = await office();
const { visitor, close } = await siteOf({ journeys, store });
afterAll(close);

let journey = '';
let coach: Visitor;
const page = () => `/coach/reviews/${journey}/ldr-review`;
const read = () => journeys.review(journey, 'ldr-review');
const participant = { actor: { role: 'participant', id: 'p-1' } } as const;

beforeAll(async () => {
  await journeys.saveStaff(coachOne);
  for (const id of ['co-1', 'co-2'])
    await journeys.saveOperator({ ...coachOne, id, email: `${id}@postbox.example` });
  ({ journey } = await journeys.enrol(application({ registration: 'dfe-48213' })));
  await liveThrough({ journeys, store }, [journey], '2028-01-25T12:00:00Z');
  coach = await visitor('co-1');
}, 180_000);

describe('S3.10 a review in the browser', () => {
  it('S6.4 is there for the coach of the participant, and for nobody else', async () => {
    expect(await (await visitor(null)).get(page())).toMatchObject({ status: 303, to: '/sign-in' });
    const other = await visitor('co-2');
    for (const address of [page(), `${page()}/print`]) expect((await other.get(address)).status).toBe(404);
    expect((await other.post(page(), { 'field-coach-view': 'Mine' })).status).toBe(404);
    expect((await other.post(`${page()}/agree`, {})).status).toBe(404);
    expect((await coach.get(`/coach/reviews/${journey}/coaching-1`)).status).toBe(404);
  });

  it('S3.10 says what is missing, and is saved as it is written', async () => {
    const before = await coach.get(page());
    expect(before.body).toContain('Still empty:');
    expect(before.body).not.toContain('Agree to the review');
    const fields = {
      'field-coach-view': 'Steady & <kind>.',
      'was-coach-view': fieldIn(before, 'was-coach-view'),
    };
    expect((await coach.post(page(), { ...fields, command: fieldIn(before, 'command') })).status).toBe(303);
    expect((await coach.get(page())).body).toContain('Steady &amp; &lt;kind&gt;.');
    expect((await read()).fields.find(({ id }) => id === 'coach-view')?.words).toBe('Steady & <kind>.');
  });

  it('S3.10 is not written over what the other has changed meanwhile', async () => {
    const open = await coach.get(page());
    await journeys.writeReviewFields(journey, 'ldr-review', { 'next-steps': 'Visit by May' }, participant);
    const typed = { 'field-next-steps': 'Visit by June', 'was-next-steps': fieldIn(open, 'was-next-steps') };
    const refused = await coach.post(page(), { ...typed, command: fieldIn(open, 'command') });
    expect(refused.status).toBe(409);
    for (const words of ['Visit by May', 'Visit by June', 'has changed this field'])
      expect(refused.body).toContain(words);
    expect((await read()).fields.find(({ id }) => id === 'next-steps')?.words).toBe('Visit by May');
    const again = { ...typed, 'was-next-steps': fieldIn(refused, 'was-next-steps') };
    const saved = await coach.post(page(), { ...again, command: fieldIn(refused, 'command') });
    expect([saved.status, /<li>[^]*?<\/li>/.exec(saved.body)?.[0]]).toEqual([303, undefined]);
    expect((await read()).fields.find(({ id }) => id === 'next-steps')?.words).toBe('Visit by June');
  });

  it('S6.4 takes hostile input as text, or refuses it and keeps it on the page', async () => {
    for (const bad of hostile) {
      const open = await coach.get(page());
      const was = fieldIn(open, 'was-coach-view');
      const { status, body } = await coach.post(page(), {
        'field-coach-view': [bad, bad],
        'was-coach-view': was,
      });
      expect(status).toBeLessThan(500);
      expect(`${body}${(await coach.get(page())).body}`).not.toMatch(/<script>alert|<img src=x/);
      expect((await coach.post(`${page()}/agree`, { version: bad, command: bad })).status).toBe(409);
    }
  });

  it('S3.10 is agreed to as it was read, and printed', async () => {
    const words = { strengths: 'Families trust us.', development: 'Chairing.', 'to-develop': 'Data.' };
    await journeys.writeReviewFields(journey, 'ldr-review', words, participant);
    const open = await coach.get(page());
    expect(open.body).toContain('Agree to the review');
    const agreeing = { version: fieldIn(open, 'version'), command: `${fieldIn(open, 'command')}-agree` };
    const old = await coach.post(`${page()}/agree`, { ...agreeing, version: '0'.repeat(64) });
    expect(old.status).toBe(409);
    expect((await coach.post(`${page()}/agree`, agreeing)).status).toBe(303);
    expect((await read()).agreed.map(({ side }) => side)).toEqual(['coach']);
    const printed = await coach.get(`${page()}/print`);
    for (const said of ['Families trust us.', 'Zenobia', 'Coach, ']) expect(printed.body).toContain(said);
    expect(printed.body).not.toContain('<textarea');
  });
});
