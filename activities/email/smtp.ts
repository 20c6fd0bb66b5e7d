/** The mail system over SMTP, with nodemailer. */
import { createTransport, type SendMailOptions } from 'nodemailer';
import type { CalendarFile } from '../calendar/entry.js';
import { isLoopback, refusalOf } from './addresses.js';
import { outcomeOfError } from './answers.js';
import type { Mail, MailTransport, Sent } from './mail.js';

export interface SmtpOptions {
  /** Whether an unencrypted line is refused; true unless the host is this machine. */
  requireTls?: boolean;
  /** How long to wait for the line, for the greeting and for every answer, in milliseconds. */
  limitsMs?: { connection: number; greeting: number; answer: number };
  /** Lines at once. */
  connections?: number;
}

const usualLimits = { connection: 10_000, greeting: 10_000, answer: 30_000 };
const USUAL_CONNECTIONS = 5;
const MAILS_PER_CONNECTION = 500;

/**
 * A pool of lines to a mail server.
 * @param url `smtp://user:password@host:587` or `smtps://…:465`; never to be printed
 * @throws TypeError if it is no such URL; the message does not repeat it
 */
export function smtpTransport(url: string, options: SmtpOptions = {}): MailTransport {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (!parsed || !['smtp:', 'smtps:'].includes(parsed.protocol) || parsed.hostname === '') {
    throw new TypeError('The mail server is given as smtp://host:port or smtps://host:port.');
  }
  const loopback = isLoopback(parsed.hostname);
  const limits = options.limitsMs ?? usualLimits;
  const requireTLS = options.requireTls ?? !loopback;
  const pool = createTransport({
    pool: true,
    url,
    maxConnections: options.connections ?? USUAL_CONNECTIONS,
    maxMessages: MAILS_PER_CONNECTION,
    // A mail whose line broke is tried again by the activity, which counts and paces the attempts.
    maxRequeues: 0,
    requireTLS,
    ignoreTLS: loopback && !requireTLS,
    connectionTimeout: limits.connection,
    greetingTimeout: limits.greeting,
    socketTimeout: limits.answer,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  // Every mail hears of its own line; what a line says besides ends nothing.
  pool.on('error', () => undefined);
  return {
    loopback,
    async send(mail: Mail): Promise<Sent> {
      const refusal = refusalOf(mail);
      if (refusal) return refusal;
      try {
        const { response } = await pool.sendMail(asOptions(mail));
        return { outcome: 'accepted', code: response.slice(0, 3) };
      } catch (error) {
        return outcomeOfError(error);
      }
    },
    close: () => {
      pool.close();
    },
  };
}

/** One calendar file is also a part of the mail itself, which is how calendars know an invitation. */
function asOptions(mail: Mail): SendMailOptions {
  const [only, ...others] = mail.calendar;
  return {
    messageId: `<${mail.messageId}>`,
    from: mail.from,
    replyTo: mail.replyTo,
    to: mail.to,
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    textEncoding: 'quoted-printable',
    ...(mail.date === null ? {} : { date: new Date(mail.date) }),
    list: { id: { comment: mail.list.name, url: mail.list.id } },
    headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': 'en-GB' },
    ...(only && others.length === 0
      ? {
          alternatives: [
            { contentType: `text/calendar; charset=utf-8; method=${only.method}`, content: only.content },
          ],
        }
      : {}),
    attachments: mail.calendar.map(asAttachment),
  };
}

const asAttachment = ({ method, filename, content }: CalendarFile) => ({
  filename,
  content,
  contentType: `text/calendar; charset=utf-8; method=${method}; name=${filename}`,
});
