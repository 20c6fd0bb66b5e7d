/** S8.3: the effect of a deferral, a missed event, a resit or another cohort on every later date, changing nothing. */
import type { Cohort } from '../../programmes/cohort-schema.js';
import { addDays, londonDate, londonInstant } from './calendar.js';
import type { Command, CommandBody } from './command.js';
import { decide, isRefused } from './decide.js';
import { elementsOf, isFinished } from './lookup.js';
import type { Refusal } from './refusal.js';
import { mayAttempt, usedAttempts } from './rules/agenda.js';
import { catchUpDays, type CatchUpContext } from './rules/catch-up-days.js';
import { forecastFor, forecastOf, windowsAhead, type Forecast } from './rules/forecast.js';
import type { Journey } from './state.js';
import type { Day, Instant } from './values.js';
import { exceptionSentence } from './view/sentences.js';

export type Supposition =
  | { suppose: 'deferral'; from: Day; until: Day; cohort: Cohort | null }
  | { suppose: 'missed-event'; event: string }
  | { suppose: 'resit' }
  | { suppose: 'cohort'; cohort: Cohort };

export interface MovedDate {
  element: string;
  title: string;
  before: Day | null;
  after: Day | null;
}

export interface WhatIf {
  moved: MovedDate[];
  before: Forecast | null;
  after: Forecast | null;
  statutoryDeadline: Day | null;
  /** The day on which the duty was met already: nothing that is supposed takes that back. */
  dutyMet: Day | null;
  /** Whether the statutory deadline would be met: before, and after the supposition. */
  met: { before: boolean | null; after: boolean | null };
  /** Questions that would be put to a provider's person: their ids, and in words. */
  raised: string[];
  questions: string[];
}

export function whatIf(
  journey: Journey,
  supposition: Supposition,
  at: Instant,
  around: CatchUpContext = { place: null, later: [] },
): WhatIf | { refusal: Refusal } {
  const supposed = suppose(journey, supposition, at, around);
  if ('refusal' in supposed) return supposed;
  const before = forecastOf(journey, at);
  const after = supposition.suppose === 'resit' ? afterResit(journey, at) : forecastOf(supposed, supposed.at);
  const known = new Set(journey.exceptions.map(({ id }) => id));
  const raised = supposed.exceptions.filter(({ id }) => !known.has(id));
  return {
    moved: movedDates(journey, supposed),
    before,
    after,
    statutoryDeadline: journey.statutoryDeadline,
    dutyMet: journey.dutyMet,
    met: { before: meets(journey, before), after: meets(journey, after) },
    raised: raised.map(({ id }) => id),
    questions: raised.map(({ code, about }) => exceptionSentence(supposed, code, about)),
  };
}

function suppose(
  journey: Journey,
  supposition: Supposition,
  at: Instant,
  around: CatchUpContext,
): Journey | { refusal: Refusal } {
  switch (supposition.suppose) {
    case 'deferral': {
      const from = supposition.from > londonDate(at) ? londonInstant(supposition.from, '09:00') : at;
      const back = londonInstant(supposition.until, '09:00');
      const deferred = tried(journey, { type: 'defer', expectedReturn: supposition.until }, from);
      if ('refusal' in deferred) return deferred;
      return tried(deferred, { type: 'return', cohort: supposition.cohort }, back);
    }
    case 'missed-event':
      return missedEvent(journey, supposition.event, at, around);
    case 'resit':
      return journey;
    case 'cohort':
      return tried(journey, { type: 'changeCohort', cohort: supposition.cohort }, at);
  }
}

/** The event is missed on its day, or has been if that is past; the first day with notice and within reach is the catch-up. */
function missedEvent(
  journey: Journey,
  event: string,
  at: Instant,
  around: CatchUpContext,
): Journey | { refusal: Refusal } {
  const day = journey.plan[event]?.due ?? londonDate(at);
  const then = day > londonDate(at) ? londonInstant(addDays(day, 1), '09:00') : at;
  const missed = tried(journey, { type: 'recordAttendance', event, attended: false, on: day }, then);
  if ('refusal' in missed) return missed;
  const [next] = catchUpDays(missed, event, londonDate(then), around);
  const found: CommandBody = next
    ? { type: 'catchUpFound', event, group: next.group.id, date: next.date }
    : { type: 'noCatchUp', event };
  return tried(missed, found, then);
}

function tried(journey: Journey, body: CommandBody, at: Instant): Journey | { refusal: Refusal } {
  const role = body.type === 'catchUpFound' || body.type === 'noCatchUp' ? 'engine' : 'admin';
  const id = `what-if/${journey.n}/${body.type}`;
  const command: Command = { ...body, id, actor: { role, id: 'what-if' }, reason: 'what-if' };
  const decision = decide(journey, command, at);
  return isRefused(decision) ? decision : decision.journey;
}

/** A fail in the window that is next or under way leads to the first one that opens once its outcome is due. */
function afterResit(journey: Journey, at: Instant): Forecast | null {
  const first = forecastOf(journey, at);
  const isFailed = mayAttempt(journey) && usedAttempts(journey) > 0;
  if (isFailed || !first) return first;
  const isUnderWay = !mayAttempt(journey);
  const used = usedAttempts(journey) + (isUnderWay ? 0 : 1);
  if (used >= journey.programme.assessment.attempts) return null;
  const resit = windowsAhead(journey, at).find((window) => window.opens > first.outcomeBy);
  return resit ? forecastFor(journey, resit) : null;
}

/** What is done stays where it was, whatever a new plan says of it. */
export function movedDates(before: Journey, after: Journey): MovedDate[] {
  const open = elementsOf(before.programme).filter((element) => !isFinished(before, element));
  return open.flatMap(({ id: element, title }) => {
    const was = before.plan[element]?.due ?? null;
    const is = after.plan[element]?.due ?? null;
    return was === is ? [] : [{ element, title, before: was, after: is }];
  });
}

/** A duty that was met stays met, whatever comes after (S2.5). */
export function meets({ statutoryDeadline, dutyMet }: Journey, forecast: Forecast | null): boolean | null {
  if (statutoryDeadline === null) return null;
  if (dutyMet !== null) return dutyMet <= statutoryDeadline;
  return forecast !== null && forecast.outcomeBy <= statutoryDeadline;
}
