/** What the people around a journey do, and when, once something has happened. */
import { addDays, addMinutes, londonDate, londonInstant } from '../../workflows/journey/calendar.js';
import type { CommandBody } from '../../workflows/journey/command.js';
import type { EventOf, EventType, JourneyEvent } from '../../workflows/journey/event.js';
import type { Journey } from '../../workflows/journey/state.js';
import type { Actor, Instant } from '../../workflows/journey/values.js';
import type { Behaviour } from './behaviour.js';
import { assessor, coach, headteacher, participant, provider } from './people.js';
import { planActs } from './study-acts.js';

/** An intention: done at its time if it still applies then. */
export interface Act {
  at: Instant;
  /** A newer intention with the same key replaces an older one. */
  key: string;
  actor: Actor;
  reason?: string;
  applies: (journey: Journey) => boolean;
  body: (journey: Journey, now: Instant) => CommandBody;
}

const later = (at: Instant, days: number, time = '10:00') =>
  londonInstant(addDays(londonDate(at), days), time);
const applying = ({ status }: Journey) => status === 'applying';
const studying = ({ status }: Journey) => status === 'active';

export function firstActs({ enrolled, form, funding, acceptedAfter, cohort, ...rest }: Behaviour): Act[] {
  const acts: Act[] = [
    {
      at: enrolled,
      key: 'enrol',
      actor: provider,
      applies: () => true,
      body: ({ programme }) => ({
        type: 'enrol',
        registration: programme.application.registration ? 'registration-1' : null,
        form,
      }),
    },
    ...evidenceActs(enrolled),
  ];
  if (acceptedAfter !== null) {
    acts.push(
      decision(later(enrolled, acceptedAfter - 1), 'decideFunding', { type: 'decideFunding', funding }),
      decision(later(enrolled, acceptedAfter), 'accept', { type: 'accept' }),
    );
  }
  if (form.role === 'teaching-assistant') {
    acts.push({ ...decision(later(enrolled, 9), 'reject', { type: 'reject' }), reason: 'unsuitable-role' });
  }
  return [...acts, ...interruptionActs({ enrolled, form, funding, acceptedAfter, cohort, ...rest })];
}

const decision = (at: Instant, key: string, body: CommandBody): Act => ({
  at,
  key,
  actor: provider,
  applies: applying,
  body: () => body,
});

function evidenceActs(enrolled: Instant): Act[] {
  const given = [
    ['headteacher-declaration', headteacher, 5],
    ['qts-certificate', participant, 3],
    ['setting-confirmation', participant, 4],
  ] as const;
  return given.map(([evidence, actor, days]) => ({
    at: later(enrolled, days),
    key: evidence,
    // A participant who falls silent gets no endorsement either: nobody asked the headteacher.
    actor: actor === headteacher ? participant : actor,
    applies: ({ programme, status }) =>
      status === 'applying' && programme.application.evidence.includes(evidence),
    body: () => ({ type: 'provideEvidence', evidence, document: `document-${evidence}` }),
  }));
}

function interruptionActs({ deferral, withdrawal }: Behaviour): Act[] {
  const acts: Act[] = [];
  if (deferral) {
    const { on, until, cohort } = deferral;
    acts.push(
      {
        at: londonInstant(on, '11:00'),
        key: 'defer',
        actor: participant,
        reason: 'parental-leave',
        applies: studying,
        body: () => ({ type: 'defer', expectedReturn: until }),
      },
      {
        at: londonInstant(until, '11:00'),
        key: 'return',
        actor: provider,
        applies: ({ status }) => status === 'deferred',
        body: () => ({ type: 'return', cohort }),
      },
    );
  }
  if (withdrawal) {
    acts.push({
      at: londonInstant(withdrawal, '11:00'),
      key: 'withdraw',
      actor: participant,
      reason: 'change-in-career',
      applies: studying,
      body: () => ({ type: 'withdraw' }),
    });
  }
  return acts;
}

type Reactions = { [T in EventType]?: (event: EventOf<T>, journey: Journey, behaviour: Behaviour) => Act[] };

