/** What a digest says: what is still so when it is sent, one line for each thing to be done (S6.5, decision 039). */
import { agendaKey } from '../../workflows/journey/agenda/keys.js';
import { isRelevant } from '../../workflows/journey/agenda/kinds.js';
import type { Journey } from '../../workflows/journey/state.js';
import type { Instant } from '../../workflows/journey/values.js';
import { fullName, type Block, type MessageContent, type ParticipantNames } from '../messages/message.js';
import { dueInWords, titleOf } from '../messages/study-words.js';
import { counted, dayInWords, listInWords, momentInWords, spanInWords } from '../messages/words.js';
import { kindsGathered, type GatheredKind } from './gathering.js';

/** A reminder, with its participant as they are now. */
export interface Recalled {
  template: GatheredKind;
  about: string;
  journey: Journey;
  person: ParticipantNames;
}

interface Section {
  templates: readonly GatheredKind[];
  heading: string;
  /** How many there are, for the subject. */
  count: (value: number) => string;
  line: (recalled: Recalled) => string;
  /** What the lines are sorted by, before the name. */
  by: (recalled: Recalled) => string;
}

const bookingOf = ({ journey, about }: Recalled) => journey.sessions[about]?.booking ?? null;
const startOf = (recalled: Recalled): string => bookingOf(recalled)?.starts ?? '';
const nameOf = ({ person }: Recalled): string => fullName(person);
const title = ({ journey, about }: Recalled): string => titleOf(journey, about);

function ahead(recalled: Recalled): string {
  const booking = bookingOf(recalled);
  const when = booking ? spanInWords(booking.starts, booking.ends) : 'no time';
  return `${when}: ${title(recalled)} with ${nameOf(recalled)}. If you cannot hold it, reply to this message at once.`;
}

function toReport(recalled: Recalled): string {
  const booking = bookingOf(recalled);
  const { journey, about } = recalled;
  const when = booking ? momentInWords(booking.starts) : 'no time';
  return (
    `${nameOf(recalled)}: ${title(recalled)}, booked for ${when}. Report it today: whether it took place, when, and ` +
    `for how many minutes (journey ${journey.id}, session id ${about}).`
  );
}

function owed(recalled: Recalled): string {
  const { journey, about } = recalled;
  const task = journey.tasks[about];
  const since = task?.on ?? journey.reviews[about]?.since;
  const [past, deed] = task
    ? ['handed in on', 'Return the feedback this week: the participant goes on from it']
    : ['waiting since', 'Read it this week, write your part, and agree to it'];
  const when = since ? `, ${past} ${dayInWords(since)}` : '';
  return `${nameOf(recalled)}: ${title(recalled)}${when}. ${deed} (journey ${journey.id}).`;
}

const silent = (recalled: Recalled): string =>
  `${nameOf(recalled)}: ${title(recalled)}, which was due by ${dueInWords(recalled.journey, recalled.about)}. ` +
  `Get in touch this week (${recalled.person.email}).`;

/** In the order of a day: who is met, what is written, who is rung. */
const sections: readonly Section[] = [
  {
    templates: ['session-tomorrow'],
    heading: 'Sessions ahead',
    count: (value) => `${counted(value, 'session')} ahead`,
    line: ahead,
    by: startOf,
  },
  {
    templates: ['session-report', 'session-report-again'],
    heading: 'Did these sessions take place?',
    count: (value) => `${counted(value, 'session')} to report`,
    line: toReport,
    by: startOf,
  },
  {
    templates: ['work-awaited', 'work-awaited-again'],
    heading: 'What participants wait for',
    count: (value) => `${counted(value, 'piece of work', 'pieces of work')} awaited`,
    line: owed,
    by: ({ journey, about }) => journey.tasks[about]?.on ?? journey.reviews[about]?.since ?? '',
  },
  {
    templates: ['participant-silent'],
    heading: 'Who has been silent',
    count: (value) => `${counted(value, 'participant')} to get in touch with`,
    line: silent,
    by: ({ journey, about }) => journey.plan[about]?.due ?? '',
  },
];

/** The same coach, and the same to do: what was done meanwhile, moved away or given to another is not said any more. */
function isStillSo(recalled: Recalled, coach: string, now: Instant): boolean {
  const { journey, about, template } = recalled;
  const whose = template.startsWith('session-') ? bookingOf(recalled)?.coach : journey.coach;
  return whose === coach && isRelevant(journey, { key: agendaKey(kindsGathered[template], about), at: now });
}

/** Null if nothing of it is still to be said. */
export function digestOf(all: readonly Recalled[], coach: string, now: Instant): MessageContent | null {
  const current = all.filter((recalled) => isStillSo(recalled, coach, now));
  const counts: string[] = [];
  const blocks: Block[] = [];
  for (const { templates, heading, count, line, by } of sections) {
    const own = current.filter(({ template }) => templates.includes(template));
    const list = linesOf(own, by, line);
    if (list.length === 0) continue;
    counts.push(count(list.length));
    blocks.push({ heading }, { list });
  }
  if (counts.length === 0) return null;
  return {
    subject: `Your participants: ${listInWords(counts)}`,
    blocks: [
      'This is what your participants need of you, all in one message.',
      ...blocks,
      ...closing(current),
    ],
  };
}

/** Asked and asked again is one line. */
function linesOf(own: readonly Recalled[], by: Section['by'], line: Section['line']): string[] {
  const keyed = own.map((recalled) => ({ key: `${by(recalled)} ${nameOf(recalled)}`, text: line(recalled) }));
  const sorted = keyed.toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  return [...new Set(sorted.map(({ text }) => text))];
}

const closing = (current: readonly Recalled[]): Block[] => [
  ...(current.some(({ template }) => template.startsWith('session-report'))
    ? [
        'Report sessions where you report your others, or reply to this message and we will record them for you. One that did not take place is booked again.',
      ]
    : []),
  'If something here cannot be you, reply to this message, and we will find somebody. If something stands in a participant’s way, tell us: we can plan, and if need be offer a break.',
];
