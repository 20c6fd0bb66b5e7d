import { beforeAll, describe, expect, it } from 'vitest';
import { createDigests } from '../../../activities/digests/sweep.js';
import type { NotifyJourney } from '../../../activities/places.js';
import { coachesWaiting, openDigests } from '../../../store/digests/digests.js';
import { gatheredOf } from '../../../store/digests/gathered.js';
import { reminderOfDigest } from '../../../store/digests/returned.js';
import { settledKeys } from '../../../store/messages/mails.js';
import { listMessages } from '../../../store/messages/messages.js';
import { saveStaff } from '../../../store/people/staff.js';
import type { Template } from '../../../workflows/effects/templates.js';
import type { FactCommand } from '../../../workflows/journey/command.js';
import { freshStore } from '../../support/postgres.js';
import { DOMAIN } from './support/letters.js';
import { FROM, office, recorded, staffIn } from './support/office.js';
import { unreported } from './support/reminded.js';

const store = await freshStore();
const { catcher, transport, deliver } = await office(store);
beforeAll(() => staffIn(store));

const told: { journey: string; fact: FactCommand; id: string }[] = [];
const notify: NotifyJourney = (journey, fact, id) => {
  told.push({ journey, fact, id });
  return Promise.resolve('told');
};
const sweep = createDigests({ store, live: transport, notify, mailDomain: DOMAIN, from: FROM });

let coaches = 0;

/** Some participants of a coach of their own, each with a report that is awaited since this morning. */
async function morning(count: number) {
  const coach = `digest-coach-${++coaches}`;
  const email = `${coach}@staff.test`;
  const base = { provider: 'northstar-learning', capacity: null, urn: null, scriptsMarked: 0 };
  await saveStaff(store, { id: coach, role: 'coach', name: 'Rowan Ashdown', email, ...base });
  const people: { journey: string; key: string; keyOf: (template: Template) => string }[] = [];
  for (const givenName of ['Zoë', 'Ann', 'Siân'].slice(0, count)) {
    const play = () => unreported(coach);
    const { journey, keyOf } = await recorded(store, 'live', { givenName }, play);
    people.push({ journey, key: keyOf('session-report-again'), keyOf });
  }
  const gather = () =>
    Promise.all(people.map(({ journey, key }) => deliver({ journey, mode: 'live', messages: [key] })));
  const mails = () => catcher.received().filter(({ envelope }) => envelope.to.includes(email));
  return { coach, email, people, gather, mails };
}

/** In London; the day of the reminder is a Monday. */
const at = (time: string, day = '2026-10-26') => Date.parse(`${day}T${time}:00Z`);

