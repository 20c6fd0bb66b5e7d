/** The messages of dates: one nudge to the participant for all that a morning brings (S3.8), and what others are told. */
import type { MessageEffect } from './effect.js';
import { awaitedRoles, markOf } from '../journey/attempts.js';
import type { Attempt, Journey } from '../journey/state.js';
import { isNudge, kindOf, subjectOf } from '../journey/rules/agenda.js';
import { gateOf } from '../journey/rules/engagement.js';
import { isEndorsementAsked } from '../journey/rules/endorsement.js';
import type { Template } from './templates.js';

/** Kinds of nudge from the most pressing to the least; the first that applies names the message. */
const nudgeOrder: readonly (readonly [kind: string, template: Template])[] = [
  ['ending', 'window-ending'],
  ['tomorrow', 'coaching-tomorrow'],
  ['week-before', 'event-next-week'],
  ['notice', 'window-in-two-weeks'],
  ['statutory', 'statutory-deadline'],
  ['chase', 'evidence-missing'],
  ['overdue', 'overdue'],
  ['due-soon', 'due-soon'],
  ['suggest-deferral', 'deferral-suggested'],
];

/** Templates that only remind: the next morning says again what is still due. */
export const reminders: ReadonlySet<string> = new Set(nudgeOrder.map(([, template]) => template));

const nudgeKind = (key: string): string => {
  if (subjectOf(key) === 'statutory') return 'statutory';
  const kind = kindOf(key);
  return kind.startsWith('chase-') ? 'chase' : kind;
};

/** One message to the participant; coach and headteacher hear of what concerns them. */
export function nudgeMessages(items: readonly string[], journey: Journey): MessageEffect[] {
  const kinds = items.filter(isNudge).map(nudgeKind);
  const first = nudgeOrder.find(([kind]) => kinds.includes(kind));
  const messages: MessageEffect[] = [];
  if (first) {
    const [kind, template] = first;
    const unready = kind === 'notice' && !gateOf(journey).met;
    messages.push({ template: unready ? 'engagement-at-risk' : template, to: 'participant' });
  }
  for (const key of items) {
    if (kindOf(key) !== 'tomorrow') continue;
    messages.push({ template: 'session-tomorrow', to: 'coach', about: subjectOf(key) });
  }
  if (kinds.includes('chase') && isEndorsementAsked(journey)) {
    messages.push({ template: 'endorsement-reminder', to: 'headteacher' });
  }
  return messages;
}

/** What a date that is no nudge says, and to whom. */
export function dateMessages(items: readonly string[], journey: Journey): MessageEffect[] {
  return items.flatMap((key): MessageEffect[] => {
    const about = subjectOf(key);
    switch (kindOf(key)) {
      case 'opens':
        return journey.courses[about] || isCourse(journey, about)
          ? [{ template: 'course-open', to: 'participant', about }]
          : [];
      case 'ask':
        return [{ template: 'session-report', to: 'coach', about }];
      case 'ask-again':
        return [{ template: 'session-report-again', to: 'coach', about }];
      case 'from-coach':
        return journey.coach === null ? [] : [{ template: 'work-awaited', to: 'coach', about }];
      case 'from-coach-again':
        return journey.coach === null ? [] : [{ template: 'work-awaited-again', to: 'coach', about }];
      case 'silent-coach':
        return journey.coach === null ? [] : [{ template: 'participant-silent', to: 'coach', about }];
      case 'overdue':
        return about === 'marking' ? toMarkers(journey, 'script-overdue') : [];
      case 'due':
        return toMarkers(journey, 'script-due');
      default:
        return about === 'outcome' && kindOf(key).startsWith('month-')
          ? [{ template: 'unmarked', to: 'provider', about: kindOf(key) }]
          : [];
    }
  });
}

const isCourse = (journey: Journey, id: string) => journey.cohort.courses[id] !== undefined;

/** S5.4: whoever has a script and has not marked it. */
const toMarkers = (journey: Journey, template: Template): MessageEffect[] =>
  journey.attempts.flatMap((attempt) => toMarkersOf(attempt, template));

/** The same for the script of one attempt. */
export const toMarkersOf = (attempt: Attempt | undefined, template: Template): MessageEffect[] =>
  attempt === undefined
    ? []
    : awaitedRoles(attempt)
        .filter((role) => markOf(attempt, role))
        .map((role) => ({ template, to: 'assessor', about: role }));
