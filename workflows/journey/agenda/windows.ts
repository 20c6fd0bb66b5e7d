/** The dates of assessment windows (S5.2), and of courses, which open by the same word. */
import { latestAttempt } from '../attempts.js';
import { mayAttempt } from '../rules/agenda.js';
import { windowClosed, windowOpens } from '../rules/assessment.js';
import { gateOf } from '../rules/engagement.js';
import { lastTaughtDay } from '../rules/forecast.js';
import { isOwedByParticipant } from '../rules/owing.js';
import type { Journey } from '../state.js';
import { agendaKey, type AgendaKind } from './keys.js';
import type { AppliesWhen, DateKind } from './kind.js';

const isOfCohort = (journey: Journey, id: string) =>
  journey.cohort.windows.some((window) => window.id === id);

const isWindow = (journey: Journey, id: string) =>
  latestAttempt(journey)?.window === id || isOfCohort(journey, id);

/** An opening is always reached: an item left over would open the window whenever the gate is met later. */
const isToOpen: AppliesWhen = (journey, id) =>
  isWindow(journey, id) ? !journey.windowsPassed.includes(id) : isOwedByParticipant(journey, id);

const isOpen: AppliesWhen = (journey, id) => {
  const attempt = latestAttempt(journey);
  return attempt?.window === id && !attempt.closed;
};

const isOpenAndUnanswered: AppliesWhen = (journey, id, at) =>
  isOpen(journey, id, at) && latestAttempt(journey)?.submission === null;

const isToJoin: AppliesWhen = (journey, id) => {
  if (!isWindow(journey, id)) return false;
  const opens = journey.cohort.windows.find((window) => window.id === id)?.opens ?? '';
  const isAhead = journey.agenda.some((item) => item.key === agendaKey('{id}/opens', id));
  return isAhead && mayAttempt(journey) && (opens > lastTaughtDay(journey) || gateOf(journey).met);
};

export const windowKinds = {
  '{id}/opens': {
    clause: 'S5.2',
    what: '{subject} opens',
    whose: 'engine',
    told: true,
    applies: { active: isToOpen },
    follows: (journey, subject, at) =>
      isOfCohort(journey, subject) ? windowOpens(journey, subject, at) : [],
  },
  '{id}/notice': {
    clause: 'S5.1',
    what: 'notice that {subject} opens soon',
    whose: 'participant',
    nudge: true,
    applies: { active: isToJoin },
  },
  '{id}/ending': {
    clause: 'S5.2',
    what: 'reminder that {subject} closes soon',
    whose: 'participant',
    nudge: true,
    outlivesPlan: true,
    applies: { active: isOpenAndUnanswered },
  },
  '{id}/closes': {
    clause: 'S5.2',
    what: '{subject} closes',
    whose: 'engine',
    told: true,
    outlivesPlan: true,
    // S4.1: a deferral does not stop a window.
    applies: { active: isOpen, deferred: () => true },
    follows: windowClosed,
  },
} as const satisfies Partial<Record<AgendaKind, DateKind>>;
