/** Everything that happened to a participant, what was sent, and the dates ahead (S6.3). */
import { listCohorts } from '../../programmes/catalogue.js';
import type { BounceOnFile } from '../../store/messages/bounces.js';
import type { InDigest } from '../../store/digests/gathered.js';
import type { JournalOnFile } from '../../store/record/journal.js';
import type { MessageOnFile } from '../../store/messages/messages.js';
import type { Note } from '../../store/people/notes.js';
import type { JourneyEvent } from '../../workflows/journey/event.js';
import { fold } from '../../workflows/journey/evolve.js';
import { isRelevant } from '../../workflows/journey/agenda/kinds.js';
import type { Instant, Mode } from '../../workflows/journey/values.js';
import { whatFallsDue } from '../../workflows/journey/view/sentences.js';
import { eventWords, titlesOf, type Titles } from './event-words.js';

export interface PastEvent {
  kind: 'event';
  at: Instant;
  n: number;
  /** The actor, as `role:id`. */
  by: string;
  type: JourneyEvent['type'];
  what: string;
  reason: string | null;
  /** The id of a note in the store, and what it says; null once it was erased. */
  note: string | null;
  noteText: string | null;
}

export interface PastMessage {
  kind: 'message';
  at: Instant;
  key: string;
  template: string;
  addressee: string;
  subject: string;
  status: MessageOnFile['status'];
  /** The coach's digest that it went with, or waits for; null if it is a mail of its own. */
  digest: Digest | null;
  /** Where it came back from after it was sent; empty as a rule. */
  cameBack: CameBack[];
}

/** Of no day as long as it waits. */
type Digest = Pick<InDigest, 'day' | 'status'>;

export type CameBack = Pick<BounceOnFile, 'at' | 'address' | 'permanent' | 'status'>;

interface DateAhead {
  at: Instant;
  key: string;
  what: string;
}

export interface TimelineReading {
  journey: string;
  mode: Mode;
  reference: string;
  past: (PastEvent | PastMessage)[];
  ahead: DateAhead[];
  /** The time of the newest event, by the journey's clock. */
  asOf: Instant;
}

interface Papers {
  messages: readonly MessageOnFile[];
  notes: readonly Note[];
  bounces?: readonly BounceOnFile[];
  gathered?: readonly InDigest[];
}

/** By the record, which has everything that anybody was told of. */
export function timelineFrom({ enrolment, events }: JournalOnFile, papers: Papers): TimelineReading {
  const state = fold(enrolment, events);
  const ahead = state.agenda.filter((item) => isRelevant(state, item));
  const titles = titlesOf(enrolment.programme, [...listCohorts(), enrolment.cohort, state.cohort]);
  const texts = new Map(papers.notes.map(({ id, text }) => [id, text]));
  const past = [
    ...events.map((event) => pastEvent(event, titles, texts)),
    ...papers.messages.map((message) => pastMessage(message, papers)),
  ];
  return {
    journey: enrolment.journey,
    mode: enrolment.mode,
    reference: enrolment.reference,
    past: past.sort(inOrder),
    ahead: ahead.map((item) => ({ ...item, what: whatFallsDue(state, item.key) })),
    asOf: state.at,
  };
}

function pastEvent(event: JourneyEvent, titles: Titles, texts: ReadonlyMap<string, string>): PastEvent {
  const note = event.note ?? textOf(event);
  return {
    kind: 'event',
    at: event.at,
    n: event.n,
    by: event.by,
    type: event.type,
    what: eventWords(event, titles),
    reason: event.reason ?? null,
    note,
    noteText: note === null ? null : (texts.get(note) ?? null),
  };
}

/** Some events are about a text themselves: a question, an answer, what was talked about. */
function textOf(event: JourneyEvent): string | null {
  if (event.type === 'InformationRequested') return event.question;
  if (event.type === 'InformationProvided') return event.answer;
  return event.type === 'SessionCompleted' ? event.notes : null;
}

const pastMessage = (
  { at, key, template, addressee, subject, status }: MessageOnFile,
  { bounces = [], gathered = [] }: Papers,
): PastMessage => ({
  kind: 'message',
  at,
  key,
  template,
  addressee,
  subject,
  status,
  digest: digestOf(key, gathered),
  cameBack: cameBack(key, bounces),
});

function digestOf(message: string, gathered: readonly InDigest[]): Digest | null {
  const found = gathered.find(({ key }) => key === message);
  return found ? { day: found.day, status: found.status } : null;
}

export const cameBack = (message: string, bounces: readonly BounceOnFile[]): CameBack[] =>
  bounces
    .filter(({ key }) => key === message)
    .map(({ at, address, permanent, status }) => ({ at, address, permanent, status }));

/** A message follows the event it is about, whose number begins its key. */
const place = (entry: PastEvent | PastMessage): number =>
  entry.kind === 'event' ? entry.n : Number.parseInt(entry.key, 10) + 0.5;

function inOrder(a: PastEvent | PastMessage, b: PastEvent | PastMessage): number {
  if (a.at !== b.at) return a.at < b.at ? -1 : 1;
  return place(a) - place(b);
}
