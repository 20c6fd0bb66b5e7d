/** The row of a journey in the read model, folded with the same code as everywhere else (S6.3, S7.1). */
import { elementsOf } from '../../workflows/journey/lookup.js';
import { weightOf } from '../../workflows/journey/rules/engagement.js';
import type { Journey } from '../../workflows/journey/state.js';
import type { Day, Instant, Mode, Role } from '../../workflows/journey/values.js';
import { viewOf } from '../../workflows/journey/view.js';
import { debtsOf } from '../../workflows/journey/view/debts.js';
import { londonDay, soonestFirst } from '../../workflows/journey/view/owed.js';

export interface JourneyRow {
  journey: string;
  mode: Mode;
  reference: string;
  /** `id@version`. */
  programme: string;
  cohort: string;
  provider: string;
  delivery_partner: string | null;
  group_id: string | null;
  coach: string | null;
  stage: string;
  status: Journey['status'];
  /** The named wait, and the role that has to act next (S4.3). */
  wait: string;
  wait_for: string;
  /** Codes of the exceptions that wait for a provider's person, in the order in which they arose. */
  attention: string[];
  next_deadline: Instant | null;
  next_key: string | null;
  engagement_done: number;
  engagement_total: number;
  /** The due day of every element of engagement, done or not, each as often as it counts; ascending. */
  engagement_due: Day[];
  minutes_earned: number;
  minutes_total: number;
  /** The due days of what is planned and not finished, ascending, and the first of them. */
  open_due: Day[];
  first_due: Day | null;
  /** Who owes what has a date, soonest due first, and the days on which each was due or will be (S3.8). */
  owing_who: Role[];
  owing_due: Day[];
  outcome: string | null;
  statutory_deadline: Day | null;
  statutory_at_risk: boolean;
  forecast_outcome: Day | null;
  enrolled_at: Instant;
  /** The time of the newest event, by the journey's own clock. */
  updated_at: Instant;
  n: number;
}

/** Read at the time of the newest event, so that a rebuild gives the same row at any later time. */
export function rowOf(journey: Journey): JourneyRow {
  const view = viewOf(journey, journey.at);
  const ledger = Object.values(view.hours);
  const open = view.open.map((date) => date.due);
  const dated = datedDebts(journey);
  return {
    journey: journey.id,
    mode: journey.mode,
    reference: journey.reference,
    programme: view.programme,
    cohort: view.cohort,
    provider: journey.provider,
    delivery_partner: journey.deliveryPartner,
    group_id: journey.group,
    coach: journey.coach,
    stage: journey.stage,
    status: journey.status,
    wait: view.wait.name,
    wait_for: view.wait.who,
    attention: view.attention.map((one) => one.code),
    next_deadline: view.next?.at ?? null,
    next_key: view.next?.key ?? null,
    engagement_done: view.engagement.done,
    engagement_total: view.engagement.total,
    engagement_due: engagementDue(journey),
    minutes_earned: Math.round(ledger.reduce((sum, kind) => sum + kind.earned, 0)),
    minutes_total: Math.round(ledger.reduce((sum, kind) => sum + kind.of, 0)),
    open_due: open,
    first_due: open[0] ?? null,
    owing_who: dated.map(({ who }) => who),
    owing_due: dated.map(({ due }) => due),
    outcome: journey.ended?.as ?? null,
    statutory_deadline: journey.statutoryDeadline,
    statutory_at_risk: view.statutory?.atRisk ?? false,
    forecast_outcome: view.forecast?.outcomeBy ?? null,
    enrolled_at: journey.enrolled,
    updated_at: journey.at,
    n: journey.n,
  };
}

const datedDebts = (journey: Journey): { who: Role; due: Day }[] =>
  debtsOf(journey)
    .sort(soonestFirst)
    .flatMap(({ who, due }) => (due === null ? [] : [{ who, due: londonDay(due) }]));

function engagementDue(journey: Journey): Day[] {
  const { counts } = journey.programme.engagement;
  return elementsOf(journey.programme)
    .filter((element) => counts.includes(element.kind))
    .flatMap((element) => {
      const due = journey.plan[element.id]?.due;
      return due === undefined ? [] : Array.from({ length: weightOf(element) }, () => due);
    })
    .sort();
}
