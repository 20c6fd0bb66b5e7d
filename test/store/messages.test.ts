import { describe, expect, it } from 'vitest';
import {
  claimMessage,
  findMessage,
  listMessages,
  markRecorded,
  markRefused,
  markSent,
  readMessages,
  type Delivery,
  type MessageRecord,
} from '../../store/messages/messages.js';
import { freshStore } from '../support/postgres.js';

const store = await freshStore({ max: 12 });

const message = (journey: string, change: Partial<MessageRecord> = {}): MessageRecord => ({
  journey,
  key: '1/welcome/participant',
  mode: 'live',
  template: 'welcome',
  addressee: 'participant',
  messageId: `${journey}.1@journeys.example`,
  subject: 'Welcome',
  text: 'Welcome.',
  html: '<p>Welcome.</p>',
  calendar: null,
  at: '2026-10-20T08:00:00Z',
  ...change,
});

const taken: Delivery = {
  address: 'first',
  recipient: 'rowan.ashdown-vale@example.org',
  smtpCode: '250',
  at: '2026-10-20T08:00:02Z',
};

describe('S6.5 the log of messages', () => {
  it('S6.5 a message is claimed, and sent once', async () => {
    const first = await claimMessage(store, message('m-1'));
    expect(first).toEqual({
      ...message('m-1'),
      status: 'claimed',
      attempts: 1,
      address: null,
      recipient: null,
      smtpCode: null,
      partOf: null,
    });
    await markSent(store, 'm-1', first.key, taken);
    const again = await claimMessage(store, message('m-1'));
    expect(again).toMatchObject({ ...taken, status: 'sent', attempts: 1 });
  });

  it('S6.5 whoever was interrupted sends the very same content under the same id', async () => {
    await claimMessage(store, message('m-2'));
    const changed = message('m-2', { subject: 'Hello', text: 'Hello.', at: '2026-10-21T08:00:00Z' });
    expect(await claimMessage(store, changed)).toMatchObject({ ...message('m-2'), attempts: 2 });
  });

  it('S6.5 many at once count their attempts and leave one message', async () => {
    const claims = Array.from({ length: 10 }, () => claimMessage(store, message('m-3')));
    const attempts = (await Promise.all(claims)).map((one) => one.attempts).sort((a, b) => a - b);
    expect(attempts).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(await listMessages(store, 'm-3')).toHaveLength(1);
  });

  it('S6.5 what is settled stays so, whatever is said of it later', async () => {
    const { key } = await claimMessage(store, message('m-4'));
    const refused: Delivery = { ...taken, address: 'second', smtpCode: '550' };
    await markRefused(store, 'm-4', key, refused);
    await markSent(store, 'm-4', key, taken);
    expect(await readMessages(store, 'm-4', [key, '9/none/participant'])).toEqual([
      expect.objectContaining({ status: 'refused', address: 'second', smtpCode: '550' }),
    ]);
    expect(await readMessages(store, 'm-4', [])).toEqual([]);
  });

  it('S8.1 a message of a rehearsal is recorded and nobody is its recipient', async () => {
    const { key } = await claimMessage(store, message('m-5', { mode: 'rehearsal' }));
    await markRecorded(store, 'm-5', key, '2026-10-20T08:00:01Z');
    expect(await listMessages(store, 'm-5')).toMatchObject([{ status: 'recorded', recipient: null }]);
  });

  it('S6.5 are listed oldest first, and found by the id that a bounce names', async () => {
    const later = { key: '7/feedback/participant', messageId: 'm-6.7@journeys.example' };
    await claimMessage(store, message('m-6', { ...later, at: '2026-11-01T08:00:00Z' }));
    await claimMessage(store, message('m-6'));
    expect((await listMessages(store, 'm-6')).map((one) => one.key)).toEqual([
      '1/welcome/participant',
      later.key,
    ]);
    expect(await findMessage(store, later.messageId)).toMatchObject({ journey: 'm-6', key: later.key });
    expect(await findMessage(store, 'other@elsewhere.example')).toBeNull();
  });

  it('S6.5 two messages cannot have the same Message-ID', async () => {
    await claimMessage(store, message('m-7'));
    const other = message('m-7', { key: '2/welcome/participant' });
    await expect(claimMessage(store, other)).rejects.toThrow('unique');
  });
});
