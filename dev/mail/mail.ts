import PostalMime, { type Address } from 'postal-mime';

/** A person's address as written in a header. */
interface MailAddress {
  name: string;
  address: string;
}

interface MailAttachment {
  filename: string;
  /** For example `text/calendar`. */
  mimeType: string;
  /** The iCalendar method of a calendar part: REQUEST, CANCEL. */
  method?: string;
  bytes: Uint8Array;
  /** Decoded as UTF-8 for text types, calendars included. */
  text?: string;
}

/** What was said in the SMTP dialogue, which may differ from the headers. */
export interface SmtpEnvelope {
  from: string;
  to: string[];
  /** UTC, `2026-10-20T08:00:00Z`. */
  receivedAt: string;
}

/** A mail as it was received. */
export interface ReceivedMail {
  /** Counts from 1 in the order of arrival; kept over restarts. */
  id: number;
  envelope: SmtpEnvelope;
  messageId: string;
  subject: string;
  from: MailAddress;
  to: MailAddress[];
  text: string;
  html: string;
  headers: { key: string; value: string }[];
  attachments: MailAttachment[];
  raw: Uint8Array;
}

/** Text parts travel with CRLF line ends, which the parser has reduced to LF: here they are as sent. */
function asSent(mimeType: string, content: Uint8Array): Uint8Array {
  const text = Buffer.from(content);
  if (!mimeType.startsWith('text/') || text.includes('\r\n')) return content;
  return Buffer.from(text.toString('utf8').replaceAll('\n', '\r\n'));
}

function flatten(addresses: Address[] | undefined): MailAddress[] {
  return (addresses ?? []).flatMap(({ name, address, group }) =>
    group === undefined
      ? [{ name, address: address ?? '' }]
      : group.map((member) => ({ name: member.name, address: member.address })),
  );
}

/** Parses a received message, calendars and other attachments included. */
export async function parseMail(id: number, envelope: SmtpEnvelope, raw: Uint8Array): Promise<ReceivedMail> {
  const parsed = await PostalMime.parse(raw, { attachmentEncoding: 'arraybuffer' });
  return {
    id,
    envelope,
    raw,
    messageId: parsed.messageId ?? '',
    subject: parsed.subject ?? '',
    from: flatten(parsed.from === undefined ? [] : [parsed.from])[0] ?? { name: '', address: envelope.from },
    to: flatten(parsed.to),
    text: parsed.text ?? '',
    html: parsed.html ?? '',
    headers: parsed.headers.map(({ key, value }) => ({ key, value })),
    attachments: parsed.attachments.map(({ filename, mimeType, method, content }) => {
      const bytes = asSent(
        mimeType,
        typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content),
      );
      return {
        filename: filename ?? 'unnamed',
        mimeType,
        bytes,
        ...(method === undefined ? {} : { method }),
        ...(mimeType.startsWith('text/') ? { text: Buffer.from(bytes).toString('utf8') } : {}),
      };
    }),
  };
}
