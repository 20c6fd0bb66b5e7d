/** An installation whose workers had no versions, and gets workers that have: nothing is to be done, and nothing stands still. */
import { expect, test } from 'vitest';
import { readJournal } from '../../store/record/journal.js';
import { enrolmentOf, invented, wholeStack } from '../support/whole.js';

const house = await wholeStack();
const { journeys } = house;

test('S7.3 journeys that began without a version go on with a worker that has one, and move to it when they wake', async () => {
  const before = await house.worker({ WORKER_VERSIONING: 'off' });
  const request = (name: string) => enrolmentOf(name, { person: { ...invented, trn: null } });
  const [asked, resting] = await Promise.all([
    journeys.enrol(request('UPGRADED')),
    journeys.enrol(request('RESTING')),
  ]);
  expect(await journeys.releases()).toMatchObject({ current: null, unversioned: 2 });
  expect(await before.end('SIGTERM')).toBe(0);
  const after = await house.worker();
  expect(after.log).toContain('"buildId"');
  const match = { type: 'matchRegistration', registration: 'after' } as const;
  const receipt = await journeys.command(asked.journey, match, { id: 'after' });
  expect(receipt.events).toHaveLength(1);
  const moved = async () => (await journeys.releases()).versions.reduce((sum, one) => sum + one.journeys, 0);
  expect(await journeys.wake()).toBe(2);
  await expect.poll(moved, { timeout: 30_000 }).toBe(2);
  expect(await journeys.releases()).toMatchObject({
    unversioned: 0,
    versions: [{ status: 'current', hasWorkers: true, journeys: 2 }],
  });
  const again = await journeys.command(asked.journey, match, { id: 'after' });
  expect(again).toEqual(receipt);
  expect((await journeys.verifyRecord()).faults).toEqual([]);
  expect((await readJournal(house.store, resting.journey))!.events[0]!.type).toBe('Enrolled');
}, 120_000);
