/** What every page of a participant begins with: the one journey that is theirs, and what is refused on it. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ClientError, type Journeys } from '../../client/journeys.js';
import { DocumentRefused } from '../../documents/refusals.js';
import type { WorkReading } from '../../client/reading/work.js';
import type { Fault } from '../forms/faults.js';
import { statusOf } from '../http/problems.js';
import type { Parts } from '../parts.js';
import { journeysFor } from '../sessions/acting.js';
import { principalIn } from '../sessions/signed-in.js';

export interface Own {
  journey: string;
  journeys: Journeys;
}

export function ownOf(request: FastifyRequest, parts: Parts): Own {
  const { journey } = principalIn(request);
  if (!journey) throw new Error('whoever takes part has a journey');
  return { journey, journeys: journeysFor(request, parts) };
}

export interface Refused {
  status: number;
  faults: Fault[];
}

/** Null if it was done; what the rules or the input do not allow is for the page itself to say, with what was typed. */
export async function refusedBy(work: () => Promise<unknown>, href: string): Promise<Refused | null> {
  try {
    await work();
    return null;
  } catch (error) {
    const own = error instanceof ClientError && (error.kind === 'refused' || error.kind === 'bad-input');
    if (own) return refusedWith(statusOf[error.kind], error.message.split('\n'), href);
    if (error instanceof DocumentRefused) return refusedWith(400, [error.message], href);
    throw error;
  }
}

export const refusedWith = (status: number, texts: readonly string[], href: string): Refused => ({
  status,
  faults: texts.map((text) => ({ text, href })),
});

/** Answers again with the page, as it was, and what is wrong. */
export const codeOf = (reply: FastifyReply, refused: Refused | null): FastifyReply =>
  refused ? reply.code(refused.status) : reply;

export const pieceIn = ({ stages }: WorkReading, id: string) =>
  stages.flatMap(({ pieces }) => pieces).find((one) => one.id === id) ?? null;
