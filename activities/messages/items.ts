/** The items of a nudge, each as a line of its own: one message a day says everything that is due (S3.8). */
import { londonInstant, windowCloses } from '../../workflows/journey/calendar.js';
import { elementById } from '../../workflows/journey/lookup.js';
import { partsOf, type AgendaKind } from '../../workflows/journey/agenda/keys.js';
import { chasedOf } from '../../workflows/journey/rules/endorsement.js';
import { missingOf } from '../../workflows/journey/rules/evidence.js';
import { countDone } from '../../workflows/journey/lookup.js';
import type { Journey } from '../../workflows/journey/state.js';
import type { Instant } from '../../workflows/journey/values.js';
import { dueInWords, eventDayInWords, titleOf, venueOfEvent } from './study-words.js';
import { codeInWords, counted, dayInWords, deadlineInWords, listInWords, momentInWords } from './words.js';
import { latestAttempt } from '../../workflows/journey/attempts.js';

/** When the case study of a window is released, and when an undisturbed window closes (S5.2). */
export function windowDates(journey: Journey, window: string): { opens: Instant; closes: Instant } | null {
  const { opensAt, windowDays } = journey.programme.assessment;
  const day = journey.cohort.windows.find(({ id }) => id === window)?.opens;
  return day ? { opens: londonInstant(day, opensAt), closes: windowCloses(day, windowDays) } : null;
}

/** What an application lacks, in words (S2.3). */
const evidenceInWords: Record<string, string> = {
  registration: 'your registration with the Department for Education',
  'application-form': 'the application form',
  'headteacher-declaration': 'the declaration signed by your headteacher',
  'qts-certificate': 'a copy of your certificate of qualified teacher status (QTS)',
  'setting-confirmation': 'the confirmation from the manager of your setting',
};

const inWords = (kind: string): string => evidenceInWords[kind] ?? codeInWords(kind);

export const missingEvidence = (journey: Journey): string[] => missingOf(journey).map(inWords);

/** The same without what nobody is chased for: what waits for the provider itself (S2.4). */
export const chasedEvidence = (journey: Journey): string[] => chasedOf(journey).map(inWords);

/** What is to be done of an element: the rest of a course's activities, or the element itself. */
function workOf(journey: Journey, id: string): string {
  const element = elementById(journey.programme, id);
  if (element?.kind !== 'course') return titleOf(journey, id);
  const left = element.select - countDone(journey, element);
  return `${counted(left, 'practice activity', 'practice activities')} of ${element.title}`;
}

function windowLine(journey: Journey, window: string, kind: AgendaKind): string {
  const attempt = latestAttempt(journey);
  if (kind === '{id}/ending' && attempt?.window === window) {
    return `The assessment window closes at ${deadlineInWords(attempt.closes)}`;
  }
  const dates = windowDates(journey, window);
  return dates ? `The assessment window opens on ${momentInWords(dates.opens)}` : 'The assessment window';
}

/** One item of a nudge in words, without a full stop: `Task, due by Monday 1 March 2027`. */
export function itemLine(journey: Journey, key: string): string {
  const { subject, kind } = partsOf(key);
  switch (kind) {
    case 'application/chase-{n}':
      return `Your application still needs ${listInWords(chasedEvidence(journey))}`;
    case 'statutory/{n}':
      return `Your statutory deadline is ${statutoryDay(journey)}`;
    case '{id}/notice':
    case '{id}/ending':
      return windowLine(journey, subject, kind);
    case '{id}/week-before':
      return `${titleOf(journey, subject)}, on ${eventDayInWords(journey, subject)}, 09:30 to 16:00 (UK time), at ${venueOfEvent(journey, subject)}`;
    case '{id}/tomorrow': {
      const booking = journey.sessions[subject]?.booking;
      return `${titleOf(journey, subject)}${booking ? `, on ${momentInWords(booking.starts)}` : ''}`;
    }
    case '{id}/due-soon':
      return `${workOf(journey, subject)}, due by ${dueInWords(journey, subject)}`;
    default:
      return `${workOf(journey, subject)}, which was due by ${dueInWords(journey, subject)}`;
  }
}

export const statutoryDay = (journey: Journey): string =>
  journey.statutoryDeadline === null ? 'not set' : dayInWords(journey.statutoryDeadline);