describe('S6.5 a coach’s morning is one mail', () => {
  it('S6.5 reports of three participants due the same morning leave as one, by name, once', async () => {
    const { people, gather, mails, email } = await morning(3);
    expect(await gather()).toEqual([[], [], []]);
    expect(await gather()).toEqual([[], [], []]);
    expect(await sweep(at('10:34'), 0)).toBe(0);
    expect(mails()).toEqual([]);
    expect(await sweep(at('10:35'), 0)).toBe(1);
    expect(await sweep(at('10:36'), 0)).toBe(0);
    const [mail, ...others] = mails();
    expect(others).toEqual([]);
    expect(mail?.subject).toBe('Your participants: 3 sessions to report');
    expect(mail?.to).toEqual([{ name: 'Rowan Ashdown', address: email }]);
    const names = ['Ann O’Brien', 'Siân O’Brien', 'Zoë O’Brien'];
    expect(names.map((name) => mail?.text.indexOf(name))).toEqual(
      names.map((name) => mail?.text.indexOf(name)).toSorted((a, b) => a! - b!),
    );
    for (const { journey } of people) expect(mail?.text).toContain(`journey ${journey}, session id`);
    expect(mail?.text).toContain('Dear Rowan Ashdown,');
    expect(mail?.text).toContain('run by Northstar Learning');
  });

  it('S7.2 the words about several people are in no journey’s messages; each is settled, and names the digest', async () => {
    const { people, gather } = await morning(2);
    await gather();
    const [{ journey, key } = { journey: '', key: '' }] = people;
    expect(await gatheredOf(store, journey)).toEqual([{ key, day: null, status: null }]);
    expect([...(await settledKeys(store, journey))]).toContain(key);
    await sweep(at('11:00'), 0);
    expect(await gatheredOf(store, journey)).toEqual([{ key, day: '2026-10-26', status: 'sent' }]);
    const [kept] = await listMessages(store, journey);
    expect(kept).toMatchObject({ status: 'gathered', subject: '', text: '', html: '', recipient: null });
  });

  it('S6.5 what comes late leaves in a second mail that day, and the rest on the next working morning', async () => {
    const { coach, gather, mails, people } = await morning(3);
    for (const [index, { journey, key }] of people.entries()) {
      await deliver({ journey, mode: 'live', messages: [key] });
      expect(await coachesWaiting(store, 60)).not.toContain(coach);
      expect(await sweep(at(`1${index + 1}:00`), 60)).toBe(0);
      await sweep(at(`1${index + 1}:30`), 0);
      expect(mails()).toHaveLength(Math.min(index + 1, 2));
    }
    await gather();
    await sweep(at('12:00', '2026-10-31'), 0);
    expect(mails()).toHaveLength(2);
    await sweep(at('12:00', '2026-11-02'), 0);
    expect(mails()).toHaveLength(3);
    expect(new Set(mails().map(({ messageId }) => messageId)).size).toBe(3);
  });

  it('S3.5 an invitation goes at once, and so does what a rehearsal says', async () => {
    const { people, coach, mails } = await morning(1);
    const [{ journey, keyOf }] = people as [(typeof people)[number]];
    await deliver({ journey, mode: 'live', messages: [keyOf('session-moved')] });
    expect(mails().map(({ subject }) => subject)).toEqual([expect.stringContaining('booked with Zoë')]);
    const rehearsed = await recorded(store, 'rehearsal', {}, () => unreported(coach));
    await deliver({ ...rehearsed, messages: [rehearsed.keyOf('session-report-again')] });
    expect(await gatheredOf(store, rehearsed.journey)).toEqual([]);
  });

  it('S6.5 cut off after the data: sent again under the same Message-ID, whatever the hour', async () => {
    const { coach, gather, mails } = await morning(2);
    await gather();
    catcher.faults.cutAfterData();
    expect(await sweep(at('11:00'), 0)).toBe(0);
    expect(await openDigests(store)).toEqual([]);
    const { db } = store;
    await db.updateTable('digests').set({ next_try: null }).where('coach', '=', coach).execute();
    expect(await sweep(at('23:00'), 0)).toBe(1);
    const [first, second, ...others] = mails();
    expect(others).toEqual([]);
    expect(second?.messageId).toBe(first?.messageId);
  });

  it('S7.2 whoever was erased meanwhile is in no digest, and one with nothing left to say is not sent', async () => {
    const { coach, gather, mails } = await morning(1);
    await gather();
    await store.db.deleteFrom('people').execute();
    expect(await sweep(at('11:00'), 0)).toBe(0);
    expect(mails()).toEqual([]);
    const rows = await store.db.selectFrom('digests').select('status').where('coach', '=', coach).execute();
    expect(rows).toEqual([{ status: 'empty' }]);
  });
});

describe('S6.5 a digest that does not arrive', () => {
  it('S6.5 refused for good: the provider is told once, and not for each participant', async () => {
    const { gather, email, people, coach } = await morning(3);
    await gather();
    catcher.faults.refuse(email);
    expect(await sweep(at('11:00'), 0)).toBe(0);
    expect(await sweep(at('11:01'), 0)).toBe(0);
    const about = told.filter(({ id }) => id === `digest/${coach}/2026-10-26/1`);
    const [first] = people;
    expect(about.map(({ fact }) => fact)).toEqual([
      { type: 'effectFailed', effect: first?.key, code: '550' },
    ]);
    expect(people.map(({ journey }) => journey)).toContain(about[0]?.journey);
  });

  it('S6.5 a bounce of it is recorded for one of its reminders, always the same', async () => {
    const { gather, mails, people } = await morning(2);
    await gather();
    await sweep(at('11:00'), 0);
    const id = mails()[0]?.messageId.slice(1, -1) ?? '';
    const found = await reminderOfDigest(store, id);
    expect(people.map(({ journey, key }) => ({ journey, key }))).toContainEqual(found);
    expect(await reminderOfDigest(store, id)).toEqual(found);
    expect(await reminderOfDigest(store, 'nobody@journeys.invalid')).toBeNull();
  });
});
