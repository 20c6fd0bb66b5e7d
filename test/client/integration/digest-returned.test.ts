import { afterAll, expect, it } from 'vitest';
import { messageIdOf } from '../../../activities/email/message-id.js';
import { openStore } from '../../../store/database/database.js';
import { claimDigest, settleDigest } from '../../../store/digests/digests.js';
import { gatherReminder } from '../../../store/digests/gathered.js';
import { mailOf } from '../support/mails.js';
import { application, office } from '../support/office.js';
import { runOnServers } from '../support/terminal.js';

const here = await office();
const { journeys } = here;
const store = openStore(here.databaseUrl, { max: 2 });
afterAll(() => store.close());

const KEY = '1/session-report-again/coach/coaching-induction';
const COACH = 'coach-of-two';

/** A live participant whose coach is reminded of something. */
async function reminded(): Promise<string> {
  const request = application({ mode: 'live' });
  const { journey } = await journeys.enrol({
    ...request,
    person: { ...request.person, headteacherEmail: 'head@school.example' },
  });
  const template = 'session-report-again';
  const messageId = messageIdOf(journey, KEY, 'programme.example');
  await gatherReminder(store, {
    journey,
    key: KEY,
    template,
    messageId,
    at: '2026-11-27T09:00:00Z',
    coach: COACH,
  });
  return journey;
}

const lineOf = async (journey: string) => (await runOnServers(`timeline ${journey}`, here.args)).out;

it('S6.5 S6.3 a reminder shows as gathered into the coach’s digest, which, if it comes back, is told once', async () => {
  const both = [await reminded(), await reminded()];
  const waiting =
    /to the coach: session-report-again, gathered for the coach’s next digest {2}\[gathered, 1\//;
  expect(await lineOf(both[0]!)).toMatch(waiting);
  const messageId = messageIdOf(`coach/${COACH}`, '2026-11-27/1', 'programme.example');
  const digest = await claimDigest(store, { coach: COACH, day: '2026-11-27', most: 2 }, () => messageId);
  await settleDigest(store, digest!, 'sent', '250');
  for (const journey of both) {
    expect(await lineOf(journey)).toMatch(/gathered into the coach’s digest of Fri 27 Nov 2026 \(sent\)/);
    const { out } = await runOnServers(`message ${journey} ${KEY}`, here.args);
    expect(out).toContain('A line of the coach’s digest, the words of which are not kept');
  }
  const read = await journeys.readBounce(mailOf('postfix-unknown', messageId));
  expect(read).toMatchObject({ kind: 'failed', message: KEY, receipt: { heard: true, permanent: true } });
  expect(read.receipt?.events.map(({ type }) => type)).toContain('EffectFailed');
  const again = await journeys.readBounce(mailOf('postfix-unknown', messageId));
  expect(again).toEqual(read);
  const filed = await Promise.all(both.map((journey) => journeys.bounces(journey)));
  expect(filed.flat()).toMatchObject([{ key: KEY, told: true }]);
});
