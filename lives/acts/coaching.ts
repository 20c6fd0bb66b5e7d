/** S3.5: coaches report their sessions, some by command, some by a system that can only signal. */
import { addDays, addMinutes, londonDate, londonInstant } from '../../workflows/journey/calendar.js';
import type { EventOf } from '../../workflows/journey/event.js';
import type { Journey } from '../../workflows/journey/state.js';
import type { Behaviour } from '../behaviour.js';
import { as, command, isStudying, later, participantOf, type Act, type Deed } from './act.js';

type Booked = EventOf<'SessionBooked'> | EventOf<'SessionMoved'>;

/** Sessions that a coaching platform signals; the others are reported by the coaches themselves. */
const signalled = new Set(['coaching-3', 'impact-review']);

export function bookedActs(event: Booked, behaviour: Behaviour): Act[] {
  const moves = behaviour.movedSession === event.session && event.type === 'SessionBooked';
  return [...(moves ? [moving(event)] : []), ...reports(event, behaviour)];
}

/** The participant asks for two days later, at half past three. */
const moving = ({ session, starts, at }: Booked): Act => ({
  at: later(at, 1, '09:15'),
  key: `move/${session}`,
  actor: participantOf,
  applies: (journey) => isStudying(journey) && isBooked(journey, session, starts),
  deed: () =>
    command({
      type: 'moveSession',
      session,
      preferred: londonInstant(addDays(londonDate(starts), 2), '15:30'),
    }),
});

const isBooked = ({ sessions }: Journey, session: string, starts: string): boolean =>
  sessions[session]?.status === 'booked' && sessions[session].booking?.starts === starts;

/** Within the hour; a session missed once is held when it is booked again. Nobody who is silent comes. */
function reports({ session, coach, starts, ends, sequence }: Booked, behaviour: Behaviour): Act[] {
  const { missedSessions, silentFrom } = behaviour;
  const isSilent = silentFrom !== null && londonDate(starts) >= silentFrom;
  // After the second one in vain the coach leaves it to the provider.
  if (isSilent && sequence > 0) return [];
  const isMissed = isSilent || (missedSessions.includes(session) && sequence === 0);
  const deed = (): Deed => {
    if (isMissed) return command({ type: 'missSession', session, on: starts });
    if (signalled.has(session)) return { by: 'signal', coach, session, held: starts, minutes: 60 };
    const notes = 'We looked at what has changed for pupils since we last met, and agreed the next step.';
    return command({ type: 'completeSession', session, held: starts, minutes: 60, notes });
  };
  return [
    {
      at: addMinutes(ends, 30),
      key: `report/${session}`,
      actor: as('coach', coach),
      applies: (journey) => isStudying(journey) && isBooked(journey, session, starts),
      deed,
    },
  ];
}
