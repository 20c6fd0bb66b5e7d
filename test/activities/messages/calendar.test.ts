import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { calendarFile } from '../../../activities/calendar/file.js';
import { calendarFilesOf, storedCalendar } from '../../../activities/calendar/stored.js';
import type { CalendarFile } from '../../../activities/calendar/entry.js';
import { DOMAIN, letterOf } from './support/letters.js';
import { everyOccasion, occasionOf, type Occasion } from './support/occasions.js';

function parse(content: string) {
  const calendar = new ICAL.Component(ICAL.parse(content) as unknown[]);
  const event = calendar.getFirstSubcomponent('vevent');
  if (!event) throw new Error('no VEVENT');
  const text = (name: string) => String(event.getFirstPropertyValue(name));
  const time = (name: string) => event.getFirstPropertyValue(name) as InstanceType<typeof ICAL.Time>;
  return { calendar, event, text, time };
}

const filesOf = (occasion: Occasion): CalendarFile[] => letterOf(occasion).files;

/** In the zone of the file itself, so that its own rules are what is read. */
function utcOf(content: string, name: 'dtstart' | 'dtend'): string {
  const { calendar, time } = parse(content);
  const zone = new ICAL.Timezone(calendar.getFirstSubcomponent('vtimezone') ?? undefined);
  const value = time(name);
  value.zone = zone;
  return value.convertToZone(ICAL.Timezone.utcTimezone).toString();
}

/** Each coach has a calendar of their own. */
function whose({ key, context: { event, journey } }: Occasion): string {
  if (key.addressee !== 'coach') return key.addressee;
  if (key.template === 'participant-taken-away') return key.about ?? '';
  return 'coach' in event ? event.coach : (journey.sessions[key.about ?? '']?.booking?.coach ?? '');
}

const withFiles = everyOccasion().flatMap((occasion) =>
  filesOf(occasion).map((file) => ({ occasion, file })),
);

