import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTransport, type SendMailOptions } from 'nodemailer';
import { afterEach, describe, expect, it } from 'vitest';
import { startMailCatcher, type MailCatcher, type MailCatcherOptions } from '../../../dev/mail/catcher.js';

const opened: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close();
});

async function open(options?: MailCatcherOptions): Promise<MailCatcher> {
  const catcher = await startMailCatcher(options);
  opened.push(() => catcher.stop());
  return catcher;
}

function send(catcher: MailCatcher, mail: SendMailOptions): Promise<unknown> {
  return createTransport(catcher.smtpUrl).sendMail({ from: 'npq@provider.test', text: 'Hello', ...mail });
}

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'mail catcher '));
  opened.push(() => rmSync(made, { recursive: true }));
  return made;
}

const INVITATION = 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n';

describe('S6.5 what the mail catcher receives', () => {
  it('S6.5 text, HTML, names and the calendar file come out as they were sent', async () => {
    const catcher = await open();
    await send(catcher, {
      to: '"Siân Ní Dhónaill" <sian@school.test>',
      subject: 'Your first day – 20 October',
      html: '<p>Hello</p>',
      messageId: '<j1/7/invitation@journeys>',
      icalEvent: { method: 'REQUEST', content: INVITATION },
    });
    const [mail] = catcher.received();
    expect(mail).toMatchObject({
      id: 1,
      subject: 'Your first day – 20 October',
      messageId: '<j1/7/invitation@journeys>',
      envelope: { from: 'npq@provider.test', to: ['sian@school.test'] },
      to: [{ name: 'Siân Ní Dhónaill', address: 'sian@school.test' }],
    });
    expect(mail?.text).toContain('Hello');
    expect(mail?.html).toContain('<p>Hello</p>');
    expect(mail?.attachments.map(({ text }) => text)).toContain(INVITATION);
  });

  it('S6.5 mails survive a restart, numbers go on, and the files are private', async () => {
    const kept = folder();
    const first = await startMailCatcher({ folder: kept });
    await send(first, { to: 'é@school.test', subject: 'One' });
    await first.stop();
    const second = await open({ folder: kept });
    await send(second, { to: 'b@school.test', subject: 'Two' });
    expect(second.received().map(({ id, subject }) => `${id} ${subject}`)).toEqual(['1 One', '2 Two']);
    expect(second.received()[0]?.envelope.to).toEqual(['é@school.test']);
    expect(readdirSync(kept)).toEqual(['0000001.eml', '0000002.eml']);
  });

  it('S6.5 three hundred mails over one pool arrive within seconds', async () => {
    const catcher = await open({ folder: folder() });
    const pool = createTransport({ url: catcher.smtpUrl, pool: true, maxConnections: 5, maxMessages: 1000 });
    const numbers = Array.from({ length: 300 }, (_, index) => index);
    await Promise.all(
      numbers.map((n) => pool.sendMail({ from: 'a@b.test', to: `p${n}@c.test`, subject: `${n}`, text: 'x' })),
    );
    pool.close();
    expect(new Set(catcher.received().map(({ subject }) => subject)).size).toBe(300);
  }, 10_000);

  it('S6.5 waitFor finds what is there, what comes, and says when nothing came', async () => {
    const catcher = await open();
    const coming = catcher.waitFor(({ subject }) => subject === 'Later', 5_000);
    await send(catcher, { to: 'a@b.test', subject: 'Later' });
    expect((await coming).id).toBe(1);
    expect((await catcher.waitFor(({ subject }) => subject === 'Later', 10)).id).toBe(1);
    await expect(catcher.waitFor(({ subject }) => subject === 'Never', 20)).rejects.toThrow('No such mail');
  });
});

