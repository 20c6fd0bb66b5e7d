import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createDeliver } from '../../../activities/deliver.js';
import { smtpTransport } from '../../../activities/email/smtp.js';
import type { MailTransport } from '../../../activities/email/mail.js';
import { claimMessage, readMessages } from '../../../store/messages/messages.js';
import { holdMessage } from '../../../store/messages/messages-under-way.js';
import { freshStore } from '../../support/postgres.js';
import { attemptOf, untilDelivered } from './support/attempts.js';
import { DOMAIN } from './support/letters.js';
import { FROM, office, recorded, staffIn } from './support/office.js';

const store = await freshStore({ max: 12 });
const { catcher, transport, deliver } = await office(store);
beforeAll(() => staffIn(store));
beforeEach(() => {
  catcher.faults.clear();
});

const mailsOf = (journey: string) =>
  catcher.received().filter(({ envelope }) => envelope.to.includes(`${journey}@home.test`));
const workerWith = (live: MailTransport) =>
  createDeliver({ store, live, rehearsal: live, mailDomain: DOMAIN, from: FROM });

/** The messages that came more than once, with how often. */
function doubles(): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { messageId } of catcher.received()) counts.set(messageId, (counts.get(messageId) ?? 0) + 1);
  return new Map([...counts].filter(([, count]) => count > 1));
}

describe('S6.5 a slow mail server', () => {
  it('S6.5 40 enrolments, each mail slow, attempts far too short for all: every message comes once', async () => {
    const journeys = await Promise.all(Array.from({ length: 40 }, () => recorded(store, 'live')));
    catcher.faults.slow(150);
    const before = catcher.received().length;
    await Promise.all(
      journeys.map(({ journey, keyOf }) => {
        const messages = [keyOf('accepted'), keyOf('headteacher-accepted'), keyOf('welcome')];
        return untilDelivered(deliver, { journey, mode: 'live', messages }, 500);
      }),
    );
    expect(catcher.received().length - before).toBe(120);
    expect(doubles()).toEqual(new Map());
  });

  it.each(['live', 'rehearsal'] as const)(
    'S6.5 S8.1 a mail slower than any attempt is awaited, not sent again (%s)',
    async (mode) => {
      const { journey, keyOf } = await recorded(store, mode);
      catcher.faults.slow(1200);
      const request = { journey, mode, messages: [keyOf('accepted')] };
      expect(await untilDelivered(workerWith(transport), request, 250)).toBeGreaterThan(2);
      expect(mailsOf(journey)).toHaveLength(1);
      expect(await readMessages(store, journey, request.messages)).toMatchObject([
        { status: 'sent', smtpCode: '250' },
      ]);
    },
  );

  it('S6.5 what did not fit into an attempt is for the next one; what is done is not done again', async () => {
    const { journey, keyOf } = await recorded(store, 'live');
    catcher.faults.slow(300);
    const messages = [keyOf('accepted'), keyOf('welcome'), keyOf('deferral-confirmed')];
    expect(await attemptOf(deliver, { journey, mode: 'live', messages }, 500)).toBe(false);
    await untilDelivered(deliver, { journey, mode: 'live', messages }, 500);
    expect(mailsOf(journey)).toHaveLength(3);
  });
});

describe('S6.5 two attempts that live at once', () => {
  it('S6.5 only one of them sends', async () => {
    const { journey, keyOf } = await recorded(store, 'live');
    catcher.faults.slow(300);
    const request = { journey, mode: 'live' as const, messages: [keyOf('accepted')] };
    const other = workerWith(smtpTransport(catcher.smtpUrl));
    const attempts = [deliver(request), other(request), other(request)];
    const done = await Promise.allSettled(attempts);
    expect(done.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected']);
    expect(await other(request)).toEqual([]);
    expect(mailsOf(journey)).toHaveLength(1);
  });

  it('S7.3 whoever was killed with a message in hand is not waited for longer than the hold lasts', async () => {
    const { journey, keyOf } = await recorded(store, 'live');
    const key = keyOf('accepted');
    const request = { journey, mode: 'live' as const, messages: [key] };
    await claimMessage(store, { ...written(journey, key), messageId: `killed.${journey}@${DOMAIN}` });
    expect(await holdMessage(store, journey, key, 'killed')).toBe(true);
    await expect(deliver(request)).rejects.toMatchObject({ details: [{ codes: ['in-other-hands'] }] });
    await sql`update messages set held_until = held_until - interval '1 minute' where journey = ${journey}`.execute(
      store.db,
    );
    expect(await deliver(request)).toEqual([]);
    expect(mailsOf(journey)).toHaveLength(1);
  });

  it('S7.3 a store that goes away just when the mail is accepted: noted later, not sent again', async () => {
    const { journey, keyOf } = await recorded(store, 'live');
    const request = { journey, mode: 'live' as const, messages: [keyOf('accepted')] };
    const worker = workerWith({
      ...transport,
      send: async (mail, ending) => {
        const sent = await transport.send(mail, ending);
        await sql`alter table messages rename to messages_away`.execute(store.db);
        return sent;
      },
    });
    await expect(worker(request)).rejects.toMatchObject({ details: [{ codes: ['unexpected'] }] });
    await sql`alter table messages_away rename to messages`.execute(store.db);
    expect(await worker(request)).toEqual([]);
    await pause(50);
    expect(mailsOf(journey)).toHaveLength(1);
    expect(await readMessages(store, journey, request.messages)).toMatchObject([{ status: 'sent' }]);
  });
});

const written = (journey: string, key: string) => ({
  journey,
  key,
  mode: 'live' as const,
  template: 'accepted',
  addressee: 'participant',
  messageId: '',
  subject: 'As first written',
  text: 'Text',
  html: '<p>Text</p>',
  calendar: null,
  at: '2026-09-10T10:00:00Z',
});
