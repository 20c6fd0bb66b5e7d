import { createServer, type AddressInfo, type Server } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { Lines } from '../../../activities/email/lines.js';
import { smtpTransport, type SmtpOptions } from '../../../activities/email/smtp.js';
import { plainMail as mail } from './support/mail.js';

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

/** A server that keeps silent at one point of the dialogue until it is told to go on. */
async function serverSilentAt(point: 'RCPT' | 'the end') {
  let goOn = (): void => undefined;
  const seen = { whole: 0, cut: 0, words: [] as string[] };
  const server: Server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.on('close', () => seen.cut++);
    const say = (line: string, held: boolean) => {
      if (held) goOn = () => void socket.write(`${line}\r\n`);
      else socket.write(`${line}\r\n`);
    };
    say('220 here', false);
    let body: string | null = null;
    socket.on('data', (data) => {
      const text = data.toString();
      if (body === null) {
        const word = text.split(/[\s:]/)[0] ?? '';
        seen.words.push(word);
        if (word === 'DATA') body = '';
        return say(word === 'DATA' ? '354 go' : '250 ok', word === point);
      }
      body += text;
      if (!body.endsWith('\r\n.\r\n')) return;
      seen.whole++;
      body = null;
      say('250 taken', point === 'the end');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => server.close());
  const { port } = server.address() as AddressInfo;
  return { url: `smtp://127.0.0.1:${port}`, seen, goOn: () => goOn() };
}

function transportTo(url: string, options: SmtpOptions = {}) {
  const transport = smtpTransport(url, options);
  closers.push(() => transport.close());
  return transport;
}

describe('S6.5 an attempt that ends takes its send with it', () => {
  it('S6.5 before the server has the mail, the line is cut at once and nothing was sent', async () => {
    const { url, seen, goOn } = await serverSilentAt('RCPT');
    const attempt = new AbortController();
    const sending = transportTo(url).send(mail, attempt.signal);
    await expect.poll(() => seen.words).toContain('RCPT');
    attempt.abort();
    expect(await sending).toEqual({ outcome: 'passing', code: 'time-is-up' });
    goOn();
    await expect.poll(() => seen.cut).toBe(1);
    expect(seen.whole).toBe(0);
  });

  it('S6.5 what waits for a line waits no longer, and is not sent when one is free', async () => {
    const { url, seen, goOn } = await serverSilentAt('the end');
    const transport = transportTo(url, { connections: 1 });
    const first = transport.send(mail);
    await expect.poll(() => seen.whole).toBe(1);
    const attempt = new AbortController();
    const second = transport.send({ ...mail, messageId: 'two@journeys.invalid' }, attempt.signal);
    attempt.abort();
    expect(await second).toEqual({ outcome: 'passing', code: 'time-is-up' });
    goOn();
    expect(await first).toEqual({ outcome: 'accepted', code: '250' });
    await pause(300);
    expect(seen.whole).toBe(1);
  });

  it('S6.5 once the server has the mail, its answer is awaited beyond the attempt', async () => {
    const { url, seen, goOn } = await serverSilentAt('the end');
    const attempt = new AbortController();
    const sending = transportTo(url).send(mail, attempt.signal);
    await expect.poll(() => seen.whole).toBe(1);
    attempt.abort();
    const sent = await sending;
    if (sent.outcome !== 'unanswered') throw new Error(`it is ${sent.outcome}`);
    expect(seen.cut).toBe(0);
    goOn();
    expect(await sent.answer).toEqual({ outcome: 'accepted', code: '250' });
  });

  it('S6.5 an attempt that is over begins nothing', async () => {
    const { url, seen } = await serverSilentAt('the end');
    const sent = await transportTo(url).send(mail, AbortSignal.abort());
    expect(sent).toEqual({ outcome: 'passing', code: 'time-is-up' });
    await pause(100);
    expect(seen.words).toEqual([]);
  });

  it('S6.5 the answer to the whole mail may take longer than the dialogue before it', async () => {
    const { url, seen, goOn } = await serverSilentAt('the end');
    const limitsMs = { connection: 100, greeting: 100, answer: 100, verdict: 2000 };
    const sending = transportTo(url, { limitsMs }).send(mail);
    await expect.poll(() => seen.whole).toBe(1);
    await pause(500);
    goOn();
    expect(await sending).toEqual({ outcome: 'accepted', code: '250' });
    const silent = await serverSilentAt('the end');
    const short = { ...limitsMs, verdict: 200 };
    expect(await transportTo(silent.url, { limitsMs: short }).send(mail)).toEqual({
      outcome: 'passing',
      code: 'ETIMEDOUT',
    });
  });
});

describe('S6.5 the lines to a mail server', () => {
  it('S6.5 are given to whoever has waited longest; who has left is passed over', async () => {
    const lines = new Lines(1);
    const never = new AbortController().signal;
    const leaving = new AbortController();
    const order: string[] = [];
    expect(await lines.take(never)).toBe(true);
    const waiting = [
      lines.take(never).then(() => order.push('first')),
      lines.take(leaving.signal).then((taken) => order.push(taken ? 'left' : 'gone')),
      lines.take(never).then(() => order.push('third')),
    ];
    leaving.abort();
    lines.giveBack();
    await waiting[0];
    lines.giveBack();
    await Promise.all(waiting);
    expect(order.filter((one) => one !== 'gone')).toEqual(['first', 'third']);
    lines.giveBack();
    expect(await lines.take(never)).toBe(true);
  });
});
