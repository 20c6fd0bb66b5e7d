/** The mail of the site itself: what somebody has just asked for on a page. All else is the worker's. */
import type { MailTransport } from '../activities/email/mail.js';
import { nowhere } from '../activities/email/nowhere.js';
import { smtpTransport } from '../activities/email/smtp.js';
import type { WebSettings } from './settings.js';

export interface SiteMail {
  /** Of live journeys. */
  live: MailTransport;
  /** Of rehearsals, whose mails never reach a real mailbox (S8.1). */
  rehearsal: MailTransport;
  from: string;
  domain: string;
}

export function openMail({ mail }: WebSettings): SiteMail & { close(): void } {
  const live = mail.live === null ? nowhere : smtpTransport(mail.live, { requireTls: mail.requireTls });
  const rehearsal = mail.rehearsal === null ? nowhere : smtpTransport(mail.rehearsal, { requireTls: false });
  return {
    live,
    rehearsal,
    from: mail.from,
    domain: mail.domain,
    close() {
      live.close();
      rehearsal.close();
    },
  };
}
