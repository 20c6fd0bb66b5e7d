/** The mail server that nobody has named yet: every message waits. */
import type { MailTransport } from './mail.js';

export const nowhere: MailTransport = {
  loopback: true,
  send: () => Promise.resolve({ outcome: 'passing', code: 'no-mail-server' }),
  close: () => undefined,
};
