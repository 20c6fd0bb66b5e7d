/** Which intentions follow from which event: the people act on what their journey says. */
import type { EventOf, EventType, JourneyEvent } from '../../workflows/journey/event.js';
import type { Journey } from '../../workflows/journey/state.js';
import type { Behaviour } from '../behaviour.js';
import { feedbackPaper } from '../papers/paper.js';
import { atWork, command, hasNotEnded, later, participantOf, officeStaff, type Act } from './act.js';
import { applicationActs } from './application.js';
import { appealAct, markingAct, releaseAct, windowActs } from './assessment.js';
import { bookedActs } from './coaching.js';
import { settlingActs } from './exceptions.js';
import { interruptionActs } from './interruption.js';
import { attendance, planActs } from './study.js';

type Reactions = { [T in EventType]?: (event: EventOf<T>, journey: Journey, behaviour: Behaviour) => Act[] };

const reactions: Reactions = {
  Enrolled: ({ at }, _, behaviour) => [...applicationActs(at, behaviour), ...interruptionActs(behaviour)],
  PlaceOffered: ({ at }) => [
    {
      at: later(at, 2),
      key: 'take-offer',
      actor: participantOf,
      applies: ({ application }) => application.offer !== null,
      deed: () => command({ type: 'takeOffer' }),
    },
  ],
  ExceptionRaised: settlingActs,
  Planned: ({ at }, journey, behaviour) => planActs(journey, behaviour, at),
  CatchUpBooked: ({ event, date }, _, behaviour) => [attendance(event, date, behaviour, true)],
  TaskSubmitted: ({ task, at }, now, { habits }) => [
    {
      at: atWork(now, at, habits.returnsFeedback, habits),
      key: `feedback/${task}`,
      actor: officeStaff,
      applies: (journey) => hasNotEnded(journey) && journey.tasks[task]?.feedback === null,
      deed: ({ reference }) => ({
        by: 'paper',
        paper: feedbackPaper(reference, task),
        input: ({ document }) => ({ type: 'returnFeedback', task, document }),
      }),
    },
  ],
  SessionBooked: (event, _, behaviour) => bookedActs(event, behaviour),
  SessionMoved: (event, _, behaviour) => bookedActs(event, behaviour),
  WindowOpened: windowActs,
  MarkerAllocated: (event, journey, behaviour) => [markingAct(event, journey, behaviour)],
  ResultConfirmed: (event, journey, behaviour) => [releaseAct(event, journey, behaviour)],
  ResultReleased: (event, _, { appeals }) => (event.pass || !appeals ? [] : [appealAct(event)]),
};

export function follows(event: JourneyEvent, journey: Journey, behaviour: Behaviour): Act[] {
  const reaction = reactions[event.type] as
    ((event: JourneyEvent, journey: Journey, behaviour: Behaviour) => Act[]) | undefined;
  return reaction?.(event, journey, behaviour) ?? [];
}

/** Events after which somebody has to act, or that are about to bring one: nobody lives past them unseen. */
export const awaitedEvents: ReadonlySet<EventType> = new Set<EventType>([
  'SessionSought',
  'SessionMoveSought',
  'CatchUpSought',
  'OfferLapsed',
  'WindowOpened',
  'WindowClosed',
  'Ended',
]);
