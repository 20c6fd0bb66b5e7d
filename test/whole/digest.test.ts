/** A coach's morning with a worker that is killed: three reports that are awaited are one mail (S6.5, decision 039). */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDeliver } from '../../activities/deliver.js';
import { isDigestTime } from '../../activities/digests/gathering.js';
import { messageIdOf } from '../../activities/email/message-id.js';
import { nowhere } from '../../activities/email/nowhere.js';
import { claimDigest } from '../../store/digests/digests.js';
import { gatheredOf } from '../../store/digests/gathered.js';
import { keepReconciled, reconciledUntil } from '../../store/record/reconciled.js';
import { saveStaff } from '../../store/people/staff.js';
import { instantOfMillis, londonDate } from '../../workflows/journey/calendar.js';
import { recorded } from '../activities/messages/support/office.js';
import { unreported } from '../activities/messages/support/reminded.js';
import { wholeStack } from '../support/whole.js';

const DOMAIN = 'programme.example';
const house = await wholeStack();
const { store, live } = house;
const deliver = createDeliver({
  ...{ store, live: nowhere, rehearsal: null },
  ...{ mailDomain: DOMAIN, from: 'journeys@programme.example' },
});
const mailsTo = (coach: string) =>
  live.received().filter(({ envelope }) => envelope.to.includes(`${coach}@staff.test`));

/** Three participants, by their records alone: the engine is not asked for runs of theirs. */
async function reminded(coach: string): Promise<string[]> {
  const base = { provider: 'northstar-learning', capacity: null, urn: null, scriptsMarked: 0 };
  await saveStaff(store, {
    id: coach,
    role: 'coach',
    name: 'Rowan Ashdown',
    email: `${coach}@staff.test`,
    ...base,
  });
  const ids: string[] = [];
  for (const givenName of ['Ann', 'Siân', 'Zoë']) {
    const { journey, keyOf } = await recorded(store, 'live', { givenName }, () => unreported(coach));
    await deliver({ journey, mode: 'live', messages: [keyOf('session-report-again')] });
    ids.push(journey);
  }
  return ids;
}

/** As a worker leaves them that is killed after the claim and before the mail. */
const claimed = (coach: string) => {
  const day = londonDate(instantOfMillis(Date.now()));
  const idOf = (nth: number) => messageIdOf(`coach/${coach}`, `${day}/${nth}`, DOMAIN);
  return claimDigest(store, { coach, day, most: 2 }, idOf);
};

const statusesOf = async (ids: readonly string[]) =>
  (await Promise.all(ids.map((id) => gatheredOf(store, id)))).flat().map(({ status }) => status);

beforeAll(async () => {
  await reconciledUntil(store);
  await keepReconciled(store, '2099-01-01T00:00:00Z');
});
afterAll(() => live.faults.clear());

test('S6.5 S7.3 three reports due the same morning are one mail, though the worker dies between claim and sending', async () => {
  const ids = await reminded('coach-claimed');
  const waiting = await reminded('coach-waiting');
  await store.db.updateTable('gathered').set({ gathered_at: '2026-01-01T00:00:00Z' }).execute();
  const { messageId } = (await claimed('coach-claimed'))!;
  const worker = await house.worker();
  await expect.poll(() => statusesOf(ids), { timeout: 30_000 }).toEqual(['sent', 'sent', 'sent']);
  await worker.end('SIGKILL');
  const next = await house.worker();
  // Its first sweep is done once what can leave at this hour has left.
  const leaves = isDigestTime(instantOfMillis(Date.now()));
  if (leaves) await expect.poll(() => mailsTo('coach-waiting'), { timeout: 30_000 }).toHaveLength(1);
  await next.end();
  const mails = mailsTo('coach-claimed');
  expect(mails.map((mail) => mail.messageId)).toEqual([`<${messageId}>`]);
  expect(mails[0]?.subject).toBe('Your participants: 3 sessions to report');
  for (const name of ['Ann', 'Siân', 'Zoë']) expect(mails[0]?.text).toContain(`${name} O’Brien: `);
  if (!leaves) expect(await statusesOf(waiting)).toEqual([null, null, null]);
}, 120_000);

test('S6.5 S7.3 killed before the mail server has answered, it goes again under the same Message-ID, and counts once', async () => {
  const ids = await reminded('coach-answered');
  live.faults.cutAfterData();
  await claimed('coach-answered');
  const first = await house.worker();
  await live.waitFor(({ envelope }) => envelope.to.includes('coach-answered@staff.test'), 30_000);
  await first.end('SIGKILL');
  live.faults.clear();
  // The line may have broken before the kill, which is a pause for whoever comes next.
  await store.db.updateTable('digests').set({ next_try: null }).execute();
  const second = await house.worker();
  await expect.poll(() => statusesOf(ids), { timeout: 30_000 }).toEqual(['sent', 'sent', 'sent']);
  await second.end();
  const mails = mailsTo('coach-answered');
  expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(1);
  expect(new Set(mails.map(({ text }) => text)).size).toBe(1);
  expect(mails).toHaveLength(2);
}, 120_000);
