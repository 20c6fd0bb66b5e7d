/** S6.1, S8.3: every command as a form, with what would follow; nothing happens before it was confirmed. */
import { beforeAll, describe, expect, it } from 'vitest';
import { savePerson } from '../../../store/people/people.js';
import { recordedEvents } from '../../../store/record/journal.js';
import { anybody, record, told } from '../../store/support/records.js';
import { freshStore } from '../../support/postgres.js';
import { testSite, type Visitor } from '../support/signed-in.js';

const store = await freshStore();
const { as, anybody: nobody, faults } = await testSite(store);
const hers = 'jny-aaaaaaaaaaaaaaaaaaaa';
const path = `/provider/participants/${hers}/do`;
const deferral = { command: 'cmd-aaaaaaaaaaaaaaaaaaaa', step: 'check', expectedReturn: '2027-09-06' };
let office: Visitor;
let elsewhere: Visitor;
let n = 0;

beforeAll(async () => {
  const life = told('onTime', hers, { mode: 'rehearsal', provider: 'northstar-learning', reference: 'N-1' });
  await record(store, { ...life, events: life.events.filter(({ at }) => at < '2027-03-01') });
  await savePerson(store, anybody(hers), { mode: 'rehearsal', programme: 'npq-senco' });
  office = await as('office-1', 'provider-admin');
  elsewhere = await as('office-2', 'provider-admin', { provider: 'harbour-education' });
  n = await recordedEvents(store, hers);
});

describe('S6.1 a command is a form', () => {
  it('S6.1 every action of the page leads to a form, for nobody else', async () => {
    const { body } = await office.get(`/provider/participants/${hers}`);
    const actions = [...body.matchAll(/do\/(\w+)"/g)].map(([, type]) => type ?? '');
    expect(actions).toEqual(expect.arrayContaining(['defer', 'withdraw', 'recordAttendance', 'bookSession']));
    for (const type of ['defer', 'bookSession', 'selectActivities', 'recordAttendance']) {
      const answer = await office.get(`${path}/${type}`);
      expect([type, answer.statusCode, faults]).toEqual([type, 200, []]);
      expect(answer.body).toMatch(/name="command" value="cmd-[a-z2-7]{20}"/);
    }
    expect((await elsewhere.get(`${path}/defer`)).statusCode).toBe(404);
    expect((await nobody.get(`${path}/defer`)).statusCode).toBe(303);
    for (const type of ['return', 'recordMark', '<script>', 'constructor'])
      expect((await office.get(`${path}/${encodeURIComponent(type)}`)).statusCode).toBe(404);
  });

  it('S8.3 says what would follow, and changes nothing', async () => {
    const { statusCode, body } = await office.post(`${path}/defer`, {
      ...deferral,
      reason: 'parental-leave',
    });
    expect([statusCode, faults]).toEqual([200, []]);
    expect(body).toContain('What would happen');
    expect(body).toContain('To the participant:');
    expect(body).toContain('value="cmd-aaaaaaaaaaaaaaaaaaaa"');
    expect(await recordedEvents(store, hers)).toBe(n);
  });

  it('S6.1 keeps what was typed where something is wrong, and says where', async () => {
    const missing = await office.post(`${path}/defer`, { ...deferral, note: 'Twins' });
    expect(missing.statusCode).toBe(400);
    expect(missing.body).toMatch(/href="#reason">Choose a reason/);
    expect(missing.body).toContain('value="2027-09-06"');
    expect(missing.body).toContain('Twins');
    const refused = await office.post(`${path}/defer`, {
      ...deferral,
      expectedReturn: '2020-01-01',
      reason: 'other-reason',
    });
    expect(refused.statusCode).toBe(409);
    expect(refused.body).toContain('is not after today');
  });

  it('S3.6 what is confirmed while no engine answers is said to be so, and is not in the record', async () => {
    // No engine answers here: what was typed is kept, and nothing is half done.
    const { statusCode } = await office.post(`${path}/defer`, {
      ...deferral,
      step: 'do',
      reason: 'parental-leave',
    });
    expect(statusCode).toBe(503);
    expect(await recordedEvents(store, hers)).toBe(n);
  });

  it.each([
    ['a script', '<script>alert(1)</script>'],
    ['quotes', `"'>`],
    ['ten thousand letters', 'x'.repeat(10_000)],
    ['a zero', '\0'],
  ])('S6.1 takes %s for what it is', async (_, text) => {
    const fields = { command: text, step: 'check', expectedReturn: text, reason: text, note: [text, text] };
    for (const type of ['defer', 'bookSession']) {
      const { statusCode, body } = await office.post(`${path}/${type}`, {
        ...fields,
        session: text,
        event: text,
      });
      expect([400, 409]).toContain(statusCode);
      expect(body).not.toContain('<script>alert');
    }
    expect(faults.filter((one) => !one.includes('"code"'))).toEqual([]);
  });
});
