/** What the mails of a provider have in common: who sends them, how they are headed, and a letter in both its forms. */
import type { OutgoingMail } from '../email/mail.js';
import { letterHtml } from './letter-html.js';
import { letterText } from './letter-text.js';
import type { Letter } from './letter.js';
import type { ProviderContact } from './message.js';
import { oneLine, withoutMarks } from './plain-text.js';

const LONGEST_SUBJECT = 200;

/** Mails come from our address, and answers go to the provider. */
export function sentFor(
  { name, email }: ProviderContact,
  from: string,
): Pick<OutgoingMail, 'from' | 'replyTo'> {
  return { from: { name, address: from }, replyTo: { name, address: email } };
}

export const subjectLine = (subject: string): string => withoutMarks(oneLine(subject, LONGEST_SUBJECT));

export const bothForms = (letter: Letter): Pick<OutgoingMail, 'text' | 'html'> => ({
  text: letterText(letter),
  html: letterHtml(letter),
});
