import { createServer, type AddressInfo, type Server } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { isAddress } from '../../../activities/email/addresses.js';
import { outcomeOfError } from '../../../activities/email/answers.js';
import { messageIdOf } from '../../../activities/email/message-id.js';
import { smtpTransport } from '../../../activities/email/smtp.js';
import { isLoopback } from '../../../environment/loopback.js';
import type { OutgoingMail } from '../../../activities/email/mail.js';
import { plainMail as mail } from './support/mail.js';

const limitsMs = { connection: 300, greeting: 300, answer: 300 };
const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** A server that answers each line of the dialogue by its first word, or not at all. */
async function serverSaying(answers: Record<string, string>, greeting = '220 here'): Promise<string> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    if (greeting) socket.write(`${greeting}\r\n`);
    let body: string | null = null;
    socket.on('data', (data) => {
      if (body !== null) body += data.toString();
      const word = data.toString().split(/[\s:]/)[0]?.toUpperCase() ?? '';
      if (body !== null && !body.endsWith('\r\n.\r\n')) return;
      const answer = body === null ? (answers[word] ?? '250 ok') : (answers['.'] ?? '250 ok');
      body = answer.startsWith('354') ? '' : null;
      if (answer) socket.write(`${answer}\r\n`);
    });
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function outcome(url: string, change: Partial<OutgoingMail> = {}) {
  const transport = smtpTransport(url, { limitsMs });
  try {
    return await transport.send({ ...mail, ...change });
  } finally {
    transport.close();
  }
}

describe('S6.5 answers of mail servers', () => {
  it.each([
    ['550 at the recipient', { RCPT: '550 no such user' }, { outcome: 'address-refused', code: '550' }],
    ['451 at the recipient', { RCPT: '451 later' }, { outcome: 'passing', code: '451' }],
    ['552 at the recipient', { RCPT: '552 full' }, { outcome: 'message-refused', code: '552' }],
    [
      '552 after the data',
      { DATA: '354 go', '.': '552 too big' },
      { outcome: 'message-refused', code: '552' },
    ],
    ['554 after the data', { DATA: '354 go', '.': '554 spam' }, { outcome: 'message-refused', code: '554' }],
    [
      '550 after the data',
      { DATA: '354 go', '.': '550 unknown' },
      { outcome: 'address-refused', code: '550' },
    ],
    ['452 after the data', { DATA: '354 go', '.': '452 storage' }, { outcome: 'passing', code: '452' }],
    ['550 at the sender', { MAIL: '550 not you' }, { outcome: 'passing', code: '550' }],
    ['silence after the recipient', { RCPT: '' }, { outcome: 'passing', code: 'ETIMEDOUT' }],
  ])('S6.5 %s', async (_, answers, expected) => {
    expect(await outcome(await serverSaying(answers))).toEqual(expected);
  });

  it('S6.5 no greeting, nobody there, an unknown host: all pass', async () => {
    expect(await outcome(await serverSaying({}, ''))).toMatchObject({ outcome: 'passing' });
    expect(await outcome('smtp://127.0.0.1:1')).toMatchObject({ outcome: 'passing' });
  });

  it('S6.5 what nodemailer finds wrong before sending is told apart', () => {
    expect(outcomeOfError({ code: 'EENVELOPE' })).toEqual({
      outcome: 'address-refused',
      code: 'address-invalid',
    });
    expect(outcomeOfError({ code: 'EMESSAGE' })).toEqual({ outcome: 'message-refused', code: 'too-large' });
    expect(outcomeOfError({ code: 'EAUTH', responseCode: 535, command: 'AUTH PLAIN' })).toEqual({
      outcome: 'passing',
      code: '535',
    });
    expect(outcomeOfError(new Error('to sian@home.test failed'))).toEqual({
      outcome: 'passing',
      code: 'unknown',
    });
    expect(outcomeOfError(null)).toEqual({ outcome: 'passing', code: 'unknown' });
  });
});

describe('S6.5 what is not even tried', () => {
  const nowhere = 'smtp://127.0.0.1:1';

  it('S6.5 a line end in a header is refused, wherever it is', async () => {
    const injected: Partial<OutgoingMail>[] = [
      { subject: 'Hello\r\nBcc: all@home.test' },
      { to: { name: 'A\nB', address: 'a@home.test' } },
      { messageId: 'x\r\n@y' },
      { list: { name: 'a\nb', id: 'x' } },
      { from: { name: 'A\r', address: 'a@home.test' } },
    ];
    for (const change of injected) {
      expect(await outcome(nowhere, change)).toEqual({
        outcome: 'message-refused',
        code: 'header-injection',
      });
    }
  });

  it.each([
    '',
    'nobody',
    'a@',
    '@b',
    'a b@c.test',
    'a@b.test\r\nRCPT TO:<x@y>',
    'a@b,c@d',
    '<a@b>',
    'a@b@c',
    'a;b@c',
  ])('S6.5 %j is no address', async (address) => {
    expect(await outcome(nowhere, { to: { name: '', address } })).toEqual({
      outcome: 'address-refused',
      code: 'address-invalid',
    });
  });

  it('S6.5 addresses of all scripts are addresses', () => {
    for (const address of ["o'brien@home.test", 'é@home.test', '李@例え.test', 'a+b.c@home.test']) {
      expect(isAddress(address), address).toBe(true);
    }
  });

  it('S8.1 only this machine counts as this machine', () => {
    for (const host of ['localhost', '127.0.0.1', '127.9.9.9', '[::1]', '::1'])
      expect(isLoopback(host)).toBe(true);
    for (const host of ['127.0.0.1.example', 'localhost.example', '10.0.0.1', 'mail', '0.0.0.0', '']) {
      expect(isLoopback(host)).toBe(false);
    }
  });

  it('S7.2 a wrong mail server is named by its form, without its password', () => {
    for (const url of ['', 'mail', 'http://u:secret@host', 'smtp:']) {
      expect(() => smtpTransport(url)).toThrow(/smtp:\/\/host:port/);
      expect(() => smtpTransport(url)).not.toThrow(/secret/);
    }
  });

  it('S6.5 the same occasion has the same Message-ID, another occasion another', () => {
    const id = messageIdOf('j-1', '7/accepted/participant', 'd.invalid');
    expect(id).toBe(messageIdOf('j-1', '7/accepted/participant', 'd.invalid'));
    expect(id).toMatch(/^[0-9a-f]{40}@d\.invalid$/);
    expect(id).not.toBe(messageIdOf('j-2', '7/accepted/participant', 'd.invalid'));
    expect(id).not.toBe(messageIdOf('j-1', '8/accepted/participant', 'd.invalid'));
  });
});
