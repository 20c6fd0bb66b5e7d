/** Which dates matter: what a plan puts on the agenda, and when an item no longer applies. */
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
import { elementById, elementsOf, isDone, isFinished } from '../lookup.js';
import type { Journey } from '../state.js';
import type { AgendaItem, Day, ElementDates, Instant } from '../values.js';
import { gateOf } from './engagement.js';
import { missingOf } from './evidence.js';
import { lastTaughtDay } from './forecast.js';

/** Kinds of item that remind a person and so keep to the hours and the measure of S3.8. */
const nudges = new Set([
  'week-before',
  'due-soon',
  'overdue',
  'tomorrow',
  'suggest-deferral',
  'notice',
  'ending',
]);
/** Dates of the engine's own waits, which nobody is reminded of by a nudge. */
const waits = new Set(['outcome', 'marking', 'return', 'appeal', 'withdrawal', 'journey', 'offer']);

export const kindOf = (key: string): string => key.slice(key.indexOf('/') + 1);
export const subjectOf = (key: string): string => key.slice(0, key.indexOf('/'));

export function isNudge(key: string): boolean {
  const kind = kindOf(key);
  if (waits.has(subjectOf(key))) return false;
  return nudges.has(kind) || kind.startsWith('chase-') || subjectOf(key) === 'statutory';
}

/** Every reminder and beginning that follows from a plan and is not already past. */
export function planAgenda(
  journey: Journey,
  dates: Record<string, ElementDates>,
  stages: Record<string, Day>,
  at: Instant,
): AgendaItem[] {
  const today = londonDate(at);
  const items: AgendaItem[] = [];
  const morning = (day: Day) => nudgeInstant(day, spreadOf(journey.id), journey.cohort.bankHolidays);
  const add = (key: string, day: Day) => {
    if (day >= today) items.push({ at: morning(day), key });
  };
  for (const stage of journey.programme.stages) {
    const first = stages[stage.id];
    if (first) items.push({ at: first < today ? at : morning(first), key: `${stage.id}/begins` });
  }
  for (const element of elementsOf(journey.programme)) {
    const planned = dates[element.id];
    if (planned && !isFinished(journey, element)) elementAgenda(journey, element, planned, add);
  }
  for (const window of journey.cohort.windows) {
    if (window.opens < today) continue;
    add(`${window.id}/notice`, addDays(window.opens, -journey.programme.chasing.windowNoticeDays));
    const opens = londonInstant(window.opens, journey.programme.assessment.opensAt);
    if (opens > at) items.push({ at: opens, key: `${window.id}/opens` });
  }
  return items;
}

function elementAgenda(
  journey: Journey,
  element: Element,
  { opens, due }: ElementDates,
  add: (key: string, day: Day) => void,
): void {
  const { chasing } = journey.programme;
  const id = element.id;
  if (element.kind === 'event') {
    add(`${id}/week-before`, addDays(due, -chasing.beforeDays));
    add(`${id}/unrecorded`, addWorkingDays(due, 2, journey.cohort.bankHolidays));
    return;
  }
  if (element.kind === 'course') add(`${id}/opens`, opens);
  if (element.kind === 'coaching') add(`${id}/seek`, opens);
  else add(`${id}/due-soon`, addDays(due, -chasing.beforeDays));
  add(`${id}/overdue`, addDays(due, chasing.overdueDays));
  add(`${id}/silent-coach`, addDays(due, chasing.coachDays));
  add(`${id}/silent-provider`, addDays(due, chasing.providerDays));
  add(`${id}/suggest-deferral`, addDays(due, chasing.suggestDeferralDays));
}

/** S2.3 and S4.3: the dates that a journey has from its first moment. */
export function enrolmentAgenda(journey: Journey, at: Instant): AgendaItem[] {
  const { programme, cohort } = journey;
  const today = londonDate(at);
  // Whoever comes after the deadline still has the time of the last chase and a week to complete.
  const grace = addDays(today, Math.max(...programme.application.chaseDays) + 7);
  const last = cohort.applications.deadline > grace ? cohort.applications.deadline : grace;
  const deadline = londonInstant(addDays(last, 1), '00:00');
  const items: AgendaItem[] = programme.application.chaseDays.map((days, index) => ({
    at: nudgeInstant(addDays(today, days), spreadOf(journey.id), cohort.bankHolidays),
    key: `application/chase-${index + 1}`,
  }));
  items.push({ at: deadline, key: 'application/deadline' });
  items.push(lapseItem(programme.duration.longestMonths, at, 0));
  return items;
}

