/** An assessment window as an entry of a calendar: from its opening to its close (S5.2). */
import type { JourneyEvent } from '../../workflows/journey/event.js';
import type { CalendarEntry } from '../calendar/entry.js';
import type { MessageContext } from './message.js';
import { deadlineInWords } from './words.js';
import { latestAttempt } from '../../workflows/journey/attempts.js';

/** Every opening, extension and end by withdrawal is a version of its own, counted from the record. */
function sequenceOf(history: readonly JourneyEvent[], window: string): number {
  let sequence = -1;
  let open = false;
  for (const event of history) {
    if ((event.type === 'WindowOpened' || event.type === 'ExtensionGranted') && event.window === window) {
      sequence++;
      open = true;
    }
    if (event.type === 'WindowClosed' && event.window === window) open = false;
    if (event.type === 'Withdrawn' && open) {
      sequence++;
      open = false;
    }
  }
  return Math.max(sequence, 0);
}

export function windowEntry(
  { journey, event, history }: MessageContext,
  method: 'REQUEST' | 'CANCEL',
): CalendarEntry[] {
  const attempt = latestAttempt(journey);
  if (!attempt) return [];
  const { title } = journey.programme.assessment;
  return [
    {
      method,
      element: attempt.window,
      sequence: sequenceOf(history, attempt.window),
      stamp: event.at,
      starts: attempt.opened,
      ends: attempt.closes,
      summary: `${journey.programme.shortTitle}: ${title}`,
      description: `The assessment window closes at ${deadlineInWords(attempt.closes)}.`,
      location: null,
    },
  ];
}

/** An open window leaves the calendar when the journey is broken off. */
export function cancelledWindow(context: MessageContext): CalendarEntry[] {
  const attempt = latestAttempt(context.journey);
  const open = attempt && !attempt.closed && attempt.closes > context.event.at;
  return open ? windowEntry(context, 'CANCEL') : [];
}
