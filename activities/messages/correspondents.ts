/** Who is written to, and who is spoken of: ids of the record, looked up in the store (S7.2). */
import { providerOf } from '../../programmes/catalogue.js';
import { bouncedAddresses } from '../../store/messages/bounces.js';
import type { Store } from '../../store/database/database.js';
import { readNote } from '../../store/people/notes.js';
import { readPerson, type PersonOnFile } from '../../store/people/people.js';
import { readStaff, type Staff } from '../../store/people/staff.js';
import type { Mailbox } from '../email/mail.js';
import type { MessageKey } from './message-key.js';
import { fullName, type MessageContext } from './message.js';
import { paperOf } from './paper.js';
import { manyLines, oneLine, withoutMarks } from './plain-text.js';
import type { EventContext } from './records.js';
import { attemptInMarking, markOf } from '../../workflows/journey/attempts.js';
import type { MarkerRole } from '../../workflows/journey/values.js';

/** A mailbox, and which of somebody's addresses it is. */
export type Addressed = Mailbox & { which: 'first' | 'second' };

export interface Correspondence {
  context: MessageContext;
  /** Addresses in the order in which they are tried; none if there is nobody to write to. */
  to: Addressed[];
  /** The record names an addressee whom the store does not know. */
  isUnknown?: boolean;
  /** The address before the last change of details, which hears of the change too. */
  previous: Addressed | null;
  /** The participant's own addresses, in small letters. */
  own: ReadonlySet<string>;
  /** How the addressee is greeted. */
  greeting: string;
  /** The id of a coach who is written to. */
  coach?: string;
}

/** The coach whom a message goes to or speaks of: of the assignment, of the booking, or the present one. */
function coachOf({ journey, event }: EventContext, { template, about }: MessageKey): string | null {
  if (template === 'participant-taken-away') return about;
  if (event.type === 'CoachAssigned' || event.type === 'SessionBooked' || event.type === 'SessionMoved') {
    return event.coach;
  }
  return journey.sessions[about ?? '']?.booking?.coach ?? journey.coach;
}

function assessorOf({ journey, event }: EventContext, about: string | null): string | null {
  if (event.type === 'MarkerAllocated' || event.type === 'ScriptTakenBack') return event.assessor;
  const role = about as MarkerRole | null;
  const attempt = role && attemptInMarking(journey, role);
  return (attempt && markOf(attempt, role)?.assessor) ?? null;
}

const optional = (value: string | null): string | null => (value === null ? null : oneLine(value));

/** The person as templates may print them. */
export const printable = (person: PersonOnFile): MessageContext['person'] => ({
  givenName: oneLine(person.givenName),
  familyName: oneLine(person.familyName),
  email: oneLine(person.email, 254),
  settingName: optional(person.settingName),
  headteacherName: optional(person.headteacherName),
});

const box = (name: string, address: string | null, which: Addressed['which'] = 'first'): Addressed[] =>
  address === null || address === '' ? [] : [{ name: withoutMarks(name), address, which }];

/** An address from which something came back for good is left out, as long as another one is known. */
async function boxesOf(store: Store, person: PersonOnFile, name: string): Promise<Addressed[]> {
  const all = [...box(name, person.email), ...box(name, person.secondEmail, 'second')];
  if (all.length < 2) return all;
  const bounced = await bouncedAddresses(store, person.journey);
  const good = all.filter(({ address }) => !bounced.has(address));
  return good.length > 0 ? good : all;
}

export const boxOfStaff = (staff: Staff | null): Addressed[] =>
  staff === null ? [] : box(oneLine(staff.name), staff.email);

/** The free text that goes with an event: its note, or the question of a request for information. */
async function noteOf(store: Store, { journey, event }: EventContext): Promise<string[]> {
  const ids = [event.type === 'InformationRequested' ? event.question : undefined, event.note];
  for (const id of ids) {
    if (id === undefined) continue;
    const note = await readNote(store, journey.id, id);
    if (note) return manyLines(note.text);
    // A question may be given in words; an id has no space in it.
    if (id.includes(' ')) return manyLines(id);
  }
  return [];
}

/** Everything that one message needs from the store; null if the person is not known there. */
export async function correspond(
  store: Store,
  happened: EventContext,
  key: MessageKey,
): Promise<Correspondence | null> {
  const { journey, event, history } = happened;
  const person = await readPerson(store, journey.id);
  if (person === null) return null;
  const provider = providerOf(journey.provider);
  const coachId = coachOf(happened, key);
  const coach = coachId === null ? null : await readStaff(store, coachId);
  const printed = printable(person);
  const context: MessageContext = {
    journey,
    event,
    history,
    about: key.about,
    person: printed,
    provider,
    coach: coach && { name: oneLine(coach.name) },
    note: await noteOf(store, happened),
    paper: await paperOf(store, happened, key),
  };
  const name = fullName(printed);
  const own = new Set([person.email, person.secondEmail ?? ''].map((one) => one.trim().toLowerCase()));
  const none = { context, previous: null, own };
  switch (key.addressee) {
    case 'participant': {
      const previous = key.template === 'details-changed' ? previousOf(person, happened) : null;
      const to = await boxesOf(store, person, name);
      return { ...none, to, previous, greeting: `Dear ${printed.givenName || name}` };
    }
    case 'headteacher': {
      const to = box(printed.headteacherName ?? 'Headteacher', person.headteacherEmail);
      return { ...none, to, greeting: `Dear ${printed.headteacherName ?? 'headteacher or manager'}` };
    }
    case 'coach':
      return {
        ...none,
        to: boxOfStaff(coach),
        isUnknown: coachId !== null && coach === null,
        ...(coach === null ? {} : { coach: coach.id }),
        greeting: `Dear ${context.coach?.name ?? 'coach'}`,
      };
    case 'assessor': {
      const id = assessorOf(happened, key.about);
      const assessor = id === null ? null : await readStaff(store, id);
      return {
        ...none,
        to: boxOfStaff(assessor),
        isUnknown: id !== null && assessor === null,
        greeting: `Dear ${assessor ? oneLine(assessor.name) : 'assessor'}`,
      };
    }
    case 'provider':
      return {
        ...none,
        to: box(provider.name, provider.email),
        greeting: `Dear colleagues at ${provider.name}`,
      };
  }
}

/** S6.5: a changed email is told to the old address too, so that a change by somebody else is noticed. */
function previousOf(person: PersonOnFile, { event }: EventContext): Addressed | null {
  const changed = event.type === 'DetailsChanged' && event.fields.includes('email');
  if (!changed || person.previousEmail === null || person.previousEmail === person.email) return null;
  return box(`${oneLine(person.givenName)} ${oneLine(person.familyName)}`, person.previousEmail)[0] ?? null;
}
