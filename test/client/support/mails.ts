/** Mails as they come to the address of a sender, from invented people and servers; about a message of ours. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../bounces/mails/', import.meta.url));

/** The mail of that name, about the message with that Message-ID; with the line ends that mails have. */
export function mailOf(name: string, messageId: string): Buffer {
  const text = readFileSync(`${folder}${name}.eml`, 'utf8').replaceAll('{{message-id}}', messageId);
  return Buffer.from(text.replaceAll('\n', '\r\n'), 'utf8');
}
