/** Which events occasion which messages (S6.5). One event, one occasion, one message to each addressee. */
import type { MessageEffect } from '../effects.js';
import { londonDate } from '../journey/calendar.js';
import type { EventOf, EventType, JourneyEvent } from '../journey/event.js';
import { elementsOfKind } from '../journey/lookup.js';
import type { Journey } from '../journey/state.js';
import { dateMessages, nudgeMessages } from './reminders.js';
import type { Addressee, Template } from './templates.js';

type Table = { [T in EventType]?: (event: EventOf<T>, journey: Journey) => MessageEffect[] };

export const message = (to: Addressee, template: Template, about?: string): MessageEffect =>
  about === undefined ? { template, to } : { template, to, about };
const participant = (template: Template, about?: string) => message('participant', template, about);

const ending: Record<string, (journey: Journey) => MessageEffect[]> = {
  rejected: () => [participant('rejected')],
  expired: () => [participant('expired')],
  lapsed: () => [participant('lapsed')],
};

/** Every event day of the plan that is still to come is invited to, with a calendar file. */
const invitations = (journey: Journey, on: string) =>
  elementsOfKind(journey.programme, 'event')
    .filter((event) => (journey.plan[event.id]?.opens ?? '') >= on && !journey.elements[event.id])
    .map((event) => participant('event-invitation', event.id));

const raised: Partial<Record<EventOf<'ExceptionRaised'>['code'], Template>> = {
  'suitability-to-investigate': 'to-investigate',
  silent: 'escalation',
  'cannot-reach': 'cannot-reach',
  'outcome-overdue': 'outcome-overdue',
  'effect-failed': 'effect-failed',
};

const table: Table = {
  Enrolled: (_, journey) => {
    const wanted = journey.programme.application.evidence.includes('headteacher-declaration');
    return [
      participant('application-received'),
      ...(wanted ? [message('headteacher', 'endorsement-asked')] : []),
    ];
  },
  InformationRequested: () => [participant('information-wanted')],
  Accepted: () => [participant('accepted'), message('headteacher', 'headteacher-accepted')],
  Waitlisted: () => [participant('waitlisted')],
  PlaceOffered: () => [participant('place-offered')],
  OfferLapsed: () => [participant('offer-lapsed')],
  GroupAllocated: ({ because }) => (because === 'moved' ? [participant('group-changed')] : []),
  Planned: ({ at }, journey) => invitations(journey, londonDate(at)),
  CoachAssigned: ({ previous }) => [
    message('coach', 'participant-assigned'),
    ...(previous === null
      ? []
      : [message('coach', 'participant-taken-away', previous), participant('coach-assigned-to-you')]),
  ],
  StageEntered: ({ stage }, journey) =>
    journey.programme.stages[0]?.id === stage ? [participant('welcome')] : [],
  DateReached: ({ items }, journey) => dateMessages(items, journey),
  Nudged: ({ items }, journey) => nudgeMessages(items, journey),
  ExceptionRaised: ({ code, exception }) => [
    message('provider', raised[code] ?? 'needs-a-person', exception),
  ],
  AttendanceRecorded: ({ attended, event }) => (attended ? [] : [participant('event-missed', event)]),
  CatchUpBooked: ({ event }) => [participant('event-catch-up', event)],
  TaskSubmitted: ({ task }) => [participant('task-received', task)],
  FeedbackReturned: ({ task }) => [participant('feedback', task)],
  SessionBooked: ({ session }) => [
    participant('coaching-offered', session),
    message('coach', 'session-booked', session),
  ],
  SessionMoved: ({ session }) => [
    participant('coaching-moved', session),
    message('coach', 'session-moved', session),
  ],
  SessionCancelled: ({ session }) => [
    participant('coaching-cancelled', session),
    message('coach', 'session-cancelled', session),
  ],
  WindowOpened: ({ window }) => [participant('window-open', window)],
  WindowMissed: ({ window }) => [participant('engagement-at-risk', window)],
  ExtensionGranted: ({ window }) => [participant('extension-granted', window)],
  CaseStudySubmitted: ({ limit }) => [
    participant(limit === 'within' ? 'submission-received' : 'submission-outside-limits'),
  ],
  WindowClosed: ({ script, window }) => [
    participant(script ? 'outcome-wait' : 'window-closed-without-submission', window),
  ],
  MarkerAllocated: ({ role }) => [message('assessor', 'script-allocated', role)],
  ResultReleased: ({ pass }) => [
    participant(pass ? 'result-pass' : 'result-fail'),
    message('headteacher', 'headteacher-outcome'),
  ],
  AppealLodged: () => [participant('appeal-received')],
  AppealDecided: () => [participant('appeal-decided')],
  DutyMet: () => [participant('duty-met')],
  Deferred: () => [participant('deferral-confirmed')],
  Returned: () => [participant('return-planned')],
  Withdrawn: () => [participant('withdrawal-confirmed'), message('headteacher', 'headteacher-withdrawn')],
  Reinstated: () => [participant('reinstated')],
  DetailsChanged: () => [participant('details-changed')],
  Ended: ({ as }, journey) => ending[as]?.(journey) ?? [],
};

export function messagesOf(event: JourneyEvent, after: Journey): MessageEffect[] {
  const rule = table[event.type] as ((event: JourneyEvent, journey: Journey) => MessageEffect[]) | undefined;
  return rule?.(event, after) ?? [];
}
