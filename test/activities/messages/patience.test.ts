import { sql } from 'kysely';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createDeliver } from '../../../activities/deliver.js';
import { readMessages } from '../../../store/messages/messages.js';
import { freshStore } from '../../support/postgres.js';
import { DOMAIN } from './support/letters.js';
import { FROM, office, recorded, staffIn } from './support/office.js';

const store = await freshStore();
const { catcher, transport, deliver } = await office(store);
beforeAll(() => staffIn(store));
beforeEach(() => {
  catcher.faults.clear();
});

const mailsTo = (address: string) =>
  catcher.received().filter(({ envelope }) => envelope.to.includes(address));

/** Some time passes for the messages of a journey that wait. */
const after = (journey: string, hours: number) =>
  sql`update messages set waiting_since = waiting_since - make_interval(hours => ${hours})
    where journey = ${journey}`.execute(store.db);

/** One participant with their message, whose first address answers so. */
async function answering(code: number, text: string, secondEmail: string | null) {
  const { journey, keyOf } = await recorded(store, 'live', { secondEmail });
  catcher.faults.refuse(`${journey}@home.test`, code, text);
  const key = keyOf('accepted');
  const attempt = () => deliver({ journey, mode: 'live', messages: [key] });
  const waits = (codes: string) =>
    expect(attempt()).rejects.toMatchObject({ type: 'messages-waiting', details: [{ codes: [codes] }] });
  return { journey, key, attempt, waits };
}

describe('S6.5 a mailbox that cannot take mail now', () => {
  it('S6.5 is tried for a day, half an hour apart; then the second address is', async () => {
    const { journey, key, attempt, waits } = await answering(552, '5.2.2 Mailbox full', 'spare@home.test');
    await waits('552-5.2.2');
    await expect(attempt()).rejects.toMatchObject({ nextRetryDelay: 1_800_000 });
    await after(journey, 23);
    await waits('552-5.2.2');
    expect(mailsTo('spare@home.test')).toEqual([]);
    expect(await readMessages(store, journey, [key])).toMatchObject([
      { status: 'claimed', smtpCode: '552-5.2.2' },
    ]);
    await after(journey, 1);
    expect(await attempt()).toEqual([
      { type: 'addressRefused', message: key, address: 'first', code: '552-5.2.2' },
    ]);
    expect(mailsTo('spare@home.test')).toHaveLength(1);
  });

  it('S6.5 that is emptied in time gets its message, and nothing is known against the address', async () => {
    const { journey, attempt, waits } = await answering(452, '4.2.2 Mailbox full', 'other@home.test');
    await waits('452-4.2.2');
    catcher.faults.clear();
    expect(await attempt()).toEqual([]);
    expect(mailsTo(`${journey}@home.test`)).toHaveLength(1);
    expect(mailsTo('other@home.test')).toEqual([]);
  });

  it('S6.5 of somebody with no other address: five days, then the provider has to find a way', async () => {
    const { journey, key, attempt, waits } = await answering(552, '5.2.2 Mailbox full', null);
    await waits('552-5.2.2');
    await after(journey, 119);
    await waits('552-5.2.2');
    await after(journey, 1);
    expect(await attempt()).toEqual([
      { type: 'addressRefused', message: key, address: 'first', code: '552-5.2.2' },
      { type: 'unreachable', message: key },
    ]);
  });

  it('S8.1 is not waited for in a rehearsal, whose clock would stand still', async () => {
    const { journey, keyOf } = await recorded(store, 'rehearsal', { secondEmail: 'rehearsed@home.test' });
    const rehearse = createDeliver({
      store,
      live: null,
      rehearsal: transport,
      mailDomain: DOMAIN,
      from: FROM,
    });
    catcher.faults.refuse(`${journey}@home.test`, 552, '5.2.2 Mailbox full');
    const key = keyOf('accepted');
    expect(await rehearse({ journey, mode: 'rehearsal', messages: [key] })).toEqual([
      { type: 'addressRefused', message: key, address: 'first', code: '552-5.2.2' },
    ]);
  });
});

describe('S6.5 policy against us', () => {
  it('S6.5 is waited out, and the address stays good; after five days the provider sees the message', async () => {
    const { journey, key, attempt, waits } = await answering(550, '5.7.1 Unable to relay', 'third@home.test');
    await waits('550-5.7.1');
    await after(journey, 100);
    await waits('550-5.7.1');
    await after(journey, 20);
    expect(await attempt()).toEqual([{ type: 'effectFailed', effect: key, code: 'message-550-5.7.1' }]);
    expect(mailsTo('third@home.test')).toEqual([]);
  });

  it('S6.5 that is mended lets the message go where it always would have', async () => {
    const { journey, attempt, waits } = await answering(550, '5.7.26 DMARC', null);
    await waits('550-5.7.26');
    catcher.faults.clear();
    expect(await attempt()).toEqual([]);
    expect(mailsTo(`${journey}@home.test`)).toHaveLength(1);
  });

  it('S4.3 a recipient who is put off for ever does not keep a journey open for ever', async () => {
    const { journey, key, attempt, waits } = await answering(451, '4.3.0 Try again later', null);
    await waits('451-4.3.0');
    await after(journey, 120);
    expect(await attempt()).toEqual([{ type: 'effectFailed', effect: key, code: 'message-451-4.3.0' }]);
  });
});
