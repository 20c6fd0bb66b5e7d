/** S6.3: who owes what, the next days and a coach's diary, for many, each by their own clock. */
import { beforeAll, describe, expect, it } from 'vitest';
import { openJourneys } from '../../client/journeys.js';
import type { Scope } from '../../store/read-model/read-model.js';
import { keepClock } from '../../store/read-model/rehearsal-clocks.js';
import { saveStaff } from '../../store/people/staff.js';
import { record, told } from '../store/support/records.js';
import { freshStore } from '../support/postgres.js';
import { runOnServers } from './support/terminal.js';

const store = await freshStore();
const north = 'northstar-learning';
const rehearsed = 'jny-bbbbbbbbbbbbbbbbbbbb';
const open = (scope: Scope = 'all') =>
  openJourneys({ databaseUrl: store.url, temporal: { address: '127.0.0.1:1' }, scope });
const cli = (line: string) =>
  runOnServers(line, ['--database-url', store.url, '--address', '127.0.0.1:1'], 160);

let coach = '';

beforeAll(async () => {
  const life = told('onTime', rehearsed, { mode: 'rehearsal', provider: north, reference: 'DAY-1' });
  const events = life.events.filter(({ at }) => at < '2026-11-01');
  await record(store, { ...life, events });
  const booked = events.find((event) => event.type === 'SessionBooked');
  if (booked?.type !== 'SessionBooked') throw new Error('a session is booked by then');
  ({ coach } = booked);
  const person = {
    role: 'coach',
    provider: north,
    name: 'Sam Okafor',
    email: 'sam@postbox.example',
  } as const;
  await saveStaff(store, { id: coach, ...person, capacity: null, urn: null, scriptsMarked: 0 });
  const slot = { id: '00000000-0000-4000-8000-000000000001', mode: 'rehearsal', coach } as const;
  const { starts, ends } = booked;
  const what = { cohort: 'npq-senco-2026-autumn', session: booked.session, form: 'one-to-one' } as const;
  await store.db
    .insertInto('diary_slots')
    .values({ ...slot, ...what, starts, ends })
    .execute();
  const booking = { id: '00000000-0000-4000-8000-000000000002', journey: rehearsed, session: booked.session };
  await store.db
    .insertInto('session_bookings')
    .values({ ...booking, slot: slot.id, sequence: 0 })
    .execute();
});

describe('S6.3 the morning of an office', () => {
  it('S6.3 tells the next days by the rehearsal’s own clock, and more days when asked', async () => {
    const journeys = await open();
    const week = await journeys.week({ provider: north });
    const year = await journeys.week({ provider: north }, { days: 400 });
    expect(week.every(({ when }) => when >= '2026-10-20' && when < '2026-11-09')).toBe(true);
    expect(year.length).toBeGreaterThan(week.length);
    expect(year[0]).toMatchObject({ reference: 'DAY-1', mode: 'rehearsal' });
    const far = await journeys.week({}, { from: '2031-01-01' });
    expect(far).toEqual([]);
    await journeys.close();
  });

  it('S6.3 tells who owes what, by the clock to which a rehearsal was moved', async () => {
    const before = await cli('owed --late --by coach');
    expect(before.out).toBe('Nobody owes anything.\n');
    await keepClock(store, rehearsed, '2027-05-20T09:00:00Z');
    const { out, code } = await cli('owed --late --by coach');
    expect(code).toBe(0);
    expect(out).toContain('Report whether');
    expect(out).toContain('OVERDUE');
    expect(out).toContain('DAY-1 [R]');
    expect(out).not.toMatch(/\d{4}-\d\d-\d\dT/);
    expect((await cli('owed --cohort npq-senco-2026-autum')).err).toContain('Did you mean');
  });

  it('S6.3 shows a coach’s diary in London time, and only of those one may see', async () => {
    const { out, code } = await cli(`diary ${coach} --from 2026-09-01 --days 400`);
    expect(code).toBe(0);
    expect(out).toMatch(/\d\d:\d\d (GMT|BST) +\d\d:\d\d (GMT|BST) +.*DAY-1 \[R\]/);
    const elsewhere = await open({ provider: 'harbour-education' });
    await expect(elsewhere.diary(coach)).rejects.toMatchObject({ kind: 'not-found' });
    expect(await elsewhere.owed()).toEqual([]);
    await elsewhere.close();
  });

  it('S6.3 shows booked sessions on the page of a participant, and that one is not reported', async () => {
    const { out } = await cli('show DAY-1 --at 2026-11-01');
    expect(out).toMatch(/Booked +\w{3} \d+ \w{3} 2027, \d\d:\d\d (GMT|BST) .* with /);
  });
});
