/** A message in the form in which it is sent: subject, text, HTML and calendar files. */
import type { CalendarEntry, CalendarFile } from '../calendar/entry.js';
import { calendarFile } from '../calendar/file.js';
import type { Mailbox } from '../email/mail.js';
import { candidateIn } from './assessor.js';
import type { Correspondence } from './correspondents.js';
import { bothForms, subjectLine } from './envelope.js';
import { mailSubject, type Letter } from './letter.js';
import { pageFor, type Site } from './pages.js';
import type { WordedKey } from './message-key.js';
import type { MessageContent, MessageContext } from './message.js';
import { withoutMarks } from './plain-text.js';

export interface ComposedMessage {
  subject: string;
  text: string;
  html: string;
  files: CalendarFile[];
}

/**
 * @param domain of the UIDs in calendar files
 * @param site where messages are answered; null while there is none
 */
export function compose(
  key: WordedKey,
  message: MessageContent,
  correspondence: Correspondence,
  domain: string,
  site: Site | null = null,
): ComposedMessage {
  const { context, greeting, to } = correspondence;
  const { journey, provider } = context;
  const rehearsal = journey.mode === 'rehearsal';
  const letter: Letter = {
    title: message.subject,
    greeting,
    blocks: message.blocks,
    provider,
    programme: journey.programme.shortTitle,
    // An assessor must not be led to the journey (S5.4).
    reference: key.addressee === 'assessor' ? candidateIn(context) : journey.id,
    rehearsal,
    internal: key.addressee === 'provider',
    page: site && pageFor(site, key, correspondence, Date.now()),
  };
  return {
    subject: mailSubject(subjectLine(message.subject), rehearsal),
    ...bothForms(letter),
    files: filesFor(message.calendar ?? [], context, to[0], domain),
  };
}

/** One attendee a file: nobody learns the address of anybody else from a calendar. Nobody is invited by none. */
function filesFor(
  entries: readonly CalendarEntry[],
  { journey, provider }: MessageContext,
  to: Mailbox | undefined,
  domain: string,
): CalendarFile[] {
  if (to === undefined) return [];
  const label = journey.mode === 'rehearsal' ? 'REHEARSAL: ' : '';
  const context = {
    journey: journey.id,
    domain,
    organiser: { name: provider.name, email: provider.email },
    attendee: { name: to.name, email: to.address },
  };
  return entries.map((entry) =>
    calendarFile({ ...entry, summary: `${label}${withoutMarks(entry.summary)}` }, context),
  );
}
