import type { AddressInfo, Server } from 'node:net';
import { ServerError } from '../servers/server-error.js';
import { MailFaults } from './faults.js';
import type { ReceivedMail } from './mail.js';
import { Inbox } from './mailbox.js';
import { createSmtpServer } from './smtp.js';
import { createWebServer } from './web.js';

export interface MailCatcherOptions {
  /** Refused when taken; 0 or nothing asks for any free port. */
  smtpPort?: number;
  httpPort?: number;
  /** Mails are kept here over restarts; without it, in memory only. */
  folder?: string;
}

export interface MailCatcher {
  smtpUrl: string;
  webUrl: string;
  /** All mails, in the order of arrival. */
  received(): ReceivedMail[];
  /** The first such mail, here or to come within so many milliseconds; rejects when there is none by then. */
  waitFor(predicate: (mail: ReceivedMail) => boolean, limitMs: number): Promise<ReceivedMail>;
  faults: MailFaults;
  stop(): Promise<void>;
}

function listen(server: Pick<Server, 'once' | 'off' | 'listen' | 'address'>, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const fail = (cause: NodeJS.ErrnoException): void => {
      const message =
        cause.code === 'EADDRINUSE'
          ? `Port ${port} on 127.0.0.1, asked for by the mail catcher, is in use: stop what listens there or ask for port 0.`
          : `The mail catcher cannot listen on 127.0.0.1: ${cause.message}`;
      const code = cause.code === 'EADDRINUSE' ? 'port-in-use' : 'mail-catcher-failed';
      reject(new ServerError(code, message, { cause }));
    };
    server.once('error', fail);
    server.listen({ port, host: '127.0.0.1' }, () => {
      server.off('error', fail);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

/** A mail server on loopback that delivers nothing and shows everything. */
export async function startMailCatcher(options: MailCatcherOptions = {}): Promise<MailCatcher> {
  const mailbox = await Inbox.open(options.folder);
  const faults = new MailFaults();
  const smtp = createSmtpServer(mailbox, faults);
  const web = createWebServer(mailbox);
  const smtpPort = await listen(smtp.server, options.smtpPort ?? 0);
  const closeSmtp = (): Promise<void> => new Promise((resolve) => smtp.close(() => resolve()));
  let httpPort: number;
  try {
    httpPort = await listen(web, options.httpPort ?? 0);
  } catch (error) {
    await closeSmtp();
    throw error;
  }
  return {
    smtpUrl: `smtp://127.0.0.1:${smtpPort}`,
    webUrl: `http://127.0.0.1:${httpPort}`,
    received: () => mailbox.all(),
    waitFor: (predicate, limitMs) => mailbox.waitFor(predicate, limitMs),
    faults,
    async stop() {
      web.closeAllConnections();
      await Promise.all([closeSmtp(), new Promise((resolve) => web.close(resolve))]);
    },
  };
}
