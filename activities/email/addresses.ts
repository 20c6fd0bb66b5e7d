/** What may stand in a header or an envelope: nothing that could begin a header of its own. */
import type { OutgoingMail, Mailbox, Sent } from './mail.js';

const LONGEST_ADDRESS = 254;

/** One @, something on both sides, no space, no control character, none of the marks that separate addresses. */
const address = /^[^\s\p{Cc}@<>,;:"()[\]\\]+@[^\s\p{Cc}@<>,;:"()[\]\\]+$/u;

export const isAddress = (value: string): boolean => value.length <= LONGEST_ADDRESS && address.test(value);

const breaksLine = (value: string): boolean => /[\r\n\0]/.test(value);

const isSafe = (box: Mailbox): boolean => isAddress(box.address) && !breaksLine(box.name);

/** Why a mail must not even be tried, or null. Line breaks are refused, not mended: somebody put them there. */
export function refusalOf(mail: OutgoingMail): Sent | null {
  if (!isAddress(mail.to.address)) return { outcome: 'address-refused', code: 'address-invalid' };
  const headers = [mail.subject, mail.messageId, mail.to.name, mail.list.id, mail.list.name];
  const files = mail.calendar.map(({ filename }) => filename);
  const safe = isSafe(mail.from) && isSafe(mail.replyTo) && ![...headers, ...files].some(breaksLine);
  return safe ? null : { outcome: 'message-refused', code: 'header-injection' };
}
