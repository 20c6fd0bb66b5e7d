/** S5.1 to S5.3: the gate, the eight-day window, the case study. */
import { agendaKey } from '../agenda/keys.js';
import { addDays, londonDate, londonInstant, windowCloses, workingDayOnOrBefore } from '../calendar.js';
import type { CommandOf } from '../command.js';
import type { Rules } from './rules.js';
import type { NewEvent } from '../event.js';
import { refuseUnless } from '../refusal.js';
import type { Attempt, Journey, Mark } from '../state.js';
import type { AgendaItem, Instant } from '../values.js';
import { mayAttempt, morningOf, usedAttempts } from './agenda.js';
import { gateOf } from './engagement.js';
import { lastTaughtDay, windowsAhead } from './forecast.js';
import { scriptClosed } from './outcome.js';
import { latestAttempt } from '../attempts.js';
import { noLaterWindow } from './no-later-window.js';

/** A window's opening: the case study is released to whoever has met the gate; the others are told what is missing. */
export function windowOpens(journey: Journey, window: string, at: Instant): NewEvent[] {
  if (!mayAttempt(journey)) return [];
  const gate = gateOf(journey);
  if (!gate.met) return isTaught(journey, window) ? missed(journey, window, gate.missing, at) : [];
  const closes = windowCloses(londonDate(at), journey.programme.assessment.windowDays);
  const attempt = usedAttempts(journey) + 1;
  return [
    { type: 'WindowOpened', window, attempt, closes, agenda: closingAgenda(journey, window, closes, at) },
  ];
}

const missed = (journey: Journey, window: string, missing: string[], at: Instant): NewEvent[] => [
  { type: 'WindowMissed', window, missing },
  ...noLaterWindow(journey, window, at),
];

/** Whoever still has dates of the plan ahead has missed nothing by not being ready. */
const isTaught = (journey: Journey, id: string): boolean =>
  (journey.cohort.windows.find((window) => window.id === id)?.opens ?? '') > lastTaughtDay(journey);

function closingAgenda(journey: Journey, window: string, closes: Instant, at: Instant): AgendaItem[] {
  const lastDay = addDays(londonDate(closes), -1);
  const { bankHolidays } = journey.cohort;
  // On a working day before rather than after: on the Monday it might be too late.
  const reminder = workingDayOnOrBefore(
    addDays(lastDay, -journey.programme.chasing.windowEndingDays),
    bankHolidays,
  );
  const items = [
    { at: morningOf(journey, reminder), key: agendaKey('{id}/ending', window) },
    { at: closes, key: agendaKey('{id}/closes', window) },
  ];
  return items.filter((item) => item.at > at);
}

/** A window's end: the last submission in time becomes the script; without one, the next window is due. */
export function windowClosed(journey: Journey, window: string, at: Instant): NewEvent[] {
  const attempt = latestAttempt(journey);
  if (attempt?.window !== window || attempt.closed) return [];
  if (attempt.submission) return scriptClosed(journey, attempt);
  return [
    { type: 'WindowClosed', window, attempt: attempt.number, script: null, outcomeDue: null },
    ...noLaterWindow(journey, window, at),
  ];
}

const isUnmarked = (mark: Mark) => mark.total === null;

/** The attempt for which something arrived in time, until somebody has marked; what is read after the close counts too. */
function attemptInTime(journey: Journey, arrived: Instant, at: Instant): Attempt {
  const attempt = latestAttempt(journey);
  const next = windowsAhead(journey, at)[0];
  const hint = next ? `The next window opens on ${next.opens}.` : 'Ask the provider about the next window.';
  refuseUnless(arrived <= at, 'in-the-future', { what: 'The arrival', given: arrived });
  refuseUnless(attempt && arrived >= attempt.opened, 'window-not-open', { next: hint });
  refuseUnless(arrived < attempt.closes, 'submission-late', { closes: attempt.closes, arrived, next: hint });
  refuseUnless(attempt.marks.every(isUnmarked), 'window-not-open', {
    next: 'The case study handed in before has been marked.',
  });
  return attempt;
}

function submitted(
  journey: Journey,
  {
    document,
    words,
    arrived,
    reading,
  }: Pick<CommandOf<'submitCaseStudy'>, 'document' | 'words' | 'arrived' | 'reading'>,
  at: Instant,
): NewEvent[] {
  const attempt = attemptInTime(journey, arrived, at);
  if (attempt.submission && attempt.submission.arrived > arrived) return [];
  if (attempt.submission?.document === document) return [];
  const { least, most } = journey.programme.assessment.words;
  const limit = words < least ? 'under' : words > most ? 'over' : 'within';
  const event: NewEvent = {
    type: 'CaseStudySubmitted',
    window: attempt.window,
    attempt: attempt.number,
    document,
    words,
    limit,
    arrived,
    ...(reading === undefined ? {} : { reading }),
  };
  if (!attempt.closed || attempt.script !== null) return [event];
  const withSubmission = { ...attempt, submission: { document, words, arrived, limit } as const };
  return [event, ...scriptClosed(journey, withSubmission)];
}

/** S5.3: the door was wrong, as when it was away; nobody else states an arrival, and this one shows with its reason. */
function arrivalCorrected(journey: Journey, command: CommandOf<'correctArrival'>, at: Instant): NewEvent[] {
  const { document, words, corrected: arrived } = command;
  const { window, number, submission } = attemptInTime(journey, arrived, at);
  const was = submission?.document === document ? submission.arrived : null;
  if (was === arrived) return [];
  const corrected: NewEvent = { type: 'ArrivalCorrected', window, attempt: number, document, was, arrived };
  return was === null ? [corrected, ...submitted(journey, { document, words, arrived }, at)] : [corrected];
}

/** Days by which a window can be extended at once. */
const LONGEST_EXTENSION = 90;

export const assessmentRules = {
  submitCaseStudy: submitted,
  correctArrival: arrivalCorrected,
  /** S5.3: the window is extended by whole days and still closes at midnight, Europe/London. */
  grantExtension: (journey, { days }, at) => {
    const attempt = latestAttempt(journey);
    refuseUnless(attempt && attempt.script === null, 'window-not-open', {
      next: 'Grant an extension while the window is open.',
    });
    const fits = Number.isInteger(days) && days >= 1 && days <= LONGEST_EXTENSION;
    refuseUnless(fits, 'extension-out-of-range', { days, most: LONGEST_EXTENSION });
    const closes = londonInstant(addDays(londonDate(attempt.closes), days), '00:00');
    refuseUnless(closes > at, 'date-not-later', { what: 'The new end of the window', date: closes });
    return [
      {
        type: 'ExtensionGranted',
        window: attempt.window,
        closes,
        agenda: closingAgenda(journey, attempt.window, closes, at),
      },
    ];
  },
  /** S5.2: whoever has the window open gets the paper that came late, or the one that replaces another. */
  releasePaper: (journey, { window, paper, replaces }) => {
    const attempt = latestAttempt(journey);
    refuseUnless(attempt?.window === window && !attempt.closed, 'window-not-open', {
      next: 'The paper of a window is released to whoever has that window open.',
    });
    return [{ type: 'PaperReleased', window, attempt: attempt.number, paper, replaces }];
  },
} satisfies Partial<Rules>;
