/** What an answer of a mail server, or its silence, means for the message (RFC 5321 §4.2, §4.5.4). */
import type { Sent } from './mail.js';

/** What nodemailer adds to an error; read with care, because a plain Error has none of it. */
interface MailError {
  code?: unknown;
  responseCode?: unknown;
  command?: unknown;
}

/** Permanent answers that speak of the mailbox, at whatever stage they are given. */
const ofMailbox = new Set([550, 551, 553]);
/** Permanent answers to RCPT TO that speak of the mail or of us rather than of the mailbox. */
const notOfMailbox = new Set([500, 501, 502, 503, 504, 530, 535, 538, 552, 554, 555]);

/**
 * The outcome of a failed hand-over. The server refuses us (sign-in, sender): that is for operations to
 * mend, so the message waits. It refuses the mailbox, or the mail: no waiting helps.
 */
export function outcomeOfError(error: unknown): Sent {
  const { code, responseCode, command } = (error ?? {}) as MailError;
  if (typeof responseCode !== 'number') return withoutAnswer(code);
  const answer = String(responseCode);
  if (responseCode < 500) return { outcome: 'passing', code: answer };
  if (command === 'RCPT TO') {
    return { outcome: notOfMailbox.has(responseCode) ? 'message-refused' : 'address-refused', code: answer };
  }
  if (command === 'DATA') {
    return { outcome: ofMailbox.has(responseCode) ? 'address-refused' : 'message-refused', code: answer };
  }
  if (command === 'MAIL FROM' && responseCode === 552) return { outcome: 'message-refused', code: answer };
  return { outcome: 'passing', code: answer };
}

/** No answer came: mostly the line; sometimes the mail was found wanting before it left. */
function withoutAnswer(code: unknown): Sent {
  const known = typeof code === 'string' && /^[A-Z_]{2,30}$/.test(code) ? code : 'unknown';
  if (known === 'EENVELOPE') return { outcome: 'address-refused', code: 'address-invalid' };
  if (known === 'EMESSAGE') return { outcome: 'message-refused', code: 'too-large' };
  return { outcome: 'passing', code: known };
}