describe('S6.5 faults that can be asked for', () => {
  it('S6.5 a refused address is answered 550, in any case of letters', async () => {
    const catcher = await open();
    catcher.faults.refuse('Gone@school.test');
    await expect(send(catcher, { to: 'gone@school.test' })).rejects.toMatchObject({ responseCode: 550 });
    catcher.faults.clear();
    await send(catcher, { to: 'gone@school.test' });
    expect(catcher.received()).toHaveLength(1);
  });

  it('S6.5 a busy address is answered 451 so many times, then accepted', async () => {
    const catcher = await open();
    catcher.faults.busy('busy@school.test', 2);
    const mail = { to: 'busy@school.test' };
    await expect(send(catcher, mail)).rejects.toMatchObject({ responseCode: 451 });
    await expect(send(catcher, mail)).rejects.toMatchObject({ responseCode: 451 });
    await send(catcher, mail);
    expect(catcher.received()).toHaveLength(1);
  });

  it('S6.5 a cut after DATA leaves the mail here and the sender without an answer', async () => {
    const catcher = await open();
    catcher.faults.cutAfterData();
    await expect(send(catcher, { to: 'a@b.test', subject: 'Cut' })).rejects.toThrow();
    await send(catcher, { to: 'a@b.test', subject: 'Cut' });
    expect(catcher.received().map(({ subject }) => subject)).toEqual(['Cut', 'Cut']);
  });

  it('S6.5 a slow server answers late', async () => {
    const catcher = await open();
    catcher.faults.slow(300);
    const started = performance.now();
    await send(catcher, { to: 'a@b.test' });
    expect(performance.now() - started).toBeGreaterThanOrEqual(290);
  });
});

describe('S6.5 the pages of the mail catcher', () => {
  it('S6.5 lists, filters and shows mails as JSON and as HTML that nothing can break out of', async () => {
    const catcher = await open();
    await send(catcher, { to: 'a@b.test', subject: '<script>alert(1)</script>', html: '"><b>x</b>' });
    await send(catcher, { to: 'c@d.test', subject: 'Other', icalEvent: { content: INVITATION } });
    const get = async (path: string): Promise<string> => (await fetch(catcher.webUrl + path)).text();
    expect(await get('/')).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(await get('/')).not.toContain('<script>');
    expect(await get('/mails/1')).toContain('srcdoc="&quot;&gt;&lt;b&gt;x&lt;/b&gt;');
    const found: unknown = JSON.parse(await get('/api/mails?to=C@D&subject=oth'));
    expect(found).toMatchObject([{ id: 2, subject: 'Other' }]);
    const detail: unknown = JSON.parse(await get('/api/mails/2'));
    expect(JSON.stringify(detail)).toContain('BEGIN:VCALENDAR');
    expect(await get('/mails/2/attachments/0')).toBe(INVITATION);
    expect(await get('/mails/2/raw')).toContain('Subject: Other');
    expect((await fetch(`${catcher.webUrl}/mails/99`)).status).toBe(404);
    expect((await fetch(`${catcher.webUrl}/mails/2/attachments/9`)).status).toBe(404);
    expect((await fetch(catcher.webUrl, { method: 'POST' })).status).toBe(405);
  });

  it('S7.3 a path that is none, and names that no header can carry, end nothing', async () => {
    const catcher = await open();
    const { port } = new URL(catcher.webUrl);
    for (const path of ['//', '/mails/%', 'http://', '/mails/1/attachments/x']) {
      const socket = connect(Number(port), '127.0.0.1');
      socket.end(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: close\r\n\r\n`);
      expect((await text(socket)).split('\r\n')[0]).toMatch(/^HTTP\/1\.1 (200|400|404) /);
    }
    const odd = { filename: 'a.bin', content: 'x', contentType: 'text/\u0416plain' };
    await send(catcher, { to: 'a@b.test', attachments: [odd] });
    expect((await fetch(`${catcher.webUrl}/mails/1/attachments/0`)).status).toBeGreaterThanOrEqual(200);
    expect((await fetch(`${catcher.webUrl}/api/mails/1`)).status).toBe(200);
  });

  it('S6.5 a port in use is refused by name', async () => {
    const first = await open();
    const port = Number(new URL(first.smtpUrl).port);
    await expect(open({ smtpPort: port })).rejects.toMatchObject({
      code: 'port-in-use',
      message: expect.stringContaining(String(port)) as string,
    });
  });
});
