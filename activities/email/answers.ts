/**
 * What an answer of a mail server, or its silence, means for the message: by its enhanced status code, which
 * says what is wrong, before its reply code, which says how wrong (RFC 3463; RFC 5321 §4.2, §4.5.4).
 */
import type { Sent } from './mail.js';
import { statusLine, type Affair } from './status-codes.js';

/** What nodemailer adds to an error; read with care, because a plain Error has none of it. */
interface MailError {
  code?: unknown;
  responseCode?: unknown;
  response?: unknown;
  command?: unknown;
}

/** An answer, read: `552 5.2.2` has the reply 552 and the status 5.2.2. */
interface Answer {
  reply: number;
  status: { level: number; subject: number; detail: number } | null;
}

const outcomes: Record<Exclude<Affair, 'any'>, Exclude<Sent['outcome'], 'unanswered'>> = {
  address: 'address-refused',
  mailbox: 'mailbox-waits',
  message: 'message-refused',
  policy: 'policy',
  busy: 'passing',
};

/** Permanent replies that speak of the mailbox, at whatever stage they are given. */
const ofMailbox = new Set([550, 551, 553]);
/** Permanent replies to RCPT TO that speak of the mail or of us rather than of the mailbox. */
const notOfMailbox = new Set([500, 501, 502, 503, 504, 530, 535, 538, 552, 554, 555]);
/** The server ends the line, whatever was asked (RFC 5321 §3.8). */
const LINE_CLOSES = 421;

/** The outcome of a failed hand-over. */
export function outcomeOfError(error: unknown): Sent {
  const { code, responseCode, response, command } = (error ?? {}) as MailError;
  if (typeof responseCode !== 'number') return withoutAnswer(code);
  const answer = readAnswer(responseCode, response);
  const outcome = outcomes[affairOf(answer, command)];
  return { outcome, code: `${isEarly(command) && responseCode < 500 ? 'early:' : ''}${codeOf(answer)}` };
}

/** Before the recipient is named, all is about us or about the size of the mail. */
const isEarly = (command: unknown): boolean => command !== 'RCPT TO' && command !== 'DATA';

/** The text may have several lines, each with both codes: `552-5.2.2 The mailbox…`. */
function readAnswer(reply: number, text: unknown): Answer {
  const [, level, subject, detail] =
    /^\d{3}[ -]([245])\.(\d{1,3})\.(\d{1,3})(?!\S)/.exec(typeof text === 'string' ? text : '') ?? [];
  const status = level ? { level: Number(level), subject: Number(subject), detail: Number(detail) } : null;
  return { reply, status };
}

/** Without a space, for the log keeps several: `552-5.2.2`. */
const codeOf = ({ reply, status }: Answer): string =>
  status ? `${reply}-${status.level}.${status.subject}.${status.detail}` : String(reply);

function affairOf(answer: Answer, command: unknown): Exclude<Affair, 'any'> {
  if (answer.reply === LINE_CLOSES) return 'busy';
  const byStatus = affairOfStatus(answer);
  if (isEarly(command)) {
    const isTooLarge = command === 'MAIL FROM' && (answer.reply === 552 || byStatus === 'message');
    return isTooLarge && answer.reply >= 500 ? 'message' : 'busy';
  }
  return byStatus === null || byStatus === 'any' ? affairOfReply(answer.reply, command) : byStatus;
}

/** For good only if both codes say so: whoever is in doubt tries again. */
function affairOfStatus({ reply, status }: Answer): Affair | null {
  const line = status && statusLine(status.subject, status.detail);
  if (!line) return null;
  const [, , now, forGood] = line;
  return status.level === 5 && reply >= 500 ? forGood : now;
}

function affairOfReply(reply: number, command: unknown): 'address' | 'message' | 'busy' {
  if (reply < 500) return 'busy';
  const isMailbox = command === 'RCPT TO' ? !notOfMailbox.has(reply) : ofMailbox.has(reply);
  return isMailbox ? 'address' : 'message';
}

/** No answer came: mostly the line; sometimes the mail was found wanting before it left. */
function withoutAnswer(code: unknown): Sent {
  const known = typeof code === 'string' && /^[A-Z_]{2,30}$/.test(code) ? code : 'unknown';
  if (known === 'EENVELOPE') return { outcome: 'address-refused', code: 'address-invalid' };
  if (known === 'EMESSAGE') return { outcome: 'message-refused', code: 'too-large' };
  return { outcome: 'passing', code: known };
}

/**
 * Whether a passing fault says nothing about the message or its recipient: no line, no sign-in, a sender that is
 * not taken. Of replies that name the recipient only 4 passes, or a 5 whose status has a 4.
 */
export const isOfHost = (code: string): boolean =>
  !/^[45]\d\d(-|$)/.test(code) || code.startsWith(String(LINE_CLOSES)) || /^5\d\d(-5|$)/.test(code);
