import type { Socket } from 'node:net';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import type { MailFaults } from './faults.js';
import type { Inbox } from './mailbox.js';

const LARGEST_MAIL = 35 * 1024 * 1024;

/** An error as smtp-server wants it: the code becomes the SMTP answer. */
function smtpError(code: number, text: string): Error {
  return Object.assign(new Error(text), { responseCode: code });
}

async function readAll(stream: SMTPServerDataStream): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** UTC, to the second. */
function now(): string {
  return `${new Date().toISOString().slice(0, 19)}Z`;
}

async function receive(
  stream: SMTPServerDataStream,
  session: SMTPServerSession,
  mailbox: Inbox,
  faults: MailFaults,
): Promise<void> {
  const raw = await readAll(stream);
  if (stream.sizeExceeded) throw smtpError(552, 'The message is too large');
  await faults.delay();
  const { mailFrom, rcptTo } = session.envelope;
  const from = mailFrom === false ? '' : mailFrom.address;
  await mailbox.add({ from, to: rcptTo.map(({ address }) => address), receivedAt: now() }, raw);
}

/** The SMTP side: accepts everything from loopback into the mailbox, unless a fault is asked for. */
export function createSmtpServer(mailbox: Inbox, faults: MailFaults): SMTPServer {
  const sockets = new Map<number, Socket>();
  const server = new SMTPServer({
    banner: 'mail catcher',
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    closeTimeout: 500,
    logger: false,
    size: LARGEST_MAIL,
    onRcptTo({ address }, _session, answer) {
      const refusal = faults.answerTo(address);
      answer(refusal === undefined ? null : smtpError(refusal.code, refusal.text));
    },
    onData(stream, session, answer) {
      receive(stream, session, mailbox, faults).then(
        () => {
          if (faults.takeCut()) sockets.get(session.remotePort)?.destroy();
          else answer(null);
        },
        (error: unknown) => answer(error instanceof Error ? error : new Error(String(error))),
      );
    },
  });
  server.server.on('connection', (socket: Socket) => {
    const { remotePort } = socket;
    if (remotePort === undefined) return;
    sockets.set(remotePort, socket);
    socket.once('close', () => sockets.delete(remotePort));
  });
  server.on('error', () => undefined); // a client that breaks off is that client's affair
  return server;
}
