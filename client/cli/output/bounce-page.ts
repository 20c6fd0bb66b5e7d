/** What came of messages that came back, as text. */
import type { BounceReceipt, ReadBounce } from '../../journeys.js';
import { labelled, page, shown } from './plain.js';
import { receiptPage } from './receipt-page.js';

/** A receipt of the journey, or what is filed where the journey hears nothing any more. */
export const bouncePage = (receipt: BounceReceipt): string =>
  receipt.heard
    ? receiptPage(receipt)
    : page([
        ...labelled('Filed', 'with the message; the journey is over, and nothing is woken'),
        ...labelled('Journey', `${receipt.journey}: ${receipt.stage} (${receipt.status})`),
      ]);

const said: Record<ReadBounce['kind'], string> = {
  failed: 'a bounce',
  delayed: 'not there yet, and still tried: nothing changes',
  delivered: 'delivered: nothing changes',
  'auto-reply': 'an automatic reply of somebody who is away: nothing changes',
  receipt: 'a receipt: nothing changes',
  complaint: 'a complaint that a message is unwanted: nothing changes; look at it yourself',
  unclear: 'no report of a mail server: nothing changes; if it is a bounce in words, use "record-bounce"',
  'not-ours': 'about a mail that is none of ours, or that you may not see: nothing changes',
};

export const bounceFilesPage = (read: readonly FileRead[]): string => page(read.flatMap(fileLines));

function fileLines({ file, mail, fault }: FileRead): string[] {
  if (mail === null) return [`${shown(file)}: ${fault}`];
  const { kind, journey, message, status, receipt } = mail;
  const about = message === null ? '' : ` (${journey}, ${message})`;
  if (receipt === null) return [`${shown(file)}: ${said[kind]}${about}`];
  const lasting = receipt.permanent ? 'the address will not work again' : 'the address may work again';
  return [
    `${shown(file)}: ${said[kind]}${about}, ${status ?? 'no code'}: ${lasting}`,
    `  ${happened(receipt)}`,
  ];
}

function happened({ heard, events }: BounceReceipt): string {
  if (!heard) return 'filed with the message; the journey is over, and nothing is woken';
  if (events.length === 0) return 'filed with the message before';
  return events.map(({ n, type }) => `${n} ${type}`).join(', ');
}
export interface FileRead {
  file: string;
  /** What the mail is, and what came of it; null if it could not be read. */
  mail: ReadBounce | null;
  fault: string | null;
}
