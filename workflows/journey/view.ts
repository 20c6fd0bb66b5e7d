/**
 * Where a participant is, why, what comes next and when, and who must act (S6.3).
 * A pure reading of the journey at an instant; the query, the read model and every message use this one.
 */
import { londonDate } from './calendar.js';
import { forecastOf, type Forecast } from './rules/forecast.js';
import { engagementOf, hoursOf, type Engagement, type HoursLedger } from './rules/engagement.js';
import { nextDeadline } from './rules/dates.js';
import type { Journey } from './state.js';
import { openDates, paceOf, type OpenDate, type Pace } from './view/pace.js';
import { exceptionSentence, stageTitle, whatFallsDue } from './view/sentences.js';
import { waitOf, type Wait } from './view/waits.js';
import type { Day, Instant, Mode } from './values.js';

export interface JourneyView {
  journey: string;
  mode: Mode;
  reference: string;
  provider: string;
  deliveryPartner: string | null;
  programme: string;
  cohort: string;
  group: string | null;
  coach: string | null;
  /** The instant of the reading, and the number of the last event it knows. */
  at: Instant;
  n: number;
  status: Journey['status'];
  stage: string;
  stageTitle: string;
  wait: Wait;
  /** The next date on the journey's own agenda. */
  next: { at: Instant; key: string; what: string } | null;
  attention: { id: string; code: string; sentence: string; since: Instant }[];
  engagement: Engagement;
  hours: HoursLedger;
  pace: Pace;
  open: OpenDate[];
  statutory: { deadline: Day; met: Day | null; forecast: Day | null; atRisk: boolean } | null;
  forecast: Forecast | null;
  outcome: { as: string; why: string; at: Instant } | null;
  attempts: { number: number; window: string; closes: Instant; pass: boolean | null }[];
}

export function viewOf(journey: Journey, at: Instant): JourneyView {
  const forecast = forecastOf(journey, at);
  const next = nextDeadline(journey);
  return {
    journey: journey.id,
    mode: journey.mode,
    reference: journey.reference,
    provider: journey.provider,
    deliveryPartner: journey.deliveryPartner,
    programme: `${journey.programme.id}@${journey.programme.version}`,
    cohort: journey.cohort.id,
    group: journey.group,
    coach: journey.coach,
    at,
    n: journey.n,
    status: journey.status,
    stage: journey.stage,
    stageTitle: stageTitle(journey),
    wait: waitOf(journey, at),
    next: next && { ...next, what: whatFallsDue(journey, next.key) },
    attention: journey.exceptions.map(({ id, code, about, since }) => ({
      id,
      code,
      sentence: exceptionSentence(journey, code, about),
      since,
    })),
    engagement: engagementOf(journey),
    hours: hoursOf(journey),
    pace: paceOf(journey, londonDate(at)),
    open: openDates(journey),
    statutory: statutoryOf(journey, forecast),
    forecast,
    outcome: journey.ended,
    attempts: journey.attempts.map(({ number, window, closes, released, result }) => ({
      number,
      window,
      closes,
      pass: released && result ? result.pass : null,
    })),
  };
}

function statutoryOf(journey: Journey, forecast: Forecast | null): JourneyView['statutory'] {
  if (journey.statutoryDeadline === null) return null;
  const expected = forecast?.outcomeBy ?? null;
  return {
    deadline: journey.statutoryDeadline,
    met: journey.dutyMet,
    forecast: expected,
    // Without any window left there is no outcome to meet it with.
    atRisk: journey.dutyMet === null && (expected === null || expected > journey.statutoryDeadline),
  };
}
