/** S8.1: a rehearsal never reaches a real mailbox, whatever the configuration says. */
import type { MailTransport } from './mail.js';
import { smtpTransport } from './smtp.js';

/** The transport of rehearsals: only to this machine; otherwise null, and messages are recorded unsent. */
export function rehearsalTransport(url: string | null | undefined): MailTransport | null {
  if (!url) return null;
  const transport = smtpTransport(url);
  if (transport.loopback) return transport;
  transport.close();
  return null;
}
