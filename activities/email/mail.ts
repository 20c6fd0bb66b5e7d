/** The port to the mail system: one mail to one person, and what became of it. */
import type { Instant } from '../../workflows/journey/values.js';
import type { CalendarFile } from '../calendar/entry.js';

export interface Mailbox {
  name: string;
  address: string;
}

/** A file that goes with a mail and is no calendar. */
export interface MailFile {
  filename: string;
  contentType: string;
  content: Uint8Array;
}

export interface OutgoingMail {
  /** Without angle brackets; the same for every attempt at the same message. */
  messageId: string;
  from: Mailbox;
  replyTo: Mailbox;
  to: Mailbox;
  subject: string;
  text: string;
  html: string;
  /** Names the series of messages (RFC 2919), so that people can sort them. */
  list: { name: string; id: string };
  /** The date in the header; null for the moment of sending. */
  date: Instant | null;
  calendar: CalendarFile[];
  files?: MailFile[];
}

/** What came of handing over a mail. Nothing here says to whom or about what it was. */
export type Sent =
  | { outcome: 'accepted'; code: string }
  /** Refused for good because of the address: another one may work. */
  | { outcome: 'address-refused'; code: string }
  /** Refused for good because of the mail itself, such as its size: no address will help. */
  | { outcome: 'message-refused'; code: string }
  /** The mailbox cannot take it now, such as a full one: worth trying for a time, then at another address. */
  | { outcome: 'mailbox-waits'; code: string }
  /** Refused by a policy against us: for operations to mend, and then worth trying again; the address is good. */
  | { outcome: 'policy'; code: string }
  /** Not taken now: the server is busy, silent, away or wrongly set up. It is worth trying again. */
  | { outcome: 'passing'; code: string }
  /** The server has the whole mail, but the attempt ended before its answer came; that is still to come. */
  | { outcome: 'unanswered'; code: string; answer: Promise<Sent> };

export interface MailTransport {
  /** Whether all that is sent stays on this machine, which a rehearsal requires (S8.1). */
  readonly loopback: boolean;
  /**
   * Never rejects for an answer of the mail system; those are outcomes.
   * @param ending the end of the attempt, which takes along whatever has not been sent by then; default: never
   */
  send(mail: OutgoingMail, ending?: AbortSignal): Promise<Sent>;
  /** Ends the connections and gives up what is under way. */
  close(): void;
}
