/**
 * A mail that came back, read (RFC 3464): what a mail server reports of one of ours, or what else it is. Most of
 * what arrives at the address of a sender is no bounce: people who are away, receipts, mails that are only late.
 */
import PostalMime, { type Attachment, type Email } from 'postal-mime';
import { BadInput } from '../errors.js';
import { isForGood, statusOf } from './status.js';

/** `of`: the Message-IDs, without angle brackets, that the mail may be about; the likeliest first. */
export type Report =
  | { kind: 'failed'; of: string[]; status: string | null; permanent: boolean }
  /** Not there yet, and still tried; or there. */
  | { kind: 'delayed' | 'delivered'; of: string[]; status: string | null }
  /** Somebody is away; a mail was opened; somebody calls it spam. */
  | { kind: 'auto-reply' | 'receipt' | 'complaint'; of: string[] }
  /** Perhaps a bounce in words of its own, perhaps a letter. */
  | { kind: 'unclear'; of: string[] };

/** @throws BadInput if it is no mail at all */
export async function readReport(mail: Uint8Array): Promise<Report> {
  const parsed = await parse(mail);
  const of = idsIn(parsed);
  const status = partOf(parsed, 'delivery-status');
  if (status !== null) return { ...worst(status), of };
  if (partOf(parsed, 'disposition-notification') !== null) return { kind: 'receipt', of };
  if (partOf(parsed, 'feedback-report') !== null) return { kind: 'complaint', of };
  return { kind: isAutoReply(parsed) ? 'auto-reply' : 'unclear', of };
}

async function parse(mail: Uint8Array): Promise<Email> {
  const parsed = await PostalMime.parse(mail, {
    attachmentEncoding: 'utf8',
    forceRfc822Attachments: true,
  }).catch(() => null);
  if (parsed === null || !parsed.headers.some(({ key }) => key === 'from')) {
    throw new BadInput(
      ['It is no mail: save the message as it was received, with all its headers (.eml).'],
      'no-mail',
    );
  }
  return parsed;
}

const textOf = ({ content }: Attachment): string => (typeof content === 'string' ? content : '');

/** The text of the report of that kind, also in its form for addresses of all scripts (RFC 6533). */
function partOf({ attachments }: Email, kind: string): string | null {
  const types = [`message/${kind}`, `message/global-${kind}`];
  const found = attachments.find(({ mimeType }) => types.includes(mimeType));
  return found ? textOf(found) : null;
}

type Fields = Map<string, string>;

/** Groups of fields, set apart by empty lines; the first is of the message, the others of its recipients. */
const groupsOf = (text: string): Fields[] =>
  text
    .replaceAll('\r', '')
    .split(/\n\s*\n/)
    .map((group) => {
      const lines = group.replaceAll(/\n[ \t]+/g, ' ').split('\n');
      const fields = lines.map((line) => /^([\w-]+):\s*(.*)$/.exec(line));
      return new Map(fields.flatMap((field) => (field ? [[field[1]!.toLowerCase(), field[2]!.trim()]] : [])));
    });

type DeliveryStatus =
  | { kind: 'failed'; status: string | null; permanent: boolean }
  | { kind: 'delayed' | 'delivered'; status: string | null };

/** Ours have one recipient each; where a list has made several of it, the worst counts. */
function worst(text: string): DeliveryStatus {
  const told = groupsOf(text)
    .filter((fields) => fields.has('action'))
    .map(toldBy);
  const by = (kind: DeliveryStatus['kind']) => told.find((one) => one.kind === kind);
  return by('failed') ?? by('delayed') ?? by('delivered') ?? { kind: 'delayed', status: null };
}

function toldBy(fields: Fields): DeliveryStatus {
  const action = fields.get('action')?.toLowerCase() ?? '';
  const diagnosis = fields.get('diagnostic-code') ?? '';
  const status = statusOf(fields.get('status') ?? '', diagnosis);
  if (action.startsWith('failed')) return { kind: 'failed', status, permanent: isForGood(status, diagnosis) };
  return { kind: action.startsWith('delayed') ? 'delayed' : 'delivered', status };
}

/** The Message-ID of what was returned, else of what the mail answers to, else one that its words give. */
function idsIn(mail: Email): string[] {
  const returned = mail.attachments
    .filter(({ mimeType }) =>
      /^(message\/(rfc822|global|global-headers)|text\/rfc822-headers)$/.test(mimeType),
    )
    .flatMap((part) => inHeaders(textOf(part)).slice(0, 1));
  const reported = mail.attachments
    .filter(({ mimeType }) =>
      /^message\/(global-)?(delivery-status|disposition-notification)$/.test(mimeType),
    )
    .flatMap((part) => inHeaders(textOf(part)));
  const answered = inBrackets(`${mail.inReplyTo ?? ''} ${mail.references ?? ''}`);
  return [...new Set([...returned, ...reported, ...answered, ...inHeaders(mail.text ?? '')])];
}

const inBrackets = (text: string): string[] =>
  [...text.matchAll(/<([^<>\s]{1,400})>/g)].map(([, id]) => id ?? '');

const inHeaders = (text: string): string[] =>
  [...text.matchAll(/^(?:x-)?(?:original-)?message-id:\s*<([^<>\s]{1,400})>/gim)].map(([, id]) => id ?? '');

/** RFC 3834, and what mail programs do besides. */
function isAutoReply({ headers, subject = '' }: Email): boolean {
  const value = (name: string) => headers.find(({ key }) => key === name)?.value.toLowerCase() ?? '';
  const says = ['x-autoreply', 'x-autorespond', 'x-autoresponder', 'x-auto-response-suppress'];
  return (
    value('auto-submitted').startsWith('auto-replied') ||
    /^auto[-_]?reply/.test(value('precedence')) ||
    says.some((name) => value(name) !== '') ||
    /^\s*(automatic reply|auto[- ]?reply|auto[- ]?response|out of (the )?office|on (annual )?leave)\b/i.test(
      subject,
    )
  );
}
