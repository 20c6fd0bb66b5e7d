/** S6.4, S6.2: a participant sees and does their own, on every page; nobody else gets there. */
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { linkOf, markOf } from '../../../access/links.js';
import { JourneyRefused } from '../../../client/errors.js';
import { applying } from '../../../lives/beginnings.js';
import { inCourse, inWindow } from '../../../lives/stories/moments.js';
import type { Play } from '../../../lives/play.js';
import { savePerson } from '../../../store/people/people.js';
import { appendEvents } from '../../../store/record/journal.js';
import { timeLeft } from '../../../web/participant/time-left.js';
import { anybody } from '../../store/support/records.js';
import { freshStore } from '../../support/postgres.js';
import { Browser, hashOf, participantSite, words } from '../support/participant-site.js';
import { SECRET } from '../support/settings.js';

const store = await freshStore();
const { site, given, refuse } = await participantSite(store);
const plays: [string, () => Play][] = [
  ['jny-aaaaaaaaaaaaaaaaaaaa', applying],
  ['jny-bbbbbbbbbbbbbbbbbbbb', inCourse],
  ['jny-cccccccccccccccccccc', inWindow],
];
const [asking = '', studying = '', writing = ''] = plays.map(([journey]) => journey);
const pages = ['', '/application', '/study', '/assessment', '/result', '/details', '/messages'];
const browsers = new Map<string, Browser>();
const as = (journey: string): Browser => browsers.get(journey)!;

beforeAll(async () => {
  for (const [journey, begun] of plays) {
    const play = begun();
    const mode = 'rehearsal' as const;
    const events = play.events.map((one) => (one.type === 'Enrolled' ? { ...one, journey, mode } : one));
    await appendEvents(store, journey, { ...play.enrolment, journey, mode }, events);
    const person = anybody(journey, { givenName: 'Zo<b>fia', email: `${journey}@postbox.example` });
    await savePerson(store, person, { mode, programme: 'npq-senco' });
    const browser = new Browser(site);
    const mailbox = markOf(SECRET, person.email);
    const expires = Math.floor(Date.now() / 1_000) + 60;
    const link = linkOf(SECRET, { purpose: 'sign-in', journey, mailbox, occasion: 'o', expires });
    expect((await browser.post(`/sign-in/link/${link}`, {})).statusCode).toBe(303);
    browsers.set(journey, browser);
  }
});
beforeEach(() => {
  given.splice(0);
  refuse(null);
});

describe('S6.4 pages of a participant', () => {
  it.each(pages)(
    'S6.4 /participant%s shows what is theirs, at every point of the journey, to them alone',
    async (page) => {
      for (const [journey] of plays) {
        const shown = await as(journey).get(`/participant${page}`);
        expect(shown.statusCode, journey).toBe(200);
        expect(shown.body).not.toMatch(/undefined|\[object|NaN|Zo<b>|2\d{3}-\d\d-\d\dT/);
      }
      const nobody = await new Browser(site).get(`/participant${page}`);
      expect([nobody.statusCode, nobody.headers.location]).toEqual([303, '/sign-in']);
      expect((await as(asking).get('/provider')).statusCode).toBe(404);
    },
  );

  it('S6.4 the one next thing leads to where it is done', async () => {
    expect((await as(asking).get('/participant')).body).toContain('href="/participant/application"');
    expect((await as(writing).get('/participant')).body).toContain('href="/participant/assessment"');
  });

  it('S5.3 a case study is handed in, with what it arrived as, and replaced', async () => {
    const bytes = Buffer.from(`${'A case study of one school. '.repeat(300)}`);
    const sent = await as(writing).upload(
      '/participant/assessment',
      { name: 'case.txt', bytes },
      '/participant/assessment',
    );
    expect([sent.statusCode, sent.headers.location]).toEqual([303, '/participant/assessment']);
    expect(given).toMatchObject([
      { method: 'submitCaseStudy', args: [writing, { document: hashOf(bytes), words: 1_800 }, {}] },
    ]);
    const after = words((await as(writing).get('/participant/assessment')).body);
    expect(after).toContain(hashOf(bytes));
    expect(after).toContain('1,800 words');
  });

  it('S6.4 what is refused is said on the page, with what was typed', async () => {
    refuse(new JourneyRefused('already-done', 'It is done already.'));
    const details = {
      givenName: '<script>',
      familyName: '"q\'',
      email: 'x'.repeat(10_000),
      secondEmail: '',
      phone: '',
    };
    const answer = await as(asking).post('/participant/details', details);
    expect(answer.statusCode).toBe(409);
    expect(answer.body).toContain('value="&lt;script&gt;"');
    expect(words(answer.body)).toContain('It is done already.');
    for (const file of [null, { name: 'a.txt', bytes: Buffer.from('x') }])
      expect(
        (await as(writing).upload('/participant/assessment', file, '/participant/assessment')).statusCode,
      ).toBeGreaterThanOrEqual(400);
  });

  it('S6.4 another’s things, foreign forms and hostile input do nothing, and never fail', async () => {
    for (const path of [
      '/study/%00',
      '/study/<script>',
      `/study/${'x'.repeat(190)}`,
      '/messages/calendar',
      '/messages/calendar?message=a&file=x',
      '/messages/calendar?message=a&message=b&file=0',
    ])
      expect((await as(studying).get(`/participant${path}`)).statusCode, path).toBe(404);
    const posts = [
      '/details',
      '/result/appeal',
      '/application/answer',
      '/study/course-1/choose',
      '/study/course-1/done',
    ];
    for (const path of posts)
      expect((await as(studying).post(`/participant${path}`, {}, null)).statusCode, path).toBe(403);
    for (const path of ['/assessment', '/study/task-1/hand-in', '/application/evidence/qts-certificate']) {
      const answer = await new Browser(site).post(`/participant${path}`, {}, null);
      expect([answer.statusCode, answer.headers.location], path).toEqual([303, '/sign-in']);
    }
    expect(given).toEqual([]);
  });

  it('S5.3 the time left is never more than there is', () => {
    const until = '2027-03-20T23:59:59Z';
    expect(timeLeft('2027-03-17T20:00:00Z', until)).toBe('3 days and 3 hours');
    expect(timeLeft('2027-03-20T22:58:59Z', until)).toBe('1 hour and 1 minute');
    expect(timeLeft('2027-03-20T23:59:30Z', until)).toBe('0 minutes');
  });
});
