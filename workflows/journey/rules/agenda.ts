/** Which dates matter: what an enrolment, a plan and an event day put on the agenda. */
import type { Element } from '../../../programmes/schema.js';
import {
  addDays,
  addMonthsToInstant,
  addWorkingDays,
  londonDate,
  londonInstant,
  nudgeInstant,
  spreadOf,
} from '../calendar.js';
import { elementsOf, isFinished } from '../lookup.js';
import { agendaKey, type AgendaKind } from '../agenda/keys.js';
import type { Journey } from '../state.js';
import type { AgendaItem, Day, ElementDates, Instant } from '../values.js';
import { appealedAttempt, latestAttempt } from '../attempts.js';

/** The hour of a day at which this journey's reminders go out (S3.8, decision 007). */
export const morningOf = (journey: Journey, day: Day): Instant =>
  nudgeInstant(day, spreadOf(journey.id), journey.cohort.bankHolidays);

type Add = (kind: AgendaKind, about: string, day: Day) => void;

/** Every reminder and beginning that follows from a plan and is not already past. */
export function planAgenda(
  journey: Journey,
  dates: Record<string, ElementDates>,
  stages: Record<string, Day>,
  at: Instant,
): AgendaItem[] {
  const today = londonDate(at);
  const items: AgendaItem[] = [];
  const add: Add = (kind, about, day) => {
    if (day >= today) items.push({ at: morningOf(journey, day), key: agendaKey(kind, about) });
  };
  for (const stage of journey.programme.stages) {
    const first = stages[stage.id];
    if (!first) continue;
    const begins = first < today ? at : morningOf(journey, first);
    items.push({ at: begins, key: agendaKey('{id}/begins', stage.id) });
  }
  for (const element of elementsOf(journey.programme)) {
    const planned = dates[element.id];
    if (planned && !isFinished(journey, element)) elementAgenda(journey, element, planned, today, add);
  }
  for (const window of journey.cohort.windows) {
    add('{id}/notice', window.id, addDays(window.opens, -journey.programme.chasing.windowNoticeDays));
    const opens = londonInstant(window.opens, journey.programme.assessment.opensAt);
    if (opens > at) items.push({ at: opens, key: agendaKey('{id}/opens', window.id) });
  }
  return items;
}

/** An opening that stays where it was and that nobody has been told of yet, as when no worker was there that morning. */
const isStillToTell = (journey: Journey, id: string, { opens, due }: ElementDates): boolean =>
  journey.plan[id]?.opens === opens &&
  journey.plan[id].due === due &&
  journey.agenda.some(({ key }) => key === agendaKey('{id}/opens', id));

function elementAgenda(
  journey: Journey,
  element: Element,
  planned: ElementDates,
  today: Day,
  add: Add,
): void {
  const { chasing } = journey.programme;
  const { opens, due } = planned;
  const id = element.id;
  if (element.kind === 'course') {
    add('{id}/opens', id, opens < today && isStillToTell(journey, id, planned) ? today : opens);
  }
  if (element.kind === 'coaching') add('{id}/seek', id, opens);
  // Nobody is chased for what fell due before they came: a person settles that (S2.9).
  if (due < today && journey.plan[id]?.due !== due) return;
  if (element.kind === 'event') return eventAgenda(journey, id, due, add);
  if (element.kind !== 'coaching') add('{id}/due-soon', id, addDays(due, -chasing.beforeDays));
  add('{id}/overdue', id, addDays(due, chasing.overdueDays));
  add('{id}/silent-coach', id, addDays(due, chasing.coachDays));
  add('{id}/silent-provider', id, addDays(due, chasing.providerDays));
  add('{id}/suggest-deferral', id, addDays(due, chasing.suggestDeferralDays));
}

/** S3.2: the reminder before a day, and when its attendance should have been recorded. */
function eventAgenda(journey: Journey, event: string, day: Day, add: Add): void {
  add('{id}/week-before', event, addDays(day, -journey.programme.chasing.beforeDays));
  add('{id}/unrecorded', event, addWorkingDays(day, 2, journey.cohort.bankHolidays));
}

/** The same for a catch-up day, which joins a plan that is already in force. */
export function catchUpAgenda(journey: Journey, event: string, day: Day, at: Instant): AgendaItem[] {
  const items: AgendaItem[] = [];
  eventAgenda(journey, event, day, (kind, about, on) => {
    if (on >= londonDate(at)) items.push({ at: morningOf(journey, on), key: agendaKey(kind, about) });
  });
  return items;
}

/** S2.3 and S4.3: the dates that a journey has from its first moment. */
export const enrolmentAgenda = (journey: Journey, at: Instant): AgendaItem[] => [
  ...applicationAgenda(journey, at),
  lapseItem(journey.programme.duration.longestMonths, at, 0),
];

/** What is missing is chased, for the first time before the deadline at the latest, and expires with it (S2.3). */
export function applicationAgenda(journey: Journey, at: Instant): AgendaItem[] {
  const { chaseDays } = journey.programme.application;
  const { deadline } = journey.cohort.applications;
  const today = londonDate(at);
  // Whoever comes after the deadline still has the time of the last chase and a week to complete.
  const last = today <= deadline ? deadline : addDays(today, Math.max(...chaseDays) + 7);
  const items: AgendaItem[] = chaseDays.map((days, index) => {
    const day = addDays(today, days);
    const latest = addDays(last, -1);
    return {
      at: morningOf(journey, index === 0 && day > latest ? latest : day),
      key: agendaKey('application/chase-{n}', index + 1),
    };
  });
  items.push({ at: londonInstant(addDays(last, 1), '00:00'), key: agendaKey('application/deadline') });
  return items.filter((item) => item.at > at);
}

/** S4.3: the longest duration of the programme, deferrals not counted. */
export const lapseItem = (months: number, enrolled: Instant, deferredDays: number): AgendaItem => {
  const instant = addMonthsToInstant(enrolled, months);
  const day = addDays(londonDate(instant), deferredDays);
  return { at: londonInstant(day, '09:00'), key: agendaKey('journey/lapses') };
};

/** Whether another attempt is open to the participant: none under way, none passed, some left (S5.5). */
export function mayAttempt(journey: Journey): boolean {
  if (appealedAttempt(journey)) return false;
  const last = latestAttempt(journey);
  if (!last) return true;
  const over = last.script === null ? last.closed : last.released !== null && last.result?.pass === false;
  return over && usedAttempts(journey) < journey.programme.assessment.attempts;
}

/** Attempts that ended in a marked script; a window without a submission uses none up (S5.3). */
export const usedAttempts = (journey: Journey): number =>
  journey.attempts.filter((attempt) => attempt.script !== null || !attempt.closed).length;
