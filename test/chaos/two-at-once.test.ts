/**
 * Worker and Temporal die together between two writes: the record has what no run has heard of. Whatever comes first
 * afterwards, nobody is stuck, and everybody gets the answer that stands in the record.
 */
import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { journeyIdOf } from '../../client/ids.js';
import { readJournal } from '../../store/record/journal.js';
import { enrolmentOf, invented } from '../support/whole.js';
import { openHouse } from './house.js';
import { considered } from './people.js';
import { steadily } from './patience.js';

const house = await openHouse();
afterAll(() => house.close());
const { journeys, store } = house;
const signal = AbortSignal.timeout(300_000);

const FIRST = ['again', 'other', 'signal', 'date', 'nothing'] as const;
const request = (name: string) => enrolmentOf(`TWO-${name}`, { person: { ...invented, trn: null } });

/** Local work waits in front of these, after it has written what happened to the record. */
async function behindALock<T>(work: () => Promise<T>): Promise<T> {
  let release = () => undefined as void;
  const released = new Promise<void>((resolve) => (release = resolve));
  let isHeld = () => undefined as void;
  const held = new Promise<void>((resolve) => (isHeld = resolve));
  const lock = store.db.transaction().execute(async (transaction) => {
    await sql`lock table places, messages`.execute(transaction);
    isHeld();
    await released;
  });
  await held;
  try {
    return await work();
  } finally {
    release();
    await lock;
  }
}

const eventsOf = async (journey: string, command: string) =>
  ((await readJournal(store, journey))?.events ?? [])
    .filter(({ cmd }) => cmd === command)
    .map(({ n, type }) => ({ n, type }));

const accept = (journey: string, library = journeys) =>
  library.command(journey, { type: 'accept' }, { id: 'accept' });

test('S3.6 S7.1 what a lost task wrote is the answer, whoever comes first after both servers died', async () => {
  const ids = new Map<string, string>();
  for (const name of FIRST) ids.set(name, (await journeys.enrol(request(name))).journey);
  await Promise.all([...ids].map(([name, id]) => considered({ journeys, signal }, id, name)));
  const newcomer = journeyIdOf({ ...request('enrol'), programme: 'npq-senco', mode: 'rehearsal' });

  // Whoever asked is gone before the servers are up again, and sends nothing by itself.
  const hasty = await house.open(1_000);
  await behindALock(async () => {
    const lost = [...[...ids.values()].map((id) => accept(id, hasty)), hasty.enrol(request('enrol'))];
    for (const { status } of await Promise.allSettled(lost)) expect(status).toBe('rejected');
    await hasty.close();
    for (const id of ids.values()) await expect.poll(() => eventsOf(id, 'accept')).not.toEqual([]);
    await expect
      .poll(async () => (await readJournal(store, newcomer))?.events.length ?? 0)
      .toBeGreaterThan(0);
    await house.kill(['worker', 'temporal']);
  });

  const id = (name: (typeof FIRST)[number]): string => ids.get(name)!;
  const question = { type: 'requestInformation', question: 'Who is your line manager?' } as const;
  const leave = { id: 'other', reason: 'left-post' } as const;
  await steadily(() => journeys.command(id('other'), { type: 'withdraw' }, leave), signal);
  await steadily(
    () =>
      journeys.sessionCompleted(id('signal'), {
        id: 'session',
        coach: 'coach-01',
        session: 'coaching-1',
        held: '2026-09-01T09:00:00Z',
        minutes: 60,
      }),
    signal,
  );
  await steadily(() => journeys.advanceTo(id('date'), '2026-11-01T00:00:00Z'), signal);
  for (const journey of ids.values()) {
    const receipt = await steadily(() => accept(journey), signal);
    expect(receipt.events).toEqual(await eventsOf(journey, 'accept'));
    expect(receipt.events[0]).toMatchObject({ type: 'PlaceSought' });
  }
  const enrolled = await steadily(() => journeys.enrol(request('enrol')), signal);
  expect(enrolled.journey).toBe(newcomer);
  expect(enrolled.receipt.events).toEqual(await eventsOf(newcomer, enrolled.receipt.command));
  await steadily(() => journeys.command(newcomer, question, { id: 'goes-on' }), signal);
  // Otherwise nothing was lost, and this has shown nothing.
  expect(house.log()).toContain('the record goes on otherwise than this run');
  await expect.poll(async () => (await journeys.verifyRecord()).faults, { timeout: 60_000 }).toEqual([]);
}, 300_000);
