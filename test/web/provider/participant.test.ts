/** S6.1, S6.3: the pages of one participant, for whose they are; whatever is asked of them. */
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { savePerson } from '../../../store/people/people.js';
import { anybody, record, told } from '../../store/support/records.js';
import { freshStore } from '../../support/postgres.js';
import { testSite, type Visitor } from '../support/signed-in.js';

const store = await freshStore();
const { as, anybody: nobody, faults } = await testSite(store);
const north = 'northstar-learning';
const hers = 'jny-aaaaaaaaaaaaaaaaaaaa';
const path = `/provider/participants/${hers}`;
const pages = ['', '/study', '/evidence', '/assessment', '/messages', '/history'];
const hostile = {
  script: '%3Cscript%3Ealert(1)%3C%2Fscript%3E',
  quotes: '%22%27%3E',
  'ten thousand letters': 'x'.repeat(10_000),
  'a zero': '%00',
  'no date': '2027-13-45',
};
let office: Visitor;
let elsewhere: Visitor;
let coach: Visitor;

beforeEach(() => {
  faults.length = 0;
});

beforeAll(async () => {
  const life = told('onTime', hers, { mode: 'rehearsal', provider: north, reference: 'N-1' });
  await record(store, { ...life, events: life.events.filter(({ at }) => at < '2027-06-01') });
  const person = anybody(hers, { givenName: '<b>Zofia</b>', familyName: 'O’Brien "Q"' });
  await savePerson(store, person, { mode: 'rehearsal', programme: 'npq-senco' });
  office = await as('office-1', 'provider-admin');
  elsewhere = await as('office-2', 'provider-admin', { provider: 'harbour-education' });
  coach = await as('coach-77', 'coach');
});

describe('S6.3 the pages of a participant', () => {
  it.each(pages)('S6.1 "%s" is her provider’s, and nobody else’s', async (page) => {
    const { statusCode, body } = await office.get(path + page);
    expect([statusCode, faults]).toEqual([200, []]);
    expect(body).toContain('&lt;b&gt;Zofia&lt;/b&gt;');
    expect(body).not.toContain('<b>Zofia</b>');
    expect(body).not.toMatch(/ style=|undefined|\[object/);
    expect((await elsewhere.get(path + page)).statusCode).toBe(404);
    expect((await coach.get(path + page)).statusCode).toBe(404);
    const { statusCode: redirect, headers } = await nobody.get(path + page);
    expect([redirect, headers.location]).toEqual([303, '/sign-in']);
  });

  it('S6.3 shows the journey as a line of time, with the same as a table', async () => {
    const { body } = await office.get(path);
    expect(body).toMatch(/<g class="line-part line-done"><title>Day 1: Preparing to Practice: Done/);
    expect(body).toMatch(/<g class="line-part line-planned"><title>Day 4: Culture and Ethos: Planned/);
    expect(body).toMatch(/<th scope="row"[^>]*>Day 4: Culture and Ethos<\/th><td[^>]*>Planned/);
    expect(body.match(/<li class="site-mark /g)).toHaveLength(27);
  });

  it('S6.3 shows any page as it was on a day', async () => {
    const { body } = await office.get(`${path}?at=2026-12-01`);
    expect(body).toContain('This is how it stood at');
    expect(body).toMatch(/line-planned"><title>Day 2: SEN in Schools: Planned/);
    expect(body).not.toContain('/do/');
    const then = await office.get(`${path}/history?at=2026-12-01`);
    expect(then.body).not.toContain('Day 2: SEN in Schools on');
    expect((await office.get(`${path}?at=2001-01-01`)).statusCode).toBe(404);
  });

  it('S6.1 says who did something in words', async () => {
    const { body } = await office.get(`${path}/history`);
    expect(body).not.toMatch(/by (provider|participant|coach|engine):/);
  });

  it.each(Object.entries(hostile))('S6.1 answers %s with a page that says what is wrong', async (_, text) => {
    for (const address of [
      `${path}?at=${text}`,
      `${path}/history?at=${text}&at=${text}`,
      `${path}/documents/${text}`,
    ]) {
      const { statusCode, body } = await office.get(address);
      expect([400, 404, 414]).toContain(statusCode);
      expect(body).not.toContain('<script>alert');
    }
    expect(faults).toEqual([]);
  });
});
