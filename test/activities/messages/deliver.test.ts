import { ApplicationFailure } from '@temporalio/common';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { claimMessage, listMessages, readMessages } from '../../../store/messages/messages.js';
import { savePerson } from '../../../store/people/people.js';
import { freshStore } from '../../support/postgres.js';
import { DOMAIN } from './support/letters.js';
import { FROM, office, recorded, somebody, staffIn } from './support/office.js';

const store = await freshStore();
const { catcher, deliver } = await office(store);
beforeAll(() => staffIn(store));
beforeEach(() => {
  catcher.faults.clear();
});

const mailsTo = (address: string) =>
  catcher.received().filter(({ envelope }) => envelope.to.includes(address));

/** What a failed activity says, in whole: it is kept in histories and logs. */
async function failureOf(attempt: Promise<unknown>): Promise<ApplicationFailure> {
  const error: unknown = await attempt.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ApplicationFailure)) throw new Error('the activity should have failed');
  return error;
}

describe('S6.5 delivery over SMTP', () => {
  it('S6.5 a message arrives once, with headers that name it, and a repeat sends nothing', async () => {
    const { journey, keyOf } = await recorded(store, 'live');
    const messages = [keyOf('accepted'), keyOf('headteacher-accepted'), keyOf('participant-assigned')];
    expect(await deliver({ journey, mode: 'live', messages })).toEqual([]);
    expect(await deliver({ journey, mode: 'live', messages })).toEqual([]);
    const [mail, ...others] = mailsTo(`${journey}@home.test`);
    expect(others).toEqual([]);
    expect(mail?.subject).toBe('You have a place on the NPQ for SENCOs');
    expect(mail?.messageId).toMatch(/^<[0-9a-f]{40}@journeys\.invalid>$/);
    expect(mail?.from).toEqual({ name: 'Northstar Learning', address: FROM });
    const headers = new Map(mail?.headers.map(({ key, value }) => [key, value]));
    expect(headers.get('reply-to')).toContain('npq@northstar-learning.example');
    expect(headers.get('auto-submitted')).toBe('auto-generated');
    expect(headers.get('list-id')).toContain('<npq-senco.northstar-learning.journeys.invalid>');
    expect(mail?.text).toContain('Dear Siân,');
    expect(mail?.html).toContain('Dear Siân,');
    expect(mailsTo(`head.${journey}@school.test`)[0]?.text).toContain('Dear Ada Quill,');
    expect(mailsTo('coach-1@staff.test')[0]?.text).toContain('Dear Rowan coach-1,');
  });

  it('S3.5 an invitation is a part of the mail and an attachment; several are attachments', async () => {
    const { journey, keyOf } = await recorded(store, 'live');
    const messages = [keyOf('coaching-offered'), keyOf('withdrawal-confirmed')];
    await deliver({ journey, mode: 'live', messages });
    const [invited, withdrawn] = mailsTo(`${journey}@home.test`);
    expect(
      invited?.attachments.map(({ mimeType, method, filename }) => [mimeType, method, filename]),
    ).toEqual([
      ['text/calendar', 'REQUEST', 'unnamed'],
      ['text/calendar', 'REQUEST', 'coaching-2.ics'],
    ]);
    expect(invited?.attachments[0]?.text).toBe(invited?.attachments[1]?.text);
    expect(invited?.attachments[0]?.text).toContain(`UID:${journey}.coaching-2@${DOMAIN}`);
    expect(withdrawn?.attachments.length).toBeGreaterThan(2);
    expect(new Set(withdrawn?.attachments.map(({ method }) => method))).toEqual(new Set(['CANCEL']));
  });

  it('S6.5 an address refused for good: the second is tried, and the refusal is a fact', async () => {
    const { journey, keyOf } = await recorded(store, 'live', { secondEmail: 'second@home.test' });
    catcher.faults.refuse(`${journey}@home.test`);
    const key = keyOf('accepted');
    const facts = [{ type: 'addressRefused', message: key, address: 'first', code: '550' }];
    expect(await deliver({ journey, mode: 'live', messages: [key] })).toEqual(facts);
    expect(mailsTo('second@home.test')).toHaveLength(1);
    expect(await deliver({ journey, mode: 'live', messages: [key] })).toEqual(facts);
    expect(mailsTo('second@home.test')).toHaveLength(1);
  });

  it('S6.5 both addresses refused: the participant cannot be reached, and the others still get theirs', async () => {
    const { journey, keyOf } = await recorded(store, 'live', { secondEmail: 'gone@home.test' });
    catcher.faults.refuse(`${journey}@home.test`);
    catcher.faults.refuse('gone@home.test', 553);
    const [key, other] = [keyOf('accepted'), keyOf('headteacher-accepted')];
    expect(await deliver({ journey, mode: 'live', messages: [key, other] })).toEqual([
      { type: 'addressRefused', message: key, address: 'first', code: '550' },
      { type: 'addressRefused', message: key, address: 'second', code: '553' },
      { type: 'unreachable', message: key },
    ]);
    expect(mailsTo(`head.${journey}@school.test`)).toHaveLength(1);
  });

  it('S6.5 a passing fault fails the attempt without a word about anybody; the next one sends the rest', async () => {
    const { journey, keyOf } = await recorded(store, 'live');
    catcher.faults.busy(`${journey}@home.test`, 1);
    const messages = [keyOf('accepted'), keyOf('headteacher-accepted')];
    const failure = await failureOf(deliver({ journey, mode: 'live', messages }));
    expect(failure.nonRetryable).toBe(false);
    expect(failure.type).toBe('messages-waiting');
    expect(failure.details).toEqual([{ codes: ['451'] }]);
    const said = `${failure.message} ${failure.stack ?? ''} ${JSON.stringify(failure)}`;
    expect(said).not.toMatch(/@home|@school|Siân|Brien|Quill/);
    expect(mailsTo(`head.${journey}@school.test`)).toHaveLength(1);
    expect(await deliver({ journey, mode: 'live', messages })).toEqual([]);
    expect(mailsTo(`head.${journey}@school.test`)).toHaveLength(1);
    expect(mailsTo(`${journey}@home.test`)).toHaveLength(1);
  });

  it('S6.5 cut off after the data: sent again, under the same Message-ID', async () => {
    const { journey, keyOf } = await recorded(store, 'live');
    catcher.faults.cutAfterData();
    const messages = [keyOf('accepted')];
    await failureOf(deliver({ journey, mode: 'live', messages }));
    await deliver({ journey, mode: 'live', messages });
    const mails = mailsTo(`${journey}@home.test`);
    expect(mails).toHaveLength(2);
    expect(mails[0]?.messageId).toBe(mails[1]?.messageId);
  });

  it('S7.3 killed after the claim: the next attempt sends what the first one wrote', async () => {
    const { journey, keyOf } = await recorded(store, 'live');
    const key = keyOf('accepted');
    await claimMessage(store, {
      journey,
      key,
      mode: 'live',
      template: 'accepted',
      addressee: 'participant',
      messageId: `first@${DOMAIN}`,
      subject: 'As first written',
      text: 'Text',
      html: '<p>Text</p>',
      calendar: null,
      at: '2026-09-10T10:00:00Z',
    });
    await deliver({ journey, mode: 'live', messages: [key] });
    expect(mailsTo(`${journey}@home.test`)[0]).toMatchObject({
      subject: 'As first written',
      messageId: `<first@${DOMAIN}>`,
    });
    expect((await readMessages(store, journey, [key]))[0]).toMatchObject({ status: 'sent', attempts: 2 });
  });

  it('S6.5 changed contact details are told to the old address too', async () => {
    const { journey, keyOf } = await recorded(store, 'live', { email: 'old@home.test' });
    await savePerson(store, somebody(journey), { mode: 'live', programme: 'npq-senco' });
    const messages = [keyOf('details-changed')];
    await deliver({ journey, mode: 'live', messages });
    await deliver({ journey, mode: 'live', messages });
    const [old, fresh] = [mailsTo('old@home.test'), mailsTo(`${journey}@home.test`)];
    expect([old.length, fresh.length]).toEqual([1, 1]);
    expect(old[0]?.messageId).not.toBe(fresh[0]?.messageId);
  });

  it('S6.5 whoever has no address is passed over; what staff refuse is a failed effect', async () => {
    const { journey, keyOf } = await recorded(store, 'live', { headteacherEmail: null });
    catcher.faults.refuse('coach-1@staff.test');
    catcher.faults.refuse('npq@northstar-learning.example');
    const coach = keyOf('participant-assigned');
    const messages = [keyOf('headteacher-accepted'), coach, keyOf('effect-failed')];
    expect(await deliver({ journey, mode: 'live', messages })).toEqual([
      { type: 'effectFailed', effect: coach, code: '550' },
    ]);
    const log = new Map((await listMessages(store, journey)).map((one) => [one.template, one.smtpCode]));
    expect(log.get('headteacher-accepted')).toBe('no-address');
  });

  it('S6.5 an unknown key and a missing person are facts, not endless attempts', async () => {
    const { journey, keyOf } = await recorded(store, 'live');
    expect(await deliver({ journey, mode: 'live', messages: ['7/no-such/participant'] })).toEqual([
      { type: 'effectFailed', effect: '7/no-such/participant', code: 'unknown-message' },
    ]);
    await store.db.deleteFrom('people').where('journey', '=', journey).execute();
    const key = keyOf('accepted');
    expect(await deliver({ journey, mode: 'live', messages: [key] })).toEqual([
      { type: 'effectFailed', effect: key, code: 'no-person' },
    ]);
  });
});
