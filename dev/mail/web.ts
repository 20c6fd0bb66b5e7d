import { createServer, type Server, type ServerResponse } from 'node:http';
import { isLoopback } from '../../environment/loopback.js';
import type { ReceivedMail } from './mail.js';
import type { Inbox } from './mailbox.js';
import { inboxPage, mailPage } from './pages.js';

const PAGE_SIZE = 200;
const HEADERS = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'self'",
};

interface Answer {
  status: number;
  type: string;
  body: string | Uint8Array;
  download?: string;
}

const html = (body: string): Answer => ({ status: 200, type: 'text/html; charset=utf-8', body });
const json = (value: unknown, status = 200): Answer => ({
  status,
  type: 'application/json',
  body: JSON.stringify(value),
});
const notFound = json({ error: 'There is no such mail or page.' }, 404);

function summary({ id, envelope, messageId, subject, attachments }: ReceivedMail): object {
  return { id, ...envelope, messageId, subject, attachments: attachments.map(({ filename }) => filename) };
}

function detail({ from, headers, text, html: body, attachments, ...mail }: ReceivedMail): object {
  return {
    ...summary({ from, headers, text, html: body, attachments, ...mail }),
    headers,
    text,
    html: body,
    attachments: attachments.map(({ filename, mimeType, method, text: content, bytes }) => ({
      filename,
      mimeType,
      method,
      text: content,
      base64: Buffer.from(bytes).toString('base64'),
    })),
  };
}

/** Newest first; `to` is part of an envelope address, `subject` part of the subject, in either case. */
function search(mailbox: Inbox, query: URLSearchParams): ReceivedMail[] {
  const to = (query.get('to') ?? '').toLowerCase();
  const subject = (query.get('subject') ?? '').toLowerCase();
  return mailbox
    .all()
    .filter((mail) => mail.envelope.to.some((address) => address.toLowerCase().includes(to)))
    .filter((mail) => mail.subject.toLowerCase().includes(subject))
    .reverse();
}

function attachmentOf(mail: ReceivedMail, index: string): Answer {
  const attachment = mail.attachments[Number(index)];
  if (attachment === undefined) return notFound;
  return { status: 200, type: attachment.mimeType, body: attachment.bytes, download: attachment.filename };
}

function answer(mailbox: Inbox, url: URL): Answer {
  const { pathname, searchParams: query } = url;
  if (pathname === '/') {
    const found = search(mailbox, query);
    const shown = found.slice(0, PAGE_SIZE);
    return html(inboxPage(shown, found.length, query.get('to') ?? '', query.get('subject') ?? ''));
  }
  if (pathname === '/api/mails') return json(search(mailbox, query).map(summary));
  const [, api, id = '', rest] = /^(\/api)?\/mails\/(\d+)(\/.*)?$/.exec(pathname) ?? [];
  const mail = mailbox.find(Number(id));
  if (mail === undefined) return notFound;
  if (rest === undefined) return api === undefined ? html(mailPage(mail)) : json(detail(mail));
  if (rest === '/raw') return { status: 200, type: 'text/plain; charset=utf-8', body: mail.raw };
  const [, index] = /^\/attachments\/(\d+)$/.exec(rest) ?? [];
  return index === undefined ? notFound : attachmentOf(mail, index);
}

function send(response: ServerResponse, { status, type, body, download }: Answer): void {
  const disposition =
    download === undefined
      ? {}
      : { 'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(download)}` };
  response.writeHead(status, { ...HEADERS, 'content-type': type, ...disposition }).end(body);
}

/** A page that some website made point here by its own name must not read the mails. */
function isLocal(host: string | undefined): boolean {
  const url = `http://${host ?? ''}`;
  return URL.canParse(url) && isLoopback(new URL(url).hostname);
}

/** A path that is none, or a mail whose names no header can carry, is its sender's affair and ends nothing. */
function answered(mailbox: Inbox, path: string): Answer {
  const base = 'http://127.0.0.1';
  return URL.canParse(path, base) ? answer(mailbox, new URL(path, base)) : notFound;
}

/** The web side: a list, each mail, its attachments, and the same as JSON under /api/mails. */
export function createWebServer(mailbox: Inbox): Server {
  return createServer((request, response) => {
    if (!isLocal(request.headers.host)) return send(response, json({ error: 'Ask by 127.0.0.1.' }, 403));
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return send(response, json({ error: 'Mails can be read only.' }, 405));
    }
    try {
      return send(response, answered(mailbox, request.url ?? '/'));
    } catch {
      return send(response, json({ error: 'This mail cannot be shown so: see it raw, under /raw.' }, 500));
    }
  }).on('error', () => undefined); // a connection that cannot be taken: others are
}
