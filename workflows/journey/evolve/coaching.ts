import { londonDate } from '../calendar.js';
import type { Booking } from '../event.js';
import type { Evolvers } from './evolvers.js';
import { isDone } from '../lookup.js';
import type { ElementProgress, Journey, SessionProgress } from '../state.js';

const blank: SessionProgress = {
  status: 'sought',
  booking: null,
  held: null,
  minutes: 0,
  notes: null,
  missedOn: null,
};

const session = (journey: Journey, id: string, change: Partial<SessionProgress>): Partial<Journey> => ({
  sessions: { ...journey.sessions, [id]: { ...(journey.sessions[id] ?? blank), ...change } },
});

const booking = ({ booking: id, coach, starts, ends, sequence }: Booking): Booking => ({
  booking: id,
  coach,
  starts,
  ends,
  sequence,
});

function withElement(journey: Journey, id: string, to: ElementProgress | null): Journey['elements'] {
  const { [id]: _, ...others } = journey.elements;
  return to ? { ...others, [id]: to } : others;
}

/** S3.5: sessions from the first search to the report, and its correction. */
export const coachingEvolvers = {
  SessionSought: (journey, event) => session(journey, event.session, { status: 'sought' }),
  SessionBooked: (journey, event) =>
    session(journey, event.session, { status: 'booked', booking: booking(event) }),
  SessionMoveSought: (journey, event) =>
    journey.sessions[event.session]?.status === 'booked'
      ? {}
      : session(journey, event.session, { status: 'sought' }),
  SessionMoved: (journey, event) =>
    session(journey, event.session, { status: 'booked', booking: booking(event) }),
  /** A booking that came too late is given back; a session that was held stays held. */
  SessionCancelled: (journey, event) =>
    isDone(journey, event.session) ? {} : session(journey, event.session, { status: 'cancelled' }),
  SessionCompleted: (journey, { session: id, held, minutes, notes }) => ({
    ...session(journey, id, { status: 'held', held, minutes, notes }),
    elements: withElement(journey, id, { status: 'done', on: londonDate(held) }),
  }),
  SessionMissed: (journey, { session: id, on }) => session(journey, id, { status: 'missed', missedOn: on }),
  SessionCorrected: (journey, { session: id, held, minutes }) => ({
    ...session(journey, id, { status: held ? 'held' : 'missed', held, minutes }),
    elements: withElement(journey, id, held ? { status: 'done', on: londonDate(held) } : null),
  }),
  SignalRefused: () => ({}),
} satisfies Partial<Evolvers>;
