/** What is put into somebody's calendar, or taken out of it, before it becomes a file. */
import type { Instant } from '../../workflows/journey/values.js';

/** REQUEST invites or updates, CANCEL takes back; both name the same entry by its UID (RFC 5546). */
export interface CalendarEntry {
  method: 'REQUEST' | 'CANCEL';
  /** What is dated: the id of an element or of an assessment window. With the journey it makes the UID. */
  element: string;
  /** Counts the changes of the entry; a calendar shows the version with the highest. */
  sequence: number;
  /** The moment of the event behind the message, so that a repeat makes the very same file. */
  stamp: Instant;
  starts: Instant;
  ends: Instant;
  summary: string;
  description: string;
  location: string | null;
}

/** Whom an entry is from and for. */
export interface CalendarParty {
  name: string;
  email: string;
}

/** A finished file, sent as a part of the message that calendars understand and as an attachment. */
export interface CalendarFile {
  method: 'REQUEST' | 'CANCEL';
  filename: string;
  content: string;
}
