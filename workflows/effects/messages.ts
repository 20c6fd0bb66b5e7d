/** Which events occasion which messages (S6.5). One event, one occasion, one message to each addressee. */
import type { MessageEffect } from '../effects.js';
import { londonDate } from '../journey/calendar.js';
import type { EventOf, EventType, JourneyEvent } from '../journey/event.js';
import { elementsOfKind, isDone } from '../journey/lookup.js';
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

/** Every event day that is new or has moved and is still to come is invited to, with a calendar file. */
const invitations = (journey: Journey, moved: readonly string[], on: string) =>
  elementsOfKind(journey.programme, 'event')
    .filter(({ id }) => moved.includes(id) && (journey.plan[id]?.opens ?? '') >= on && !isDone(journey, id))
    .map((event) => participant('event-invitation', event.id));

/** A slot that came too late for somebody who is away was never offered, so nobody is told that it is gone. */
const cancelled = (session: string, journey: Journey): MessageEffect[] =>
  journey.sessions[session]?.booking
    ? [participant('coaching-cancelled', session), message('coach', 'session-cancelled', session)]
    : [];

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
  Planned: ({ at, moved }, journey) => invitations(journey, moved, londonDate(at)),
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
  SessionCancelled: ({ session }, journey) => cancelled(session, journey),
  WindowOpened: ({ window }) => [participant('window-open', window)],
  WindowMissed: ({ window }) => [participant('engagement-at-risk', window)],
  ExtensionGranted: ({ window }) => [participant('extension-granted', window)],
  CaseStudySubmitted: ({ limit }) => [
    participant(limit === 'within' ? 'submission-received' : 'submission-outside-limits'),
  ],
  WindowClosed: ({ script, window }, journey) => {
    if (script) return [participant('outcome-wait', window)];
    return journey.status === 'deferred' ? [] : [participant('window-closed-without-submission', window)];
  },
  MarkerAllocated: ({ role }) => [message('assessor', 'script-allocated', role)],
  ResultReleased: ({ pass }) => [
    participant(pass ? 'result-pass' : 'result-fail'),
    message('headteacher', 'headteacher-outcome'),
  ],
  AppealLodged: () => [participant('appeal-received')],
  AppealDecided: ({ upheld }) => [
    participant('appeal-decided'),
    // Whoever was told of the fail is told that it stands no longer.
    ...(upheld ? [message('headteacher', 'headteacher-outcome')] : []),
  ],
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
