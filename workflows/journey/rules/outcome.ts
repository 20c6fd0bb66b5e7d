/** S5.6 and S5.7: the wait for the outcome, its release, and how the journey ends. */
import {
  addDays,
  addMonthsToInstant,
  londonDate,
  londonInstant,
  nudgeInstant,
  spreadOf,
} from '../calendar.js';
import type { NewEvent } from '../event.js';
import type { Attempt, Journey } from '../state.js';
import type { AgendaItem, Instant } from '../values.js';
import { usedAttempts } from './agenda.js';
import { noLaterWindow } from './assessment.js';

/** The window closes on a script: the wait begins, with its month marks and its limit. */
export function scriptClosed(journey: Journey, attempt: Attempt): NewEvent[] {
  const script = `${journey.id}-${attempt.number}`;
  const { outcomeWaitMonths, markingDays } = journey.programme.assessment;
  const outcomeDue = addMonthsToInstant(attempt.closes, outcomeWaitMonths);
  const morning = (instant: Instant) =>
    nudgeInstant(londonDate(instant), spreadOf(journey.id), journey.cohort.bankHolidays);
  const agenda: AgendaItem[] = [];
  for (let month = 1; month < outcomeWaitMonths; month++) {
    agenda.push({ at: morning(addMonthsToInstant(attempt.closes, month)), key: `outcome/month-${month}` });
  }
  agenda.push({ at: outcomeDue, key: 'outcome/overdue' });
  const markBy = addDays(londonDate(attempt.closes), markingDays);
  agenda.push({ at: londonInstant(markBy, '09:00'), key: 'marking/overdue' });
  return [
    { type: 'WindowClosed', window: attempt.window, attempt: attempt.number, script, outcomeDue, agenda },
    { type: 'MarkerSought', script, role: 'marker', not: [] },
  ];
}

/** S5.7: the participant is told; a pass meets the duty on that day and ends the journey. */
export function released(journey: Journey, attempt: Attempt, at: Instant): NewEvent[] {
  const result = attempt.result ?? { total: 0, pass: false };
  const told: NewEvent = { type: 'ResultReleased', attempt: attempt.number, ...result };
  if (result.pass) return [told, ...passed(journey, at)];
  const left = usedAttempts(journey) < journey.programme.assessment.attempts;
  if (left) return [told, ...noLaterWindow(journey, attempt.window, at)];
  const ends = londonInstant(addDays(londonDate(at), journey.programme.assessment.appealDays + 1), '00:00');
  return [{ ...told, agenda: [{ at: ends, key: 'appeal/ends' }] }];
}

export function passed(journey: Journey, at: Instant): NewEvent[] {
  const duty: NewEvent[] =
    journey.statutoryDeadline === null ? [] : [{ type: 'DutyMet', on: londonDate(at) }];
  return [...duty, { type: 'Ended', as: 'passed', why: 'summative-assessment-passed' }];
}
