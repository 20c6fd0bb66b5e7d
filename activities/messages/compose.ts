/** A message in the form in which it is kept and sent: subject, text, HTML and calendar files. */
import type { Message as StoredMessage } from '../../store/messages.js';
import type { CalendarEntry, CalendarFile } from '../calendar/entry.js';
import { calendarFile } from '../calendar/file.js';
import { storedCalendar } from '../calendar/stored.js';
import type { Mailbox } from '../email/mail.js';
import { candidateIn } from './assessor.js';
import type { Correspondence } from './correspondents.js';
import { letterHtml } from './letter-html.js';
import { letterText } from './letter-text.js';
import { subjectOf, type Letter } from './letter.js';
import type { WordedKey } from './message-key.js';
import type { Scene } from './message.js';
import { oneLine, withoutMarks } from './plain-text.js';
import { renderers } from './renderers.js';

const LONGEST_SUBJECT = 200;

export interface Composed {
  subject: string;
  text: string;
  html: string;
  files: CalendarFile[];
}

/** @param domain of the UIDs in calendar files */
export function compose(key: WordedKey, { scene, greeting, to }: Correspondence, domain: string): Composed {
  const { journey, provider } = scene;
  const message = renderers[key.template](scene);
  const rehearsal = journey.mode === 'rehearsal';
  const subject = withoutMarks(oneLine(message.subject, LONGEST_SUBJECT));
  const letter: Letter = {
    title: message.subject,
    greeting,
    blocks: message.blocks,
    provider,
    programme: journey.programme.shortTitle,
    // An assessor must not be led to the journey (S5.4).
    reference: key.addressee === 'assessor' ? candidateIn(scene) : journey.id,
    rehearsal,
    internal: key.addressee === 'provider',
  };
  return {
    subject: subjectOf(subject, rehearsal),
    text: letterText(letter),
    html: letterHtml(letter),
    files: filesFor(message.calendar ?? [], scene, to[0], domain),
  };
}

/** One attendee a file: nobody learns the address of anybody else from a calendar. Nobody is invited by none. */
function filesFor(
  entries: readonly CalendarEntry[],
  { journey, provider }: Scene,
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

/** The composed message as the log keeps it. */
export const asStored = (
  key: WordedKey,
  { scene }: Correspondence,
  composed: Composed,
  messageId: string,
): StoredMessage => ({
  journey: scene.journey.id,
  key: key.key,
  mode: scene.journey.mode,
  template: key.template,
  addressee: key.addressee,
  messageId,
  subject: composed.subject,
  text: composed.text,
  html: composed.html,
  calendar: storedCalendar(composed.files),
  ...(scene.paper === null ? {} : { attachment: scene.paper.sha256 }),
  at: scene.event.at,
});