/** S4.3: the longest duration of the programme, deferrals not counted. */
export const lapseItem = (months: number, enrolled: Instant, deferredDays: number): AgendaItem => {
  const instant = addMonthsToInstant(enrolled, months);
  const day = addDays(londonDate(instant), deferredDays);
  return { at: londonInstant(day, '09:00'), key: 'journey/lapses' };
};

/** Whether an item still applies; an item that does not is skipped without a trace. */
export function isRelevant(journey: Journey, item: AgendaItem): boolean {
  const subject = subjectOf(item.key);
  const kind = kindOf(item.key);
  if (journey.status === 'ended') return false;
  if (journey.status === 'withdrawn') return subject === 'withdrawal';
  if (journey.status === 'deferred') return subject === 'return' || kind === 'closes';
  if (subject === 'application') {
    return (
      journey.status === 'applying' && journey.application.place === 'none' && missingOf(journey).length > 0
    );
  }
  if (subject === 'offer') return journey.application.place === 'offered';
  if (subject === 'statutory') return journey.dutyMet === null;
  if (subject === 'return' || subject === 'withdrawal') return false;
  if (subject === 'journey') return true;
  if (journey.status === 'applying') return false;
  if (subject === 'outcome' || subject === 'marking') return isAwaitingResult(journey);
  if (subject === 'appeal') return journey.attempts.at(-1)?.appeal !== 'lodged';
  return isWindow(journey, subject)
    ? isWindowRelevant(journey, subject, kind)
    : isElementRelevant(journey, subject, kind, item.at);
}

const isAwaitingResult = (journey: Journey): boolean => {
  const attempt = journey.attempts.at(-1);
  return attempt !== undefined && attempt.script !== null && attempt.released === null;
};

const isWindow = (journey: Journey, id: string) => journey.cohort.windows.some((window) => window.id === id);

function isWindowRelevant(journey: Journey, id: string, kind: string): boolean {
  const attempt = journey.attempts.at(-1);
  if (kind === 'ending') return attempt?.window === id && !attempt.closed && attempt.submission === null;
  if (kind === 'closes') return attempt?.window === id && !attempt.closed;
  if (journey.windowsPassed.includes(id) || !mayAttempt(journey)) return false;
  const opens = journey.cohort.windows.find((window) => window.id === id)?.opens ?? '';
  return opens > lastTaughtDay(journey) || gateOf(journey).met;
}

/** Whether another attempt is open to the participant: none under way, none passed, some left (S5.5). */
export function mayAttempt(journey: Journey): boolean {
  const last = journey.attempts.at(-1);
  if (!last) return true;
  if (last.closed && last.script === null) return true;
  const failed = last.released !== null && last.result?.pass === false && last.appeal !== 'lodged';
  return failed && usedAttempts(journey) < journey.programme.assessment.attempts;
}

/** Attempts that ended in a marked script; a window without a submission uses none up (S5.3). */
export const usedAttempts = (journey: Journey): number =>
  journey.attempts.filter((attempt) => attempt.script !== null || !attempt.closed).length;

function isElementRelevant(journey: Journey, id: string, kind: string, at: Instant): boolean {
  if (kind === 'begins') return isLaterStage(journey, id);
  const element = elementById(journey.programme, id);
  if (!element) return false;
  const session = journey.sessions[id];
  switch (kind) {
    case 'tomorrow':
      return session?.status === 'booked' && (session.booking?.starts ?? '') > at;
    case 'ask':
    case 'ask-again':
    case 'unreported':
      return session?.status === 'booked';
    case 'seek':
      return !isDone(journey, id) && session === undefined;
    case 'week-before':
      return !isDone(journey, id);
    case 'unrecorded':
      return journey.elements[id] === undefined;
    case 'suggest-deferral':
    case 'silent-coach':
    case 'silent-provider':
      return !isFinished(journey, element) && journey.lastHeard < heardBefore(at);
    default:
      return !isFinished(journey, element);
  }
}

/** Silence means that nothing came from the participant for a week. */
const heardBefore = (at: Instant): Instant => `${addDays(at.slice(0, 10), -7)}${at.slice(10)}`;

/** Stages are entered in order and never left backwards. */
function isLaterStage(journey: Journey, id: string): boolean {
  const order = ['application', ...journey.programme.stages.map((stage) => stage.id)];
  return order.indexOf(id) > order.indexOf(journey.stage) && order.includes(journey.stage);
}
