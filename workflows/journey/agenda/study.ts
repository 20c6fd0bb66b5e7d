/** The dates of stages, and of what is to be done for an element (S3.8). */
import { minutesBetween } from '../calendar.js';
import { attendanceKnown, elementById, isDone } from '../lookup.js';
import { raise, raiseAnew } from '../rules/exceptions.js';
import { isOwedByParticipant } from '../rules/owing.js';
import type { AgendaKind } from './keys.js';
import type { AppliesWhen, DateKind } from './kind.js';

/** Silence means that nothing came for a week from a participant who owes something. */
const SILENT_MINUTES = 7 * 24 * 60;

const isSilent: AppliesWhen = (journey, id, at) =>
  isOwedByParticipant(journey, id) && minutesBetween(journey.lastHeard, at) > SILENT_MINUTES;

/** Stages are entered in order and never left backwards. */
const isLaterStage: AppliesWhen = (journey, id) => {
  const order = ['application', ...journey.programme.stages.map((stage) => stage.id)];
  return order.indexOf(id) > order.indexOf(journey.stage) && order.includes(journey.stage);
};

const isStillAhead: AppliesWhen = (journey, id) =>
  elementById(journey.programme, id) !== undefined && !isDone(journey, id);

const isUnrecorded: AppliesWhen = (journey, id) =>
  elementById(journey.programme, id) !== undefined && !attendanceKnown(journey, id);

export const studyKinds = {
  '{id}/begins': {
    clause: 'S3.1',
    what: '{subject} begins',
    whose: 'engine',
    applies: { active: isLaterStage },
    follows: (_, subject) => [{ type: 'StageEntered', stage: subject }],
  },
  '{id}/week-before': {
    clause: 'S3.2',
    what: 'reminder of {subject}',
    whose: 'participant',
    nudge: true,
    applies: { active: isStillAhead },
  },
  '{id}/unrecorded': {
    clause: 'S3.2',
    what: 'the attendance at {subject} should be recorded',
    whose: 'provider',
    applies: { active: isUnrecorded },
    follows: (journey, subject) => raiseAnew(journey, 'attendance-not-recorded', subject),
  },
  '{id}/due-soon': {
    clause: 'S3.8',
    what: 'reminder that {subject} is due soon',
    whose: 'participant',
    nudge: true,
    applies: { active: isOwedByParticipant },
  },
  '{id}/overdue': {
    clause: 'S3.8',
    what: '{subject} is overdue',
    whose: 'participant',
    nudge: true,
    applies: { active: isOwedByParticipant },
  },
  '{id}/silent-coach': {
    clause: 'S3.8',
    what: 'the coach is asked about {subject}',
    whose: 'coach',
    applies: { active: isSilent },
  },
  '{id}/silent-provider': {
    clause: 'S3.8',
    what: 'the provider is told of silence about {subject}',
    whose: 'provider',
    applies: { active: isSilent },
    follows: (journey, subject) =>
      journey.exceptions.some(({ code }) => code === 'silent') ? [] : raise(journey, 'silent', subject),
  },
  '{id}/suggest-deferral': {
    clause: 'S3.8',
    what: 'a deferral is suggested because of {subject}',
    whose: 'participant',
    nudge: true,
    applies: { active: isSilent },
  },
} as const satisfies Partial<Record<AgendaKind, DateKind>>;