const reactions: Reactions = {
  PlaceOffered: ({ at }) => [
    {
      at: later(at, 2),
      key: 'take-offer',
      actor: participant,
      applies: ({ application }) => application.offer !== null,
      body: () => ({ type: 'takeOffer' }),
    },
  ],
  Planned: ({ at }, journey, behaviour) => planActs(journey, behaviour, at),
  CatchUpBooked: ({ event, date }) => [attendance(event, date, true)],
  TaskSubmitted: ({ task, at }) => [
    {
      at: later(at, 6, '15:00'),
      key: `feedback/${task}`,
      actor: provider,
      applies: ({ status }) => status === 'active' || status === 'deferred',
      body: () => ({ type: 'returnFeedback', task, document: `feedback-${task}` }),
    },
  ],
  SessionBooked: (event, _, behaviour) => [report(event, behaviour)],
  SessionMoved: (event, _, behaviour) => [report(event, behaviour)],
  WindowOpened: ({ window, attempt, at }, journey, { nothingSubmitted }) =>
    nothingSubmitted.includes(journey.attempts.length)
      ? []
      : [
          {
            at: later(at, 5, '20:15'),
            key: `submit/${window}`,
            actor: participant,
            applies: studying,
            body: (_journey, now) => ({
              type: 'submitCaseStudy',
              document: `case-study-${attempt}`,
              words: 2100,
              arrived: now,
            }),
          },
        ],
  MarkerAllocated: ({ script, role, assessor: marker, at }, journey, { scores }) => {
    const marks = journey.attempts.length - 1 + (role === 'appeal' ? 1 : 0);
    const score = scores[Math.min(marks, scores.length - 1)] ?? 0;
    return [
      {
        at: later(at, 6, '16:00'),
        key: `mark/${script}/${role}`,
        actor: assessor(marker),
        applies: ({ status }) => status !== 'withdrawn' && status !== 'ended',
        body: ({ programme }) => ({
          type: 'recordMark',
          script,
          scores: Object.fromEntries(programme.assessment.criteria.map(({ id }) => [id, score])),
        }),
      },
    ];
  },
  ResultConfirmed: ({ script, at }) => [
    {
      at: later(at, 30, '11:00'),
      key: `release/${script}`,
      actor: provider,
      applies: ({ status }) => status !== 'withdrawn' && status !== 'ended',
      body: () => ({ type: 'releaseResult' }),
    },
  ],
  ResultReleased: ({ pass, attempt, at }, _, { appeals }) =>
    pass || !appeals
      ? []
      : [
          {
            at: later(at, 4),
            key: `appeal/${attempt}`,
            actor: participant,
            reason: 'marking-error',
            applies: studying,
            body: () => ({ type: 'appeal' }),
          },
        ],
};

export function follows(event: JourneyEvent, journey: Journey, behaviour: Behaviour): Act[] {
  const reaction = reactions[event.type] as
    ((event: JourneyEvent, journey: Journey, behaviour: Behaviour) => Act[]) | undefined;
  return reaction?.(event, journey, behaviour) ?? [];
}

/** The provider's register on the evening of an event. */
export const attendance = (event: string, day: string, attended: boolean): Act => ({
  at: londonInstant(day, '17:30'),
  key: `attend/${event}`,
  actor: provider,
  // An event before the enrolment is nobody's absence: it was raised as joined too late.
  applies: ({ status, elements, enrolled }) =>
    status === 'active' && day >= londonDate(enrolled) && elements[event]?.status !== 'done',
  body: () => ({ type: 'recordAttendance', event, attended, on: day }),
});

/** The coach's report within the hour; a session missed once is held when it is rebooked. */
function report(
  { session, coach: by, starts, ends, sequence }: EventOf<'SessionBooked'> | EventOf<'SessionMoved'>,
  { missedSessions }: Behaviour,
): Act {
  const missed = missedSessions.includes(session) && sequence === 0;
  return {
    at: addMinutes(ends, 30),
    key: `report/${session}`,
    actor: coach(by),
    applies: ({ sessions, status }) => status === 'active' && sessions[session]?.status === 'booked',
    body: () =>
      missed
        ? { type: 'missSession', session, on: starts }
        : { type: 'completeSession', session, held: starts, minutes: 60, notes: null },
  };
}
