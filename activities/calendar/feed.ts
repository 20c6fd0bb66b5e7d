/** A calendar that somebody subscribes to (RFC 5545): all of it anew whenever it is fetched, in London time. */
import ical from 'ical-generator';
import { Temporal } from 'temporal-polyfill/implementation';
import { tzlib_get_ical_block } from 'timezones-ical-library';
import type { Instant } from '../../workflows/journey/values.js';

export interface FeedEntry {
  /** The same for as long as it is the same event. */
  uid: string;
  starts: Instant;
  ends: Instant;
  summary: string;
  /** Where more of it is to be seen. */
  url: string;
}

const LONDON = 'Europe/London';
const londonRules = [tzlib_get_ical_block(LONDON)].flat()[0] ?? '';
const FETCH_AGAIN_SECONDS = 3_600;

export function calendarFeed(name: string, entries: readonly FeedEntry[]): string {
  const calendar = ical({
    name,
    prodId: { company: 'Journeys', product: 'Journeys', language: 'EN' },
    ttl: FETCH_AGAIN_SECONDS,
    timezone: { name: null, generator: () => londonRules },
  });
  for (const { uid, starts, ends, summary, url } of entries) {
    calendar.createEvent({
      id: uid,
      // What the entry says follows from its time: the same text as long as nothing has changed.
      stamp: new Date(starts),
      timezone: LONDON,
      start: Temporal.Instant.from(starts),
      end: Temporal.Instant.from(ends),
      summary,
      url,
    });
  }
  return `${calendar.toString()}\r\n`;
}
