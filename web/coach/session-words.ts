/** A session and what was done about it, in words. */
import type { CommandReceipt } from '../../client/journeys.js';
import type { CoachedSession } from '../../client/reading/coaching.js';
import { sentence } from '../forms/faults.js';
import { dayOf, momentInWords } from '../render/words.js';

/** Where it stands. */
export function standingWords({ status, starts, held, minutes, missedOn, due }: CoachedSession): string {
  switch (status) {
    case 'booked':
      return `Booked for ${momentInWords(starts ?? '')}`;
    case 'held':
      return `Took place ${momentInWords(held ?? '')}, ${minutes} minutes`;
    case 'missed':
      return `Missed ${momentInWords(missedOn ?? '')}; another time is looked for`;
    case 'cancelled':
      return 'Cancelled; no new time yet';
    case 'sought':
      return 'A time is being looked for';
    case 'unfilled':
      return 'No time was found; the provider is looking into it';
    case 'planned':
      return due === null ? 'Not planned yet' : `Due by ${dayOf(due)}`;
  }
}

/** What the receipt says, with what may be a slip; nothing is claimed where it was so before. */
export function receiptWords(done: string, { events, warnings = [] }: CommandReceipt): string {
  const happened = events.length > 0 ? done : 'That was recorded before, so nothing has changed.';
  return [happened, ...warnings.map(sentence)].join(' ');
}
