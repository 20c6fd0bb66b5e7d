/** What would follow from a command (S8.3): decided on the folded record, where nothing changes. */
import { messages } from '../../workflows/effects.js';
import type { Command } from '../../workflows/journey/command.js';
import { decide, isRefused } from '../../workflows/journey/decide.js';
import { forecastOf, type Forecast } from '../../workflows/journey/rules/forecast.js';
import type { Journey } from '../../workflows/journey/state.js';
import type { Day, Instant } from '../../workflows/journey/values.js';
import { meets, movedDates, type MovedDate } from '../../workflows/journey/what-if.js';
import { JourneyRefused } from '../errors.js';
import { listCohorts } from '../../programmes/catalogue.js';
import { eventWords, titlesOf } from './event-words.js';

export interface Foreseen {
  /** What would go into the record, in sentences; empty where it is so already. */
  happens: string[];
  /** Messages that would be sent at once, by what they are and to whom. */
  mails: { template: string; to: string }[];
  moved: MovedDate[];
  forecast: { before: Forecast | null; after: Forecast | null };
  duty: { deadline: Day | null; before: boolean | null; after: boolean | null };
  /** What may be a slip, one sentence each. */
  doubts: string[];
}

/** @throws JourneyRefused as the journey itself would refuse */
export function foreseenFrom(journey: Journey, command: Command, at: Instant): Foreseen {
  const decision = decide(journey, command, at);
  if (isRefused(decision)) throw new JourneyRefused(decision.refusal.code, decision.refusal.message);
  const { events, journey: after } = decision;
  const titles = titlesOf(after.programme, [...listCohorts(), journey.cohort, after.cohort]);
  const [before, then] = [forecastOf(journey, at), forecastOf(after, at)];
  return {
    happens: events.map((event) => eventWords(event, titles)),
    mails: events.flatMap((event) => messages(event, after).map(({ template, to }) => ({ template, to }))),
    moved: movedDates(journey, after),
    forecast: { before, after: then },
    duty: {
      deadline: after.statutoryDeadline,
      before: meets(journey, before),
      after: meets(after, then),
    },
    doubts: [],
  };
}
