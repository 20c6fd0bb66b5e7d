/** The messages of dates: one nudge to the participant for all that a morning brings (S3.8), and what others are told. */
import type { MessageEffect } from './effect.js';
import { awaitedRoles, markOf } from '../journey/attempts.js';
import type { Attempt, Journey } from '../journey/state.js';
import { kindOf, partsOf, subjectOf, type AgendaKind, type KeyParts } from '../journey/agenda/keys.js';
import type { NudgeKind } from '../journey/agenda/kinds.js';
import { gateOf } from '../journey/rules/engagement.js';
import { isEndorsementAsked } from '../journey/rules/endorsement.js';
import type { WordedTo } from './templates.js';

/** What each kind of nudge is written as, from the most pressing to the least; the first that applies names the message. */
const nudgeTemplates: Record<NudgeKind, WordedTo<'participant'>> = {
  '{id}/ending': 'window-ending',
  '{id}/tomorrow': 'coaching-tomorrow',
  '{id}/week-before': 'event-next-week',
  '{id}/notice': 'window-in-two-weeks',
  'statutory/{n}': 'statutory-deadline',
  'application/chase-{n}': 'evidence-missing',
  '{id}/overdue': 'overdue',
  '{id}/due-soon': 'due-soon',
  '{id}/suggest-deferral': 'deferral-suggested',
};

/** Templates that only remind: the next morning says again what is still due. */
export const reminders: ReadonlySet<string> = new Set(Object.values(nudgeTemplates));

/** One message to the participant; coach and headteacher hear of what concerns them. */
export function nudgeMessages(items: readonly string[], journey: Journey): MessageEffect[] {
  const kinds = items.map(kindOf);
  const first = (Object.keys(nudgeTemplates) as NudgeKind[]).find((kind) => kinds.includes(kind));
  const messages: MessageEffect[] = [];
  if (first) {
    const unready = first === '{id}/notice' && !gateOf(journey).met;
    messages.push({ template: unready ? 'engagement-at-risk' : nudgeTemplates[first], to: 'participant' });
  }
  for (const key of items) {
    if (kindOf(key) !== '{id}/tomorrow') continue;
    messages.push({ template: 'session-tomorrow', to: 'coach', about: subjectOf(key) });
  }
  if (kinds.includes('application/chase-{n}') && isEndorsementAsked(journey)) {
    messages.push({ template: 'endorsement-reminder', to: 'headteacher' });
  }
  return messages;
}

type DateMessages = (journey: Journey, parts: KeyParts) => MessageEffect[];

const nobody: DateMessages = () => [];

const coach =
  (template: WordedTo<'coach'>): DateMessages =>
  (journey, { subject }) =>
    journey.coach === null ? [] : [{ template, to: 'coach', about: subject }];

const whoeverHeldIt =
  (template: WordedTo<'coach'>): DateMessages =>
  (_, { subject }) => [{ template, to: 'coach', about: subject }];

const markers =
  (template: WordedTo<'assessor'>): DateMessages =>
  (journey) =>
    toMarkers(journey, template);

/** What is said of each date that is no nudge; of some nobody is told, or only of the event that follows. */
const tableOfDates: Record<Exclude<AgendaKind, NudgeKind>, DateMessages> = {
  '{id}/begins': nobody,
  '{id}/opens': (journey, { subject }) =>
    journey.courses[subject] || isCourse(journey, subject)
      ? [{ template: 'course-open', to: 'participant', about: subject }]
      : [],
  '{id}/seek': nobody,
  '{id}/ask': whoeverHeldIt('session-report'),
  '{id}/ask-again': whoeverHeldIt('session-report-again'),
  '{id}/unreported': nobody,
  '{id}/unrecorded': nobody,
  '{id}/silent-coach': coach('participant-silent'),
  '{id}/silent-provider': nobody,
  '{id}/from-coach': coach('work-awaited'),
  '{id}/from-coach-again': coach('work-awaited-again'),
  '{id}/from-coach-missing': nobody,
  '{id}/closes': nobody,
  'outcome/month-{n}': (_, { count }) => [{ template: 'unmarked', to: 'provider', about: `month-${count}` }],
  'outcome/overdue': nobody,
  'marking/due': markers('script-due'),
  'marking/overdue': markers('script-overdue'),
  'appeal/overdue': nobody,
  'appeal/ends': nobody,
  'application/deadline': nobody,
  'offer/lapses': nobody,
  'journey/lapses': nobody,
  'return/overdue': nobody,
  'withdrawal/final': nobody,
};

/** What a date that is no nudge says, and to whom. */
export const dateMessages = (items: readonly string[], journey: Journey): MessageEffect[] =>
  items.flatMap((key) => {
    const parts = partsOf(key);
    return isDated(parts.kind) ? tableOfDates[parts.kind](journey, parts) : [];
  });

const isDated = (kind: AgendaKind | null): kind is keyof typeof tableOfDates =>
  kind !== null && kind in tableOfDates;

const isCourse = (journey: Journey, id: string) => journey.cohort.courses[id] !== undefined;

/** S5.4: whoever has a script and has not marked it. */
const toMarkers = (journey: Journey, template: WordedTo<'assessor'>): MessageEffect[] =>
  journey.attempts.flatMap((attempt) => toMarkersOf(attempt, template));

/** The same for the script of one attempt. */
export const toMarkersOf = (attempt: Attempt | undefined, template: WordedTo<'assessor'>): MessageEffect[] =>
  attempt === undefined
    ? []
    : awaitedRoles(attempt)
        .filter((role) => markOf(attempt, role))
        .map((role) => ({ template, to: 'assessor', about: role }));
