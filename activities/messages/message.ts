/** What a message is before it has a shape, and all that a template may know when it writes one. */
import type { JourneyEvent } from '../../workflows/journey/event.js';
import type { Journey } from '../../workflows/journey/state.js';
import type { CalendarEntry } from '../calendar/entry.js';

/** A piece of a message: a paragraph, or something with a form of its own. */
export type Block =
  | string
  /** What must not be overlooked: what to do, by when. */
  | { notice: string }
  | { heading: string }
  | { list: string[] }
  /** Things to be done one after the other. */
  | { steps: string[] }
  | { facts: [label: string, value: string][] }
  /** Somebody's own words, line by line. */
  | { quote: string[] };

export interface MessageContent {
  subject: string;
  blocks: Block[];
  /** Each becomes a file of its own. */
  calendar?: CalendarEntry[];
}

/** The participant, as the store knows them; every text has passed `oneLine`. */
export interface ParticipantNames {
  givenName: string;
  familyName: string;
  email: string;
  settingName: string | null;
  headteacherName: string | null;
}

export interface ProviderContact {
  name: string;
  email: string;
  phone: string;
}

/** One occasion (S6.5): what happened, to whom, and what is known after it. */
export interface MessageContext {
  journey: Journey;
  event: JourneyEvent;
  /** The record up to and including the event. */
  history: readonly JourneyEvent[];
  about: string | null;
  person: ParticipantNames;
  provider: ProviderContact;
  /** The coach concerned: the one written to, or the one spoken of. */
  coach: { name: string } | null;
  /** The case study's paper that goes with this message, under this name (S5.2); most have none. */
  paper: { sha256: string; fileName: string } | null;
  /** The free text that goes with the event, such as the reason given or the question asked. */
  note: string[];
}

export type Render = (context: MessageContext) => MessageContent;

/** To whom a message goes, on what occasion in one sentence, and who writes it, by its name. */
export type Templates = Readonly<
  Record<
    string,
    {
      to: 'participant' | 'headteacher' | 'coach' | 'assessor' | 'provider';
      occasion: string;
      render: Render;
    }
  >
>;

export const fullName = ({ givenName, familyName }: ParticipantNames): string =>
  `${givenName} ${familyName}`.trim();
