/** A digest made into a mail, in words of this moment (S6.5). */
import { providerOf } from '../../programmes/catalogue.js';
import type { Store } from '../../store/database/database.js';
import { remindersOf, type Digest } from '../../store/digests/digests.js';
import { newestState } from '../../store/record/journal.js';
import { readPerson } from '../../store/people/people.js';
import type { Staff } from '../../store/people/staff.js';
import { instantOfMillis } from '../../workflows/journey/calendar.js';
import type { OutgoingMail } from '../email/mail.js';
import { printable } from '../messages/correspondents.js';
import { bothForms, sentFor, subjectLine } from '../messages/envelope.js';
import type { Letter } from '../messages/letter.js';
import { parseMessageKey } from '../messages/message-key.js';
import type { Site } from '../messages/pages.js';
import { oneLine } from '../messages/plain-text.js';
import { listInWords } from '../messages/words.js';
import { isReminder } from './gathering.js';
import { digestOf, type Recalled } from './lines.js';

/** All of the mail but its receiver. */
export type ComposedDigest = Omit<OutgoingMail, 'to'>;

export interface Composing {
  store: Store;
  mailDomain: string;
  from: string;
  site?: Site | null;
}

/** Null if nothing of it is still to be said. @param millis the time of live journeys */
export async function composeDigest(
  { store, mailDomain, from, site }: Composing,
  digest: Digest,
  coach: Staff,
  millis: number,
): Promise<ComposedDigest | null> {
  const recalled = await recall(store, digest);
  const message = digestOf(recalled, coach.id, instantOfMillis(millis));
  if (message === null) return null;
  const provider = providerOf(coach.provider);
  const letter: Letter = {
    title: message.subject,
    greeting: `Dear ${oneLine(coach.name)}`,
    blocks: message.blocks,
    provider,
    programme: listInWords([...new Set(recalled.map(({ journey }) => journey.programme.shortTitle))].sort()),
    reference: coach.id,
    rehearsal: false,
    internal: false,
    page: site
      ? { words: 'Your sessions and participants are on your page:', href: `${site.url}/coach` }
      : null,
  };
  return {
    messageId: digest.messageId,
    ...sentFor(provider, from),
    subject: subjectLine(message.subject),
    ...bothForms(letter),
    list: { name: 'Coaching', id: `coaching.${coach.provider}.${mailDomain}` },
    date: null,
    calendar: [],
  };
}

/** By the records of their journeys as they are now; whoever was erased is passed over. */
async function recall(store: Store, digest: Digest): Promise<Recalled[]> {
  const all: Recalled[] = [];
  for (const { journey, key } of await remindersOf(store, digest)) {
    const parsed = parseMessageKey(key);
    if (!parsed || parsed.about === null || !isReminder(parsed.template)) continue;
    const newest = await newestState(store, journey);
    const person = newest && (await readPerson(store, journey));
    if (!newest || !person) continue;
    const { template, about } = parsed;
    all.push({ template, about, journey: newest.journey, person: printable(person) });
  }
  return all;
}
