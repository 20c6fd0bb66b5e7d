/** When an item of the agenda no longer applies: it is then skipped without a trace. */
import { minutesBetween } from '../calendar.js';
import { attendanceKnown, elementById, isDone, waitsForHandIn } from '../lookup.js';
import type { Journey } from '../state.js';
import type { AgendaItem, Instant } from '../values.js';
import { mayAttempt, partsOf } from './agenda.js';
import { chasedOf } from './endorsement.js';
import { gateOf } from './engagement.js';
import { isOwedByCoach } from './coach-owes.js';
import { lastTaughtDay } from './forecast.js';
import { isOwedByParticipant } from './owing.js';
import {
  appealedAttempt,
  attemptInMarking,
  isUnderWay,
  latestAttempt,
  scriptedAttempt,
} from '../attempts.js';

/** Whether an item still applies. */
export function isRelevant(journey: Journey, item: AgendaItem): boolean {
  const { subject, kind } = partsOf(item.key);
  switch (journey.status) {
    case 'ended':
      return false;
    case 'withdrawn':
      return subject === 'withdrawal';
    case 'deferred':
      return isRelevantDeferred(journey, subject, kind);
    case 'applying':
      return isRelevantApplying(journey, subject);
    case 'active':
      return isRelevantActive(journey, subject, kind, item.at);
  }
}

/** S4.1: a deferral stops every timer of the participant; a window still closes, and markers and coaches are still awaited. */
const isRelevantDeferred = (journey: Journey, subject: string, kind: string): boolean =>
  subject === 'return' ||
  kind === 'closes' ||
  isMarkingWait(journey, subject, kind) ||
  (kind.startsWith('from-coach') && isOwedByCoach(journey, subject));

function isRelevantApplying(journey: Journey, subject: string): boolean {
  switch (subject) {
    case 'application':
      return journey.application.place === 'none' && chasedOf(journey).length > 0;
    case 'offer':
      return journey.application.place === 'offered';
    case 'statutory':
      return journey.dutyMet === null;
    default:
      return subject === 'journey';
  }
}

function isRelevantActive(journey: Journey, subject: string, kind: string, at: Instant): boolean {
  switch (subject) {
    case 'application':
    case 'offer':
    case 'return':
    case 'withdrawal':
      return false;
    case 'statutory':
      return journey.dutyMet === null;
    case 'journey':
      return !isBeingAssessed(journey);
    case 'appeal':
      if (kind === 'ends') return !appealedAttempt(journey);
      return isMarkingWait(journey, subject, kind);
    case 'outcome':
    case 'marking':
      return isMarkingWait(journey, subject, kind);
  }
  if (windowKinds.has(kind) && isWindow(journey, subject)) return isWindowRelevant(journey, subject, kind);
  return isElementRelevant(journey, subject, kind, at);
}

/** S5.6: each month shows who is unmarked; the limit holds until the result is released. */
function isMarkingWait(journey: Journey, subject: string, kind: string): boolean {
  if (subject === 'marking') return attemptInMarking(journey) !== undefined;
  if (subject === 'appeal') return kind === 'overdue' && appealedAttempt(journey) !== undefined;
  const attempt = scriptedAttempt(journey);
  if (!attempt || subject !== 'outcome' || attempt.released !== null) return false;
  return kind === 'overdue' || attempt.result === null;
}

/** Whoever is being assessed does not lapse before knowing the outcome (S4.3). */
const isBeingAssessed = (journey: Journey): boolean =>
  journey.attempts.some(isUnderWay) || appealedAttempt(journey) !== undefined;

const windowKinds = new Set(['notice', 'opens', 'ending', 'closes']);

const isWindow = (journey: Journey, id: string) =>
  latestAttempt(journey)?.window === id || journey.cohort.windows.some((window) => window.id === id);

function isWindowRelevant(journey: Journey, id: string, kind: string): boolean {
  const attempt = latestAttempt(journey);
  const isOpen = attempt?.window === id && !attempt.closed;
  if (kind === 'ending') return isOpen && attempt.submission === null;
  if (kind === 'closes') return isOpen;
  // An opening is always reached: an item left over would open the window whenever the gate is met later.
  if (kind === 'opens') return !journey.windowsPassed.includes(id);
  const opens = journey.cohort.windows.find((window) => window.id === id)?.opens ?? '';
  const isAhead = journey.agenda.some((item) => item.key === `${id}/opens`);
  return isAhead && mayAttempt(journey) && (opens > lastTaughtDay(journey) || gateOf(journey).met);
}

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
      return (
        !isDone(journey, id) &&
        !waitsForHandIn(journey, id) &&
        (session === undefined || session.status === 'cancelled')
      );
    case 'from-coach':
    case 'from-coach-again':
    case 'from-coach-missing':
      return isOwedByCoach(journey, id);
    case 'week-before':
      return !isDone(journey, id);
    case 'unrecorded':
      return !attendanceKnown(journey, id);
    case 'suggest-deferral':
    case 'silent-coach':
    case 'silent-provider':
      return isOwedByParticipant(journey, id) && minutesBetween(journey.lastHeard, at) > SILENT_MINUTES;
    default:
      return isOwedByParticipant(journey, id);
  }
}

/** Silence means that nothing came for a week from a participant who owes something. */
const SILENT_MINUTES = 7 * 24 * 60;

/** Stages are entered in order and never left backwards. */
function isLaterStage(journey: Journey, id: string): boolean {
  const order = ['application', ...journey.programme.stages.map((stage) => stage.id)];
  return order.indexOf(id) > order.indexOf(journey.stage) && order.includes(journey.stage);
}
