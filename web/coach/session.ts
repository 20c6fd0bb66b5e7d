/** `/coach/sessions/:journey/:session`: did it take place? */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { newCommandId } from '../../client/ids.js';
import type { CoachedSession, CoachingReading } from '../../client/reading/coaching.js';
import { minutesBetween } from '../../workflows/journey/calendar.js';
import type { Fault } from '../forms/faults.js';
import { momentTyped } from '../forms/moment.js';
import type { Parts } from '../parts.js';
import { journeysFor } from '../sessions/acting.js';
import { rehearsalOf } from './rehearsal.js';
import { cancelReasons, correctionReasons } from './session-reasons.js';
import { standingWords } from './session-words.js';

export interface SessionAddress {
  Params: { journey: string; session: string };
}

const USUAL_MINUTES = 60;

export function sessionPage(area: FastifyInstance, parts: Parts): void {
  area.get<SessionAddress>('/sessions/:journey/:session', async (request, reply) => {
    const found = await sessionAsked(request, parts);
    return found ? showSession(reply, found) : reply.callNotFound();
  });
}

interface Found {
  coaching: CoachingReading;
  session: CoachedSession;
}

/** Null where the programme has no such session. */
export async function sessionAsked(
  request: FastifyRequest<SessionAddress>,
  parts: Parts,
): Promise<Found | null> {
  const { journey, session: id } = request.params;
  const coaching = await journeysFor(request, parts).coaching(journey);
  const session = coaching.sessions.find((one) => one.session === id);
  return session ? { coaching, session } : null;
}

/** What was typed and refused, and in which of the forms. */
export interface Refused {
  form: string;
  faults: Fault[];
  typed: object;
}

/** @param refused keeps the page as it was typed */
export function showSession(
  reply: FastifyReply,
  { coaching, session }: Found,
  refused: Refused | null = null,
): Promise<string> {
  const { starts, ends, held, status } = session;
  const isOver = status === 'booked' && (ends ?? '') <= coaching.at;
  const booked = starts && ends ? minutesBetween(starts, ends) : USUAL_MINUTES;
  return reply.page('coach/session', {
    title: isOver ? 'Did it take place?' : session.title,
    coaching,
    name: coaching.name ?? coaching.reference,
    rehearsal: rehearsalOf([coaching]),
    session,
    standing: standingWords(session),
    isOver,
    hasBegun: status === 'booked' && (starts ?? '') <= coaching.at,
    isReported: held !== null || session.missedOn !== null,
    minutes: booked,
    /** As the forms are filled in to begin with. */
    held: {
      ...momentTyped(held ?? (isOver ? starts : null)),
      minutes: String(held ? session.minutes : booked),
    },
    asked: momentTyped(null),
    reasons: { cancel: cancelReasons, correct: correctionReasons },
    command: newCommandId(),
    form: refused?.form ?? null,
    typed: refused?.typed ?? null,
    faults: refused?.faults ?? null,
  });
}
