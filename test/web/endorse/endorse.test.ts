/** S2.3, S2.4, S6.4: a headteacher endorses or declines on one page, by a link that shows on GET and acts on POST. */
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { linkOf, markOf } from '../../../access/links.js';
import { savePerson } from '../../../store/people/people.js';
import { appendEvents } from '../../../store/record/journal.js';
import { applying, complete } from '../../../lives/beginnings.js';
import { anybody } from '../../store/support/records.js';
import { freshStore } from '../../support/postgres.js';
import { Browser, participantSite, words } from '../support/participant-site.js';
import { SECRET } from '../support/settings.js';
import type { Play } from '../../../lives/play.js';

const store = await freshStore();
const { site, given } = await participantSite(store);
const asking = 'jny-aaaaaaaaaaaaaaaaaaaa';
const endorsed = 'jny-bbbbbbbbbbbbbbbbbbbb';

async function keep(journey: string, play: Play): Promise<void> {
  const enrolment = { ...play.enrolment, journey, mode: 'live' as const };
  const events = play.events.map((one) =>
    one.type === 'Enrolled' ? { ...one, journey, mode: 'live' as const } : one,
  );
  await appendEvents(store, journey, enrolment, events);
  const person = anybody(journey, {
    givenName: 'Zo<b>fia',
    headteacherEmail: 'head@school.example',
    urn: null,
  });
  await savePerson(store, person, { mode: 'live', programme: 'npq-senco', isAnotherPerson: true });
}

beforeAll(async () => {
  await keep(asking, applying());
  await keep(endorsed, complete());
});
beforeEach(() => void given.splice(0));

let n = 0;
const linkTo = (journey: string, more: object = {}) =>
  `/endorse/${linkOf(SECRET, { purpose: 'endorse', journey, mailbox: markOf(SECRET, 'head@school.example'), occasion: `o${++n}`, expires: Math.floor(Date.now() / 1_000) + 60, ...more })}`;

describe('S2.4 the page of a headteacher', () => {
  it('S6.4 says who it is and what it asks, and to look changes nothing', async () => {
    const link = linkTo(asking);
    for (const _ of [1, 2]) {
      const page = await new Browser(site).get(link);
      expect(page.statusCode).toBe(200);
      expect(page.body).toContain('Zo&lt;b&gt;fia Ashdown-Vale');
      expect(words(page.body)).toContain('face-to-face days');
    }
    expect(given).toEqual([]);
  });

  it('S2.3 a yes becomes the declaration, and the link opens no more', async () => {
    const link = linkTo(asking);
    const answer = await new Browser(site).post(link, { endorses: 'yes', name: 'Merle Quill' });
    expect([answer.statusCode, words(answer.body)]).toEqual([200, expect.stringContaining('Thank you')]);
    expect(given).toMatchObject([
      { method: 'provideEvidence', args: [asking, { evidence: 'headteacher-declaration' }, {}] },
    ]);
    const again = await new Browser(site).get(link);
    expect([again.statusCode, words(again.body)]).toEqual([410, expect.stringContaining('answered already')]);
  });

  it('S2.4 a no goes to the provider with its reason', async () => {
    const no = { endorses: 'no', reason: 'no-time-released', words: 'Next year.' };
    const answer = await new Browser(site).post(linkTo(asking), no);
    expect(words(answer.body)).toContain('You have declined');
    expect(given).toMatchObject([
      {
        method: 'declineEndorsement',
        args: [asking, {}, { reason: 'no-time-released', note: 'Next year.' }],
      },
    ]);
  });

  it('S6.4 what is incomplete or hostile is asked for again, with what was typed, and does nothing', async () => {
    const link = linkTo(asking);
    const odd = [
      {},
      { endorses: 'perhaps' },
      { endorses: 'yes', name: '' },
      { endorses: 'no' },
      { endorses: 'no', reason: 'other', words: `<script>${'x'.repeat(10_000)}` },
      { endorses: 'yes', name: '\u0000' },
    ];
    for (const form of odd) {
      const answer = await new Browser(site).post(link, form as Record<string, string>);
      expect([answer.statusCode, words(answer.body)]).toEqual([
        400,
        expect.stringContaining('There is a problem'),
      ]);
      expect(answer.body).not.toContain('<script>x');
    }
    expect(given).toEqual([]);
  });

  it('S6.4 what is no good says what to do instead', async () => {
    const former = linkTo(asking, { mailbox: markOf(SECRET, 'former@school.example') });
    for (const link of [former, linkTo(asking, { purpose: 'sign-in' }), '/endorse/x', '/endorse/%00'])
      expect((await new Browser(site).get(link)).statusCode).toBe(404);
    const expired = await new Browser(site).get(linkTo(asking, { expires: 1 }));
    expect([expired.statusCode, words(expired.body)]).toEqual([
      410,
      expect.stringContaining('replying to the letter'),
    ]);
    const done = await new Browser(site).get(linkTo(endorsed));
    expect(words(done.body)).toContain('You do not need to answer any more');
    expect(
      (await new Browser(site).post(linkTo(asking), { endorses: 'yes', name: 'M' }, null)).statusCode,
    ).toBe(403);
  });
});
