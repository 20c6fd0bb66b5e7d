/** S3.5 S6.4: a coach's hours, days away, and the calendar that is subscribed to. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { liveThrough } from '../../support/driving.js';
import { application, coachOne, office } from '../../client/support/office.js';
import { hostile, siteOf, type Visitor } from '../support/visiting.js';

const { journeys, store } = await office();
const { visitor, close } = await siteOf({ journeys, store });
afterAll(close);

const PAGE = '/coach/availability';
let coach: Visitor;
let nobody: Visitor;
let journey = '';
const addressIn = (body: string): string => /http:\/\/127\.0\.0\.1(\/feeds\/[^"]+)/.exec(body)?.[1] ?? '';

beforeAll(async () => {
  await journeys.saveStaff(coachOne);
  for (const [id, role] of [
    ['co-1', 'coach'],
    ['as-1', 'assessor'],
  ] as const)
    await journeys.saveOperator({ ...coachOne, id, role, email: `${id}@postbox.example` });
  ({ journey } = await journeys.enrol(application({ registration: 'dfe-48213' })));
  await liveThrough({ journeys, store }, [journey], '2026-10-20T12:00:00Z');
  coach = await visitor('co-1');
  nobody = await visitor(null);
}, 180_000);

describe('S3.5 a coach’s availability', () => {
  it('S6.4 is for the coach alone', async () => {
    expect(await nobody.get(PAGE)).toMatchObject({ status: 303, to: '/sign-in' });
    expect((await (await visitor('as-1')).get(PAGE)).status).toBe(404);
  });

  it('S3.5 is weekly hours as people write times, or the page keeps what was typed', async () => {
    expect((await coach.get(PAGE)).body).not.toContain('--error');
    const wrong = await coach.post(`${PAGE}/hours`, { 'day-1-1-begins': '5pm', 'day-1-1-ends': '9am' });
    expect([wrong.status, wrong.body]).toEqual([400, expect.stringContaining('Monday: enter two times')]);
    expect(wrong.body).toContain('value="5pm"');
    const hours = {
      'day-1-1-begins': '9am',
      'day-1-1-ends': '12.30pm',
      'day-3-2-begins': '14:00',
      'day-3-2-ends': '4pm',
    };
    expect((await coach.post(`${PAGE}/hours`, hours)).status).toBe(303);
    expect((await journeys.availability('co-1')).hours).toEqual([
      { weekday: 1, begins: '09:00', ends: '12:30' },
      { weekday: 3, begins: '14:00', ends: '16:00' },
    ]);
    const both = {
      'day-1-1-begins': '9am',
      'day-1-1-ends': '1pm',
      'day-1-2-begins': '12pm',
      'day-1-2-ends': '4pm',
    };
    const overlapping = await coach.post(`${PAGE}/hours`, both);
    expect([overlapping.status, overlapping.body]).toEqual([400, expect.stringContaining('ust not overlap')]);
  });

  it('S3.5 is days away, both included', async () => {
    const days = {
      'first-day': '3',
      'first-month': '8',
      'first-year': '2037',
      'last-day': '14',
      'last-month': '8',
    };
    expect((await coach.post(`${PAGE}/away`, days)).status).toBe(400);
    expect((await coach.post(`${PAGE}/away`, { ...days, 'last-year': '2037' })).status).toBe(303);
    expect((await coach.get(PAGE)).body).toContain('Monday 3 August 2037 to Friday 14 August 2037');
    const back = { ...days, 'last-day': '1', 'last-year': '2037' };
    expect((await coach.post(`${PAGE}/away`, back)).status).toBe(400);
  });

  it('S6.4 takes no hostile input', async () => {
    for (const bad of hostile) {
      const names = ['day-1-1-begins', 'day-1-1-ends', 'first-day', 'first-month', 'first-year', 'last-day'];
      const fields = Object.fromEntries(names.map((name) => [name, [bad, bad]]));
      for (const form of ['hours', 'away']) {
        const { status, body } = await coach.post(`${PAGE}/${form}`, fields);
        expect([form, status]).toEqual([form, 400]);
        expect(body).not.toMatch(/<script>alert|<img src=x/);
      }
    }
  });
});

describe('S6.4 the calendar that a coach subscribes to', () => {
  it('S6.4 has the booked sessions and no more of a participant than the name', async () => {
    expect((await coach.post(`${PAGE}/calendar`, {})).status).toBe(303);
    const address = addressIn((await coach.get(PAGE)).body);
    expect(address).toMatch(/^\/feeds\/[A-Za-z0-9_-]{22}\.ics$/);
    const feed = await nobody.get(address);
    expect(feed.headers['content-type']).toBe('text/calendar; charset=utf-8');
    const { booked } = await journeys.coaching(journey);
    expect(feed.body.match(/BEGIN:VEVENT/g)).toHaveLength(booked.length);
    expect(feed.body.replaceAll('\r\n ', '')).toMatch(
      /SUMMARY:Rehearsal: First coaching session with Zenobia Quill/,
    );
    expect(feed.body).toContain('DTSTART;TZID=Europe/London:20261022T');
    expect(feed.body).not.toMatch(/postbox|dfe-48213|TST-/);
    expect((await nobody.get(address)).body).toBe(feed.body);
  });

  it('S6.4 ends with its address, and with the role of the coach', async () => {
    const old = addressIn((await coach.get(PAGE)).body);
    await coach.post(`${PAGE}/calendar`, {});
    const address = addressIn((await coach.get(PAGE)).body);
    expect((await nobody.get(old)).status).toBe(404);
    expect((await nobody.get(address)).status).toBe(200);
    for (const odd of ['x.ics', '%00.ics', `${'a'.repeat(22)}.ics`, `${'a'.repeat(190)}.ics`])
      expect((await nobody.get(`/feeds/${odd}`)).status).toBe(404);
    const digests = await store.db.selectFrom('calendar_feeds').selectAll().execute();
    expect(JSON.stringify(digests)).not.toContain(address.slice(7, 29));
    await journeys.endOperator('co-1');
    expect((await nobody.get(address)).status).toBe(404);
  });
});
