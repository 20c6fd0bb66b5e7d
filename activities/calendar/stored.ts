/** Calendar files as they are kept with a message: one text, one iCalendar object after the other (RFC 5545 §3.4). */
import type { CalendarFile } from './entry.js';

export const storedCalendar = (files: readonly CalendarFile[]): string | null =>
  files.length === 0 ? null : files.map(({ content }) => content).join('');

/** The files of a kept text again; the name of each comes from its UID. */
export function calendarFilesOf(stored: string | null, journey: string): CalendarFile[] {
  if (stored === null) return [];
  return stored
    .split(/(?<=END:VCALENDAR\r\n)/)
    .filter((content) => content.startsWith('BEGIN:VCALENDAR'))
    .map((content) => {
      const lines = content.replaceAll(/\r\n[ \t]/g, '').split('\r\n');
      const valueOf = (name: string) =>
        lines.find((line) => line.startsWith(`${name}:`))?.slice(name.length + 1) ?? '';
      const uid = valueOf('UID');
      const element = uid.slice(journey.length + 1, uid.lastIndexOf('@'));
      return {
        method: valueOf('METHOD') === 'CANCEL' ? 'CANCEL' : 'REQUEST',
        filename: `${element}.ics`,
        content,
      };
    });
}
