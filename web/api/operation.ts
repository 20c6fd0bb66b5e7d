/** What can be asked of the HTTP API: each operation with what it takes and answers, from which everything else is made. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { table } from '../../access/table.js';
import type { Action } from '../../access/actions.js';
import type { TokenScope } from '../../access/roles.js';
import type { Journeys } from '../../client/journeys.js';
import type { Token } from '../../store/api/tokens.js';
import type { Parts } from '../parts.js';

/** One request, with what was checked of it. */
export interface Asked<P = unknown, Q = unknown, B = unknown> {
  /** The library as the token has it. */
  journeys: Journeys;
  token: Token;
  params: P;
  query: Q;
  body: B;
  /** `Idempotency-Key`: the id of the command. */
  key: string | undefined;
  request: FastifyRequest;
  reply: FastifyReply;
  parts: Parts;
}

type Shape = z.ZodType;

export interface Operation<P extends Shape = Shape, Q extends Shape = Shape, B extends Shape = Shape> {
  /** For programs that are made from the document. */
  id: string;
  method: 'GET' | 'POST' | 'PATCH';
  /** After `/api/v1`, with `:name` for what is in `params`. */
  path: string;
  tag: string;
  summary: string;
  /** Which action of the table of who may do what; null for what any token may see. */
  action: Action | null;
  params?: P;
  query?: Q;
  /** `bytes`: a document as it is, not JSON. */
  body?: B | 'bytes';
  status: 200 | 201 | 202;
  /** Of the answer; or the kinds of content that are streamed. */
  answer: z.ZodType | readonly string[];
  /** Takes `Idempotency-Key`. */
  keyed?: true;
  example?: Example;
  does: (asked: Asked<z.output<P>, z.output<Q>, z.output<B>>) => unknown;
}

interface Example {
  /** After `/api/v1`. */
  path?: string;
  body?: unknown;
}

/** The same, with the types of what it takes known to what it does. */
export const operation = <P extends Shape, Q extends Shape, B extends Shape>(
  one: Operation<P, Q, B>,
): Operation => one;

/** Null: any token. */
export const scopeFor = ({ action }: Operation): TokenScope | null =>
  action === null ? null : (table[action].machine?.scope ?? null);

export const exampleJourney = 'jny-aaaaaaaaaaaaaaaaaaaa';
