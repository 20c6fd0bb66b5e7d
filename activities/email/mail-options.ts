/** A mail as nodemailer takes it. */
import type { SendMailOptions } from 'nodemailer';
import type { CalendarFile } from '../calendar/entry.js';
import type { OutgoingMail } from './mail.js';

/** One calendar file is also a part of the mail itself, which is how calendars know an invitation. */
export function asOptions(mail: OutgoingMail): SendMailOptions {
  const [only, ...others] = mail.calendar;
  return {
    messageId: `<${mail.messageId}>`,
    from: mail.from,
    replyTo: mail.replyTo,
    to: mail.to,
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    textEncoding: 'quoted-printable',
    ...(mail.date === null ? {} : { date: new Date(mail.date) }),
    list: { id: { comment: mail.list.name, url: mail.list.id } },
    headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': 'en-GB' },
    ...(only && others.length === 0
      ? {
          alternatives: [
            { contentType: `text/calendar; charset=utf-8; method=${only.method}`, content: only.content },
          ],
        }
      : {}),
    attachments: [
      ...mail.calendar.map(asAttachment),
      ...(mail.files ?? []).map(({ content, ...file }) => ({ ...file, content: Buffer.from(content) })),
    ],
  };
}

const asAttachment = ({ method, filename, content }: CalendarFile) => ({
  filename,
  content,
  contentType: `text/calendar; charset=utf-8; method=${method}; name=${filename}`,
});
