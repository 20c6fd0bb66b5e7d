/** The mail system over SMTP, with nodemailer. */
import { createTransport, type SendMailOptions } from 'nodemailer';
import { isLoopback } from '../../environment/loopback.js';
import { refusalOf } from './addresses.js';
import { outcomeOfError } from './answers.js';
import { handToServer, TIME_IS_UP } from './hand-over.js';
import { Lines } from './lines.js';
import { asOptions } from './mail-options.js';
import type { OutgoingMail, MailTransport, Sent } from './mail.js';

export interface SmtpOptions {
  /** Whether an unencrypted line is refused; true unless the host is this machine. */
  requireTls?: boolean;
  limitsMs?: Limits;
  /** Lines at once. */
  connections?: number;
}

/** How long to wait, in milliseconds. */
interface Limits {
  connection: number;
  greeting: number;
  /** For all that the server says until it has the whole mail. */
  answer: number;
  /** For what it says to the whole mail; default: ten minutes. */
  verdict?: number;
}

const usualLimits: Limits = { connection: 10_000, greeting: 10_000, answer: 30_000 };
/** RFC 5321 §4.5.3.2.6: whoever waits less sends twice what a slow server has accepted. */
const VERDICT_MS = 10 * 60_000;
const USUAL_CONNECTIONS = 5;
const MAILS_PER_CONNECTION = 500;

/** What goes with a mail through nodemailer, to say when the whole of it is on its way. */
type Outgoing = SendMailOptions & { whole?: () => void };

/**
 * A pool of lines to a mail server.
 * @param url `smtp://user:password@host:587` or `smtps://…:465`; never to be printed
 * @throws TypeError if it is no such URL; the message does not repeat it
 */
export function smtpTransport(url: string, options: SmtpOptions = {}): MailTransport {
  const host = hostOf(url);
  const loopback = isLoopback(host);
  const { verdict = VERDICT_MS, ...limits } = options.limitsMs ?? usualLimits;
  const requireTLS = options.requireTls ?? !loopback;
  const connections = options.connections ?? USUAL_CONNECTIONS;
  const pool = createTransport({
    pool: true,
    url,
    maxConnections: connections,
    maxMessages: MAILS_PER_CONNECTION,
    // A mail whose line broke is tried again by the activity, which counts and paces the attempts.
    maxRequeues: 0,
    requireTLS,
    ignoreTLS: loopback && !requireTLS,
    connectionTimeout: limits.connection,
    greetingTimeout: limits.greeting,
    socketTimeout: verdict,
    // A line that is cut is cut at once: nothing that was not sent leaves afterwards.
    socketCloseTimeout: 0,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  // Every mail hears of its own line; what a line says besides ends nothing.
  pool.on('error', () => undefined);
  pool.use('stream', (mail, done) => {
    const { whole } = mail.data as Outgoing;
    // The end of the stream as it is read on: a small mail is composed whole before the dialogue begins.
    mail.message?.processFunc((mime) => (whole ? mime.once('end', whole) : mime));
    done();
  });
  const send = async (outgoing: Outgoing): Promise<Sent> => {
    try {
      const { response } = await pool.sendMail(outgoing);
      return { outcome: 'accepted', code: response.slice(0, 3) };
    } catch (error) {
      return outcomeOfError(error);
    }
  };
  const lines = new Lines(connections);
  const limitsMs = { dialogue: limits.connection + limits.greeting + limits.answer, verdict };
  return {
    loopback,
    async send(mail: OutgoingMail, ending = new AbortController().signal): Promise<Sent> {
      const refusal = refusalOf(mail);
      if (refusal) return refusal;
      if (!(await lines.take(ending))) return TIME_IS_UP;
      const overLine = async (cut: AbortSignal, whole: () => void): Promise<Sent> => {
        try {
          return await send({ ...asOptions(mail), signal: cut, whole });
        } finally {
          lines.giveBack();
        }
      };
      return handToServer({ send: overLine, limitsMs, ending });
    },
    close: () => {
      pool.close({ force: true });
    },
  };
}

function hostOf(url: string): string {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (!parsed || !['smtp:', 'smtps:'].includes(parsed.protocol) || parsed.hostname === '') {
    throw new TypeError('The mail server is given as smtp://host:port or smtps://host:port.');
  }
  return parsed.hostname;
}
