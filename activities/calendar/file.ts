/** Entries as iCalendar files (RFC 5545, RFC 5546), in London time with the zone's rules inside. */
import ical, {
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalCalendarMethod,
  ICalEventStatus,
} from 'ical-generator';
import { Temporal } from 'temporal-polyfill/implementation';
import { tzlib_get_ical_block } from 'timezones-ical-library';
import type { CalendarEntry, CalendarFile, CalendarParty } from './entry.js';

const LONDON = 'Europe/London';
const londonRules = [tzlib_get_ical_block(LONDON)].flat()[0] ?? '';

export interface CalendarContext {
  journey: string;
  /** The domain of the UIDs; with journey and element it makes them unique for ever. */
  domain: string;
  organiser: CalendarParty;
  attendee: CalendarParty;
}

/** The UID of an entry: the same for every version that anybody is ever sent of it. */
const calendarUid = (journey: string, element: string, domain: string): string =>
  `${journey}.${element}@${domain}`;

/** A quotation mark cannot be written in a parameter of iCalendar (RFC 5545 §3.2). */
const named = ({ name, email }: CalendarParty): CalendarParty => ({ name: name.replaceAll('"', '’'), email });

/** The file of one entry for one attendee; the same entry gives the same file, byte for byte. */
export function calendarFile(entry: CalendarEntry, context: CalendarContext): CalendarFile {
  const cancelled = entry.method === 'CANCEL';
  const calendar = ical({
    prodId: { company: 'Journeys', product: 'Journeys', language: 'EN' },
    method: cancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST,
    // The zone is named by the entry: with a zone of its own the calendar would write DTSTAMP in local time.
    timezone: { name: null, generator: () => londonRules },
  });
  calendar.createEvent({
    id: calendarUid(context.journey, entry.element, context.domain),
    sequence: entry.sequence,
    stamp: new Date(entry.stamp),
    timezone: LONDON,
    start: Temporal.Instant.from(entry.starts),
    end: Temporal.Instant.from(entry.ends),
    summary: entry.summary,
    description: entry.description,
    ...(entry.location === null ? {} : { location: entry.location }),
    status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    organizer: named(context.organiser),
    attendees: [
      {
        ...named(context.attendee),
        role: ICalAttendeeRole.REQ,
        status: ICalAttendeeStatus.NEEDSACTION,
        rsvp: !cancelled,
      },
    ],
  });
  return { method: entry.method, filename: `${entry.element}.ics`, content: `${calendar.toString()}\r\n` };
}
