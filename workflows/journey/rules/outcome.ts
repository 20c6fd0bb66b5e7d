/** S5.6 and S5.7: the wait for the outcome, its release, and how the journey ends. */
import { agendaKey } from '../agenda/keys.js';
import { addDays, addMonthsToInstant, londonDate, londonInstant } from '../calendar.js';
import type { NewEvent } from '../event.js';
import type { Attempt, Journey } from '../state.js';
import type { AgendaItem, Instant } from '../values.js';
import { morningOf, usedAttempts } from './agenda.js';
import { noLaterWindow } from './no-later-window.js';
import { ended } from './endings.js';

/** The window closes on a script: the wait begins, with its month marks and its limit. */
export function scriptClosed(journey: Journey, attempt: Attempt): NewEvent[] {
  const script = `${journey.id}-${attempt.number}`;
  const { outcomeWaitMonths, markingDays } = journey.programme.assessment;
  const outcomeDue = addMonthsToInstant(attempt.closes, outcomeWaitMonths);
  const morning = (instant: Instant) => morningOf(journey, londonDate(instant));
  const agenda: AgendaItem[] = [];
  for (let month = 1; month < outcomeWaitMonths; month++) {
    agenda.push({
      at: morning(addMonthsToInstant(attempt.closes, month)),
      key: agendaKey('outcome/month-{n}', month),
    });
  }
  agenda.push({ at: outcomeDue, key: agendaKey('outcome/overdue') });
  // Until somebody has the script; an allocation counts its own days.
  const markBy = addDays(londonDate(attempt.closes), markingDays + 1);
  agenda.push({ at: morningOf(journey, markBy), key: agendaKey('marking/overdue') });
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
  const { attempts, appealDays } = journey.programme.assessment;
  const ends = londonInstant(addDays(londonDate(at), appealDays + 1), '00:00');
  const agenda = afterAppeals(journey, ends);
  if (usedAttempts(journey) < attempts) {
    return [{ ...told, agenda }, ...noLaterWindow(journey, attempt.window, at)];
  }
  return [{ ...told, agenda: [...agenda, { at: ends, key: agendaKey('appeal/ends') }] }];
}

/** Nobody lapses before the time to appeal is over (S5.5). */
const afterAppeals = (journey: Journey, ends: Instant): AgendaItem[] =>
  journey.agenda
    .filter((item) => item.key === agendaKey('journey/lapses') && item.at < ends)
    .map(({ key }) => ({ at: ends, key }));

export function passed(journey: Journey, at: Instant): NewEvent[] {
  const duty: NewEvent[] =
    journey.statutoryDeadline === null ? [] : [{ type: 'DutyMet', on: londonDate(at) }];
  return [...duty, ...ended(journey, 'passed', 'summative-assessment-passed')];
}
