import { beforeAll, describe, expect, it } from 'vitest';
import { createDeliver } from '../../../activities/deliver.js';
import type { OutgoingMail, MailTransport } from '../../../activities/email/mail.js';
import { smtpTransport } from '../../../activities/email/smtp.js';
import { listMessages, readMessages } from '../../../store/messages/messages.js';
import { readOptions } from '../../../worker/options.js';
import { freshStore } from '../../support/postgres.js';
import { DOMAIN } from './support/letters.js';
import { FROM, office, recorded, staffIn } from './support/office.js';

const store = await freshStore();
const shown = await office(store);
beforeAll(() => staffIn(store));

/** A transport that only remembers; `loopback` says whether it claims to stay on this machine. */
function remembering(loopback: boolean): MailTransport & { mails: OutgoingMail[] } {
  const mails: OutgoingMail[] = [];
  return {
    loopback,
    mails,
    send: (mail) => {
      mails.push(mail);
      return Promise.resolve({ outcome: 'accepted', code: '250' });
    },
    close: () => undefined,
  };
}

const deliverWith = (live: MailTransport, rehearsal: MailTransport | null) =>
  createDeliver({ store, live, rehearsal, mailDomain: DOMAIN, from: FROM });

describe('S8.1 the mail of rehearsals', () => {
  it('S8.1 without a mail server of its own it is recorded, never sent', async () => {
    const { journey, keyOf } = await recorded(store, 'rehearsal', { headteacherEmail: null });
    const live = remembering(true);
    const deliver = deliverWith(live, null);
    const messages = [keyOf('accepted'), keyOf('event-invitation'), keyOf('headteacher-accepted')];
    expect(await deliver({ journey, mode: 'rehearsal', messages })).toEqual([]);
    expect(await deliver({ journey, mode: 'rehearsal', messages })).toEqual([]);
    expect(live.mails).toEqual([]);
    const log = await listMessages(store, journey);
    expect(log.map(({ status, template }) => [status, template])).toEqual([['recorded', 'accepted']]);
    expect(log[0]?.calendar).toContain('METHOD:REQUEST');
    const told = await readMessages(store, journey, messages);
    expect(told.map(({ status, template }) => [status, template]).sort()).toEqual([
      ['recorded', 'accepted'],
      ['recorded', 'event-invitation'],
    ]);
    expect(log[0]?.subject).toMatch(/^REHEARSAL: /);
  });

  it('S8.1 a server that is not this machine is not used, whatever is configured', async () => {
    expect(() => readOptions({ REHEARSAL_SMTP_URL: 'smtp://mail.example.test:25' })).toThrow(
      'REHEARSAL_SMTP_URL: must name a mail server on this machine',
    );
    const { journey, keyOf } = await recorded(store, 'rehearsal');
    const far = remembering(false);
    await deliverWith(remembering(true), far)({ journey, mode: 'rehearsal', messages: [keyOf('accepted')] });
    expect(far.mails).toEqual([]);
    expect((await listMessages(store, journey))[0]?.status).toBe('recorded');
  });

  it('S8.1 a catcher on this machine shows it, labelled and dated by the clock of the rehearsal', async () => {
    const { journey, keyOf } = await recorded(store, 'rehearsal');
    const near = smtpTransport(shown.catcher.smtpUrl);
    await deliverWith(remembering(true), near)({ journey, mode: 'rehearsal', messages: [keyOf('accepted')] });
    near.close();
    const mail = shown.catcher
      .received()
      .find(({ envelope }) => envelope.to.includes(`${journey}@home.test`));
    expect(mail?.subject).toBe('REHEARSAL: You have a place on the NPQ for SENCOs');
    expect(mail?.headers.find(({ key }) => key === 'date')?.value).toContain('01 Sep 2026');
    expect((await listMessages(store, journey))[0]?.status).toBe('sent');
  });

  it('S6.5 live messages wait while there is no mail server', async () => {
    const { journey, keyOf } = await recorded(store, 'live');
    const deliver = createDeliver({ store, live: null, rehearsal: null, mailDomain: DOMAIN, from: FROM });
    await expect(deliver({ journey, mode: 'live', messages: [keyOf('accepted')] })).rejects.toThrow(
      'no-mail-server',
    );
  });
});
