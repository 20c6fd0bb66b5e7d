/** Which events occasion which messages (S6.5). One event, one occasion, one message to each addressee. */
import type { MessageEffect } from './effect.js';
import { londonDate } from '../journey/calendar.js';
import type { EventOf, EventType, JourneyEvent } from '../journey/event.js';
import { latestAttempt } from '../journey/attempts.js';
import { elementsOf, elementsOfKind, isDone, isFinished } from '../journey/lookup.js';
import type { Journey } from '../journey/state.js';
import { subjectOf } from '../journey/agenda/keys.js';
import { isEndorsementAsked } from '../journey/rules/endorsement.js';
import type { Day } from '../journey/values.js';
import { dateMessages, nudgeMessages, reminders, toMarkersOf } from './reminders.js';
import { SENT_AGAIN, type Addressee, type WordedTo } from './templates.js';

type Table = { [T in EventType]?: (event: EventOf<T>, journey: Journey) => MessageEffect[] };

const message = <A extends Addressee>(to: A, template: WordedTo<A>, about?: string): MessageEffect =>
  ({ template, to, ...(about === undefined ? {} : { about }) }) as MessageEffect;
const participant = (template: WordedTo<'participant'>, about?: string) =>
  message('participant', template, about);

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

/** What an online course asks for can still be done, by its own date or by that of a task that follows it. */
const isStillDue = (journey: Journey, course: string, dates: EventOf<'Planned'>['dates'], on: Day): boolean =>
  elementsOf(journey.programme).some(
    (element) =>
      (element.id === course || (element.kind === 'task' && element.follows === course)) &&
      !isFinished(journey, element) &&
      (dates[element.id]?.due ?? '') >= on,
  );

/** Whoever joins late is told of the courses that are open already, before being reminded of them. */
const openCourses = (journey: Journey, { dates, moved }: EventOf<'Planned'>, on: Day) =>
  elementsOfKind(journey.programme, 'course')
    .filter(({ id }) => moved.includes(id) && !journey.courses[id] && (dates[id]?.opens ?? on) < on)
    .filter(({ id }) => isStillDue(journey, id, dates, on))
    .map(({ id }) => participant('course-open', id));

/**
 * A time that was found too late, for somebody who is away or has had the session meanwhile, goes back to the
 * diary without having been offered: it is not the one that the session has, or had last. And what is past is
 * not called off.
 */
function cancelled({ session, booking, sequence, at }: EventOf<'SessionCancelled'>, journey: Journey) {
  const offered = journey.sessions[session]?.booking;
  const isOffered = offered?.booking === booking && offered.sequence === sequence - 1;
  return isOffered && offered.starts > at
    ? [participant('coaching-cancelled', session), message('coach', 'session-cancelled', session)]
    : [];
}

/** Headteachers hear of a journey by being asked for their declaration, or by the place that was given. */
const isKnownToHeadteacher = ({ programme, group, stage }: Journey): boolean =>
  programme.application.evidence.includes('headteacher-declaration') ||
  group !== null ||
  stage !== 'application';

const endorsement = (journey: Journey): MessageEffect[] =>
  isEndorsementAsked(journey) ? [message('headteacher', 'endorsement-asked')] : [];

/** Nobody was asked while the applicant was taken to be unsuitable; with the reminders, which begin again, that is made up for. */
const askedAfterAll = (agenda: JourneyEvent['agenda'], journey: Journey): MessageEffect[] =>
  agenda?.some(({ key }) => subjectOf(key) === 'application') ? endorsement(journey) : [];

const raised: Partial<Record<EventOf<'ExceptionRaised'>['code'], WordedTo<'provider'>>> = {
  'suitability-to-investigate': 'to-investigate',
  'found-unsuitable': 'to-investigate',
  silent: 'escalation',
  'cannot-reach': 'cannot-reach',
  'outcome-overdue': 'outcome-overdue',
  'effect-failed': 'effect-failed',
};

const table: Table = {
  Enrolled: (_, journey) => [participant('application-received'), ...endorsement(journey)],
  ApplicationFormReceived: ({ agenda }, journey) => askedAfterAll(agenda, journey),
  SuitabilitySettled: ({ agenda }, journey) => askedAfterAll(agenda, journey),
  InformationRequested: () => [participant('information-wanted')],
  Accepted: () => [participant('accepted'), message('headteacher', 'headteacher-accepted')],
  Waitlisted: () => [participant('waitlisted')],
  PlaceOffered: () => [participant('place-offered')],
  OfferLapsed: () => [participant('offer-lapsed')],
  GroupAllocated: ({ because }) => (because === 'moved' ? [participant('group-changed')] : []),
  Planned: (event, journey) => {
    const today = londonDate(event.at);
    return [...invitations(journey, event.moved, today), ...openCourses(journey, event, today)];
  },
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
  ExceptionSettled: ({ exception, how }, journey) =>
    how !== 'accepted' && exception.startsWith('endorsement-not-asked/') ? endorsement(journey) : [],
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
  SessionCancelled: (event, journey) => cancelled(event, journey),
  WindowOpened: ({ window }) => [participant('window-open', window)],
  WindowMissed: ({ window }) => [participant('engagement-at-risk', window)],
  PaperReleased: ({ window }) => [participant('paper-released', window)],
  ExtensionGranted: ({ window }) => [participant('extension-granted', window)],
  CaseStudySubmitted: ({ limit }, journey) => [
    participant(limit === 'within' ? 'submission-received' : 'submission-outside-limits'),
    ...toMarkersOf(latestAttempt(journey), 'script-replaced'),
  ],
  WindowClosed: ({ script, window }, journey) => {
    if (script) return [participant('outcome-wait', window)];
    return journey.status === 'deferred' ? [] : [participant('window-closed-without-submission', window)];
  },
  MarkerAllocated: ({ role }) => [message('assessor', 'script-allocated', role)],
  ScriptTakenBack: ({ assessor, role }) =>
    assessor === null ? [] : [message('assessor', 'script-taken-back', role)],
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
  PostTakenUp: () => [participant('post-recorded')],
  PostGivenUp: () => [participant('post-recorded')],
  PostCorrected: () => [participant('post-recorded')],
  DutyMet: () => [participant('duty-met')],
  Deferred: () => [participant('deferral-confirmed')],
  Returned: () => [participant('return-planned')],
  Withdrawn: (_, journey) => [
    participant('withdrawal-confirmed'),
    ...(isKnownToHeadteacher(journey) ? [message('headteacher', 'headteacher-withdrawn')] : []),
  ],
  Reinstated: () => [participant('reinstated')],
  DetailsChanged: () => [participant('details-changed')],
  AddressRefused: ({ again, message: key }) =>
    again && !reminders.has(key.split('/')[1] ?? '')
      ? [{ template: SENT_AGAIN, to: 'participant', about: key }]
      : [],
  Ended: ({ as }, journey) => ending[as]?.(journey) ?? [],
};

export function messagesOf(event: JourneyEvent, after: Journey): MessageEffect[] {
  const rule = table[event.type] as ((event: JourneyEvent, journey: Journey) => MessageEffect[]) | undefined;
  return rule?.(event, after) ?? [];
}
