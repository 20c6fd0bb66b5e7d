/** S6.4 S3.5: what a coach does in a browser, on a journey that is lived. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { liveThrough } from '../../support/driving.js';
import { application, coachOne, office } from '../../client/support/office.js';
import { fieldIn, hostile, siteOf, type Visitor } from '../support/visiting.js';

const { journeys, store } = await office();
const { visitor, close } = await siteOf({ journeys, store });
afterAll(close);

const SESSION = 'coaching-induction';
let journey = '';
let coach: Visitor;
const address = () => `/coach/sessions/${journey}/${SESSION}`;
const session = async () =>
  (await journeys.coaching(journey)).sessions.find((one) => one.session === SESSION)!;

const operator = (id: string, role: 'coach' | 'assessor', provider: string = coachOne.provider) =>
  journeys.saveOperator({ id, role, provider, name: `Person ${id}`, email: `${id}@postbox.example` });

beforeAll(async () => {
  await journeys.saveStaff(coachOne);
  await operator('co-1', 'coach');
  await operator('co-2', 'coach');
  await operator('co-far', 'coach', 'harbour-education');
  await operator('as-1', 'assessor');
  ({ journey } = await journeys.enrol(application({ registration: 'dfe-48213' })));
  await liveThrough({ journeys, store }, [journey], '2026-10-20T12:00:00Z');
  const { ends } = await session();
  await journeys.advanceTo(journey, ends!.replace(/:\d\d:\d\dZ$/, ':59:00Z'));
  coach = await visitor('co-1');
}, 180_000);

describe('S6.4 the pages of a coach', () => {
  it('S6.4 are not there for anybody else, and ask whoever is nobody yet to sign in', async () => {
    const pages = ['/coach', address(), `/coach/participants/${journey}`];
    const nobody = await visitor(null);
    for (const page of pages) expect(await nobody.get(page)).toMatchObject({ status: 303, to: '/sign-in' });
    const assessor = await visitor('as-1');
    for (const page of pages) expect((await assessor.get(page)).status).toBe(404);
    for (const other of ['co-2', 'co-far']) {
      const foreign = await visitor(other);
      expect((await foreign.get('/coach')).body).not.toContain('Quillfeather');
      for (const page of pages.slice(1)) expect((await foreign.get(page)).status).toBe(404);
      expect((await foreign.post(`${address()}/held`, { held: '', minutes: '' })).status).toBe(404);
    }
    expect((await session()).status).toBe('booked');
  });

  it('S6.4 show who is met, and nothing personal besides the name', async () => {
    for (const page of ['/coach', address(), `/coach/participants/${journey}`]) {
      const { status, body } = await coach.get(page);
      expect([page, status]).toEqual([page, 200]);
      expect(body).not.toContain('--error');
      expect(body).toContain('Zenobia Quillfeather');
      expect(body).not.toMatch(/postbox|dfe-48213|scholarship|dob|TRN/);
    }
  });

  it('S6.4 answer hostile input in every field with a page that shows it as text, and change nothing', async () => {
    const forms = ['held', 'missed', 'corrected', 'moved', 'booked', 'cancelled'];
    const names = [
      'command',
      'held',
      'on',
      'minutes',
      'notes',
      'note',
      'reason',
      'cancel-reason',
      'took-place',
    ];
    const parts = ['held-day', 'held-month', 'held-year', 'held-time', 'asked-day', 'asked-time'];
    await coach.get(address());
    for (const form of forms)
      for (const bad of hostile) {
        const fields = Object.fromEntries([...names, ...parts].map((name) => [name, [bad, bad]]));
        const { status, body } = await coach.post(`${address()}/${form}`, fields);
        expect([form, bad.slice(0, 20), status]).toEqual([
          form,
          bad.slice(0, 20),
          expect.toSatisfy(isNoFault),
        ]);
        expect(body).not.toMatch(/<script>alert|<img src=x/);
      }
    for (const odd of ['%00', '..%2f..', '<b>', 'x'.repeat(190)])
      expect((await coach.get(`/coach/sessions/${encodeURIComponent(odd)}/${odd}`)).status).toBe(404);
    expect((await coach.get(`/coach/sessions/${journey}/no-such-session`)).status).toBe(404);
    expect((await session()).status).toBe('booked');
  });

  it('S6.4 take nothing from a form that another site has sent', async () => {
    const asked = await coach.post(`${address()}/held`, { _csrf: 'another', held: '', minutes: '60' });
    expect(asked.status).toBe(403);
  });
});

describe('S3.5 a session is reported', () => {
  it('S3.5 at the time that is asked for and in minutes that can be, or the page keeps what was typed', async () => {
    const page = await coach.get(address());
    expect(page.body).toContain('Did it take place?');
    const typed = {
      'held-day': '31',
      'held-month': '2',
      'held-year': '2026',
      'held-time': '4pm',
      minutes: '55',
    };
    const wrong = await coach.post(`${address()}/held`, { ...typed, notes: 'We <talked>.' });
    expect(wrong.status).toBe(400);
    expect(wrong.body).toContain('is not a day of the calendar');
    expect(wrong.body).toContain('We &lt;talked&gt;.');
    expect(wrong.body).toContain('value="55"');
    const early = { ...typed, 'held-day': '1', 'held-month': '1', 'held-year': '2028' };
    const refused = await coach.post(`${address()}/held`, { ...early, command: fieldIn(page, 'command') });
    expect([refused.status, (await session()).status]).toEqual([409, 'booked']);
  });

  it('S3.5 with one press, from the first page, and twice is answered with the first receipt', async () => {
    const page = await coach.get('/coach');
    expect(page.body.match(/Say it took place/g)).toHaveLength(1);
    const names = ['command', 'held', 'minutes', 'from'];
    const fields = Object.fromEntries(names.map((name) => [name, fieldIn(page, name)]));
    const { starts } = await session();
    for (const _ of ['first', 'again']) {
      expect(await coach.post(`${address()}/held`, fields)).toMatchObject({ status: 303, to: '/coach' });
      const next = await coach.get('/coach');
      expect(next.body).toContain('Recorded: it took place');
      expect(next.body).not.toContain('Say it took place');
    }
    expect(await session()).toMatchObject({ status: 'held', held: starts, minutes: 60 });
  });

  it('S3.5 and put right with a reason', async () => {
    const page = await coach.get(address());
    const fields = { command: fieldIn(page, 'command'), 'took-place': 'yes', minutes: '45' };
    const moment = Object.fromEntries(
      ['day', 'month', 'year', 'time'].map((part) => [`held-${part}`, fieldIn(page, `held-${part}`)]),
    );
    const without = await coach.post(`${address()}/corrected`, { ...fields, ...moment });
    expect(without.body).toContain('Say what was wrong');
    const right = { ...fields, ...moment, reason: 'wrong-length' };
    expect((await coach.post(`${address()}/corrected`, right)).status).toBe(303);
    expect((await coach.get(address())).body).toContain('45 minutes');
    expect(await session()).toMatchObject({ status: 'held', minutes: 45 });
  });
});

const isNoFault = (status: number): boolean => status < 500 && status !== 200;