describe('S3.5 calendar files, read by another parser', () => {
  it('S3.5 every file has what RFC 5545 and RFC 5546 require, and London in it', () => {
    expect(withFiles.length).toBeGreaterThan(150);
    for (const { file, occasion } of withFiles) {
      const { calendar, event, text, time } = parse(file.content);
      expect(calendar.getFirstPropertyValue('version')).toBe('2.0');
      expect(calendar.getFirstPropertyValue('method')).toBe(file.method);
      expect(calendar.getFirstSubcomponent('vtimezone')?.getFirstPropertyValue('tzid')).toBe('Europe/London');
      expect(event.getFirstProperty('dtstart')?.getParameter('tzid')).toBe('Europe/London');
      expect(text('dtstamp')).toBe(occasion.context.event.at);
      expect(text('uid')).toMatch(/^j-0001\.[a-z0-9-]+@journeys\.invalid$/);
      expect(text('organizer')).toMatch(/^mailto:npq@/);
      expect(event.getAllProperties('attendee')).toHaveLength(1);
      expect(text('status')).toBe(file.method === 'CANCEL' ? 'CANCELLED' : 'CONFIRMED');
      expect(text('summary')).toMatch(/^REHEARSAL: /);
      expect(time('dtend').compare(time('dtstart'))).toBe(1);
    }
  });

  it('S3.5 lines are folded at 75 octets and end in CRLF', () => {
    for (const { file } of withFiles) {
      const lines = file.content.split('\r\n');
      expect(lines.at(-1)).toBe('');
      for (const line of lines) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      expect(file.content.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    }
  });

  it('S3.5 within a life an entry keeps its UID, and what follows it to the same person has a higher SEQUENCE', () => {
    const last = new Map<string, { sequence: number; content: string }>();
    let grown = 0;
    for (const { occasion, file } of withFiles) {
      const { text } = parse(file.content);
      const key = `${occasion.life} ${whose(occasion)} ${text('uid')}`;
      const sequence = Number(text('sequence'));
      const before = last.get(key);
      const same = before && essence(before.content) === essence(file.content);
      if (before && !same) {
        expect(sequence, `${key} ${occasion.key.key}`).toBeGreaterThan(before.sequence);
        grown++;
      }
      last.set(key, { sequence, content: file.content });
    }
    expect(grown).toBeGreaterThan(10);
  });

  it('S3.2 an event day is from 09:30 to 16:00 in London at its venue, in winter and in summer', () => {
    const winter =
      filesOf(occasionOf('event-invitation', ({ key }) => key.about === 'event-1'))[0]?.content ?? '';
    const summer =
      filesOf(occasionOf('event-invitation', ({ key }) => key.about === 'event-3'))[0]?.content ?? '';
    expect([utcOf(winter, 'dtstart'), utcOf(winter, 'dtend')]).toEqual([
      '2026-11-17T09:30:00Z',
      '2026-11-17T16:00:00Z',
    ]);
    expect([utcOf(summer, 'dtstart'), utcOf(summer, 'dtend')]).toEqual([
      '2027-06-15T08:30:00Z',
      '2027-06-15T15:00:00Z',
    ]);
    expect(parse(summer).text('location')).toBe('Leeds Town Hall, LS1 3AD');
  });

  it('S3.2 a catch-up place moves the same entry to the other day and venue', () => {
    const first = filesOf(
      occasionOf('event-invitation', ({ life, key }) => life === 'missedEvent' && key.about === 'event-2'),
    );
    const next = filesOf(occasionOf('event-catch-up', ({ life }) => life === 'missedEvent'));
    const [before, after] = [parse(first[0]?.content ?? ''), parse(next[0]?.content ?? '')];
    expect(after.text('uid')).toBe(before.text('uid'));
    expect(Number(after.text('sequence'))).toBe(Number(before.text('sequence')) + 1);
    expect(after.text('location')).toContain('Manchester');
  });

  it('S5.2 the assessment window lasts from its opening to the midnight of its close', () => {
    const content = filesOf(occasionOf('window-open', ({ life }) => life === 'onTime'))[0]?.content ?? '';
    expect(utcOf(content, 'dtstart')).toBe('2028-03-13T09:00:00Z');
    expect(utcOf(content, 'dtend')).toBe('2028-03-21T00:00:00Z');
    const extended = filesOf(occasionOf('extension-granted'))[0]?.content ?? '';
    expect(utcOf(extended, 'dtend')).toBe('2028-03-24T00:00:00Z');
    expect(parse(extended).text('sequence')).toBe('1');
  });

  it('S4.1 S4.2 a break and a withdrawal take every day still ahead out of the calendar, one file each', () => {
    for (const template of ['deferral-confirmed', 'withdrawal-confirmed'] as const) {
      const files = filesOf(occasionOf(template, ({ life }) => life === 'interruptedPlay'));
      expect(files.length).toBeGreaterThan(2);
      expect(files.map(({ method }) => method)).toEqual(files.map(() => 'CANCEL'));
    }
  });
});

/** What a reader would notice: all but the moment of writing. */
const essence = (content: string) => content.replaceAll(/DTSTAMP:.*\r\n/g, '');

describe('S3.5 the making of a file', () => {
  const entry = {
    method: 'REQUEST',
    element: 'coaching-1',
    sequence: 3,
    stamp: '2026-10-20T08:00:00Z',
    starts: '2027-03-28T00:30:00Z',
    ends: '2027-03-28T01:30:00Z',
    summary: 'Read, write; "mark" \\ 李 — and a line that is long enough to be folded more than once, 😀',
    description: 'First line\nSecond line',
    location: null,
  } as const;
  const context = {
    journey: 'j-0001',
    domain: DOMAIN,
    organiser: { name: 'North, "Star"; Learning', email: 'npq@north.example' },
    attendee: { name: 'Zoë:O’Brien', email: 'zoe@home.test' },
  };

  it('S3.5 marks, line ends and other scripts come out as they went in', () => {
    const { text, event } = parse(calendarFile(entry, context).content);
    expect(text('summary')).toBe(entry.summary);
    expect(text('description')).toBe(entry.description);
    expect(event.getFirstProperty('organizer')?.getParameter('cn')).toBe('North, ’Star’; Learning');
    expect(event.getFirstProperty('attendee')?.getParameter('cn')).toBe('Zoë:O’Brien');
  });

  it('S3.5 an hour across the change of clocks stays an hour', () => {
    const { content } = calendarFile(entry, context);
    expect([utcOf(content, 'dtstart'), utcOf(content, 'dtend')]).toEqual([entry.starts, entry.ends]);
  });

  it('S3.5 the same entry makes the same file, byte for byte, and several are kept as one text', () => {
    const files = [
      calendarFile(entry, context),
      calendarFile({ ...entry, method: 'CANCEL', element: 'event-2' }, context),
    ];
    expect(calendarFile(entry, context)).toEqual(files[0]);
    expect(calendarFilesOf(storedCalendar(files), 'j-0001')).toEqual(files);
    expect(calendarFilesOf(null, 'j-0001')).toEqual([]);
  });
});
