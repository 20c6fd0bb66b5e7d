/** What the address of a participant's pages asks for: whom, and of which moment. */
import type { FastifyRequest } from 'fastify';
import { parseOrRefuse } from '../../../client/input/faults.js';
import { momentSchema } from '../../../client/input/instants.js';
import type { Instant } from '../../../workflows/journey/values.js';

export interface Asked {
  id: string;
  /** As it was typed, for links to the other pages of the same moment. */
  typed: string | null;
  /** Null for the present. */
  at: Instant | null;
}

/** @throws BadInput for a moment that cannot be read */
export function askedOf(request: FastifyRequest): Asked {
  const { id } = request.params as { id: string };
  const { at } = request.query as { at?: string | string[] };
  const typed = (Array.isArray(at) ? at.at(-1) : at)?.trim() ?? '';
  if (typed === '') return { id, typed: null, at: null };
  return { id, typed, at: parseOrRefuse(momentSchema, typed) };
}

export const isBy = (at: Instant | null, when: Instant): boolean => at === null || when <= at;
