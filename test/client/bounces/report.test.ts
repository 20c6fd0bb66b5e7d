import { describe, expect, it } from 'vitest';
import { readReport } from '../../../client/bounces/report.js';
import { isForGood, statusOf } from '../../../client/bounces/status.js';
import { mailOf } from '../support/mails.js';

const ours = `${'0123456789'.repeat(4)}@programme.example`;
const read = (name: string) => readReport(mailOf(name, ours));

describe('S6.5 mails that came back', () => {
  it.each([
    ['postfix-unknown', '5.1.1', true],
    ['exchange-unknown', '5.1.10', true],
    ['gmail-unknown', '5.1.1', true],
    // The old ways: a status that says nothing, and the words of the server.
    ['old-words', '5.0.0', true],
    ['postfix-full', '5.2.2', false],
    ['policy', '5.7.26', false],
  ] as const)('S6.5 %s is a bounce with status %s; for good: %s', async (name, status, permanent) => {
    expect(await read(name)).toMatchObject({ kind: 'failed', status, permanent });
  });

  it.each([
    ['delayed', 'delayed'],
    ['delivered', 'delivered'],
    ['away-exchange', 'auto-reply'],
    ['away-vacation', 'auto-reply'],
    ['receipt', 'receipt'],
    ['complaint', 'complaint'],
    ['letter', 'unclear'],
    ['qmail', 'unclear'],
  ] as const)('S6.5 %s is no bounce, but %s', async (name, kind) => {
    expect(await read(name)).toMatchObject({ kind });
  });

  it('S6.5 each names the message that it is about', async () => {
    const names = [
      'postfix-unknown',
      'postfix-full',
      'exchange-unknown',
      'gmail-unknown',
      'delayed',
      'qmail',
    ];
    for (const name of names) expect((await read(name)).of[0], name).toBe(ours);
  });

  it('S6.5 line ends of any kind are read alike', async () => {
    const mail = mailOf('postfix-unknown', ours).toString('utf8').replaceAll('\r\n', '\n');
    expect(await readReport(Buffer.from(mail))).toEqual(await read('postfix-unknown'));
  });

  it('S6.5 what is no mail is refused, with what to do', async () => {
    for (const bytes of [
      Buffer.from(''),
      Buffer.from('journey,reference\nj,1\n'),
      Buffer.from([0, 255, 0, 1]),
    ]) {
      await expect(readReport(bytes)).rejects.toMatchObject({ code: 'no-mail' });
    }
  });
});

describe('S6.5 the status of a report', () => {
  it('S6.5 is the server’s own where it says something, else that of the server it asked', () => {
    expect(statusOf('5.1.1 (bad destination mailbox address)', '')).toBe('5.1.1');
    expect(statusOf('5.0.0', 'smtp; 550 5.2.1 disabled')).toBe('5.2.1');
    expect(statusOf('', 'smtp; 550 no such user')).toBeNull();
  });

  it('S6.5 is for good only where nothing speaks against it', () => {
    expect(isForGood('5.0.0', '')).toBe(false);
    expect(isForGood(null, '')).toBe(false);
    expect(isForGood('4.4.7', '')).toBe(false);
    expect(isForGood('5.4.4', 'X-Postfix; Host or domain name not found')).toBe(true);
    expect(isForGood('5.3.4', 'smtp; 552 5.3.4 too large')).toBe(false);
    expect(isForGood('4.1.1', 'smtp; 550 4.1.1 unverified')).toBe(false);
  });
});
