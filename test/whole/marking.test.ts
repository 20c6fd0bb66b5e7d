/** S5.4: what a worker finds by itself: assessors who have come free, and conflicts that nobody reports. */
import { beforeAll, describe, expect, it } from 'vitest';
import { DEMO_PROVIDER } from '../../dev/demo/staff.js';
import { candidateOf } from '../../store/marking/candidate.js';
import { liveThrough } from '../support/driving.js';
import { enrolmentOf, wholeStack } from '../support/whole.js';

const stack = await wholeStack();
const { journeys, store } = stack;
const CLOSED = '2028-03-22T12:00:00Z';
const SCHOOL = '108432';
/** A sweep comes round every minute. */
const NEXT_SWEEP = { timeout: 90_000, interval: 1_000 };

const assessor = (id: string, change: { capacity?: number; urn?: string } = {}) =>
  journeys.saveStaff({
    id,
    role: 'assessor',
    provider: DEMO_PROVIDER,
    name: `Person ${id}`,
    email: `${id}@harbour-education.example`,
    ...change,
  });
const queueOf = async (id: string) => (await journeys.markingQueue(id)).map(({ candidate }) => candidate);
const codesOf = async (journey: string) =>
  (await journeys.view(journey)).view.attention.map(({ code }) => code);
let ids: string[] = [];

beforeAll(async () => {
  await stack.worker();
  for (const { id, role } of await journeys.staff(DEMO_PROVIDER)) {
    if (role === 'assessor') await assessor(id, { capacity: 0 });
  }
  const people = ['Ada', 'Bel'].map((givenName) => ({
    givenName,
    familyName: 'Waits',
    email: `${givenName.toLowerCase()}.waits@postbox.example`,
    urn: SCHOOL,
  }));
  const enrolled = await Promise.all(
    people.map((person) => journeys.enrol(enrolmentOf(`WAIT-${person.givenName}`, { person }))),
  );
  ids = enrolled.map(({ journey }) => journey).toSorted();
  await liveThrough({ journeys, store }, ids, CLOSED);
}, 240_000);

describe('S5.4 marking goes on by itself', () => {
  it('S5.4 gives what waits to an assessor who is added, as much as they take, without a further command', async () => {
    for (const journey of ids) expect(await codesOf(journey)).toEqual(['no-marker']);
    const [first = '', second = ''] = ids;
    await assessor('free-1', { capacity: 1 });
    await expect.poll(() => queueOf('free-1'), NEXT_SWEEP).toEqual([candidateOf(`${first}-1`)]);
    await expect.poll(() => codesOf(first)).toEqual([]);
    expect(await codesOf(second)).toEqual(['no-marker']);
  }, 120_000);

  it('S5.4 takes a script from an assessor who turns out to be of the author’s school, and gives both to one who is free', async () => {
    await assessor('free-1', { capacity: 1, urn: SCHOOL });
    await assessor('free-2');
    const scripts = ids.map((id) => candidateOf(`${id}-1`)).toSorted();
    await expect.poll(async () => (await queueOf('free-2')).toSorted(), NEXT_SWEEP).toEqual(scripts);
    expect(await queueOf('free-1')).toEqual([]);
    const [first = ''] = ids;
    await expect.poll(() => codesOf(first)).toEqual(['conflict-found']);
    const mail = (await journeys.messages(first)).map(({ template }) => template);
    expect(mail).toContain('script-taken-back');
    const { past } = await journeys.timeline(first);
    expect(JSON.stringify(past)).toContain('Conflict of interest of an assessor: setting');
  }, 120_000);
});
