/** The timeline as text: past, then ahead. */
import type { CameBack, PastEvent, PastMessage, TimelineReading } from '../../reading/timeline.js';
import { heading, page, rehearsalMark, shown } from './plain.js';
import { dayWords, inLondon, londonMoment } from './times.js';

export function timelinePage({ journey, mode, reference, past, ahead }: TimelineReading): string {
  return page([
    `${heading(reference)}  ${journey}${rehearsalMark(mode)}`,
    '',
    ...past.flatMap((entry) => (entry.kind === 'event' ? eventLines(entry) : messageLine(entry))),
    '',
    heading('Ahead'),
    ...(ahead.length === 0
      ? ['  no dates of its own']
      : ahead.map(({ at, what }) => `  ${londonMoment(at).padEnd(29)} ${inLondon(what)}`)),
  ]);
}

function eventLines({ at, n, what, by, reason, noteText }: PastEvent): string[] {
  const why = reason === null ? '' : `, reason ${reason}`;
  const line = `${String(n).padStart(4)}  ${londonMoment(at).padEnd(29)} ${inLondon(what)}  [${by}${why}]`;
  return noteText === null ? [line] : [line, `${' '.repeat(37)}“${shown(noteText)}”`];
}

const messageLine = ({ cameBack, ...message }: PastMessage): string[] => [
  `   ✉  ${londonMoment(message.at).padEnd(29)} to the ${message.addressee}: ${saying(message)}  [${message.status}, ${message.key}]`,
  ...cameBack.map((one) => `${' '.repeat(37)}${bounceWords(one)}`),
];

/** What only reminds a coach has no words of its own: it is a line of a mail about all of their participants. */
function saying({ digest, subject, template }: Pick<PastMessage, 'digest' | 'subject' | 'template'>): string {
  if (digest === null) return shown(subject);
  if (digest.day === null) return `${template}, gathered for the coach’s next digest`;
  return `${template}, gathered into the coach’s digest of ${dayWords(digest.day)} (${digest.status ?? 'claimed'})`;
}

export const bounceWords = ({ at, address, permanent, status }: CameBack): string =>
  `came back from the ${address} address (${status ?? 'no code'}), ${permanent ? 'for good' : 'for now'}; filed ${londonMoment(at)}`;
