/** The library as the one who is signed in has it, for this request. */
import type { FastifyRequest } from 'fastify';
import type { Journeys } from '../../client/journeys.js';
import type { Parts } from '../parts.js';
import { principalIn } from './signed-in.js';

/** @param because why somebody looks at what is personal, where a reason is asked for */
export const journeysFor = (request: FastifyRequest, parts: Parts, because?: string): Journeys =>
  parts.journeysOf({
    as: principalIn(request),
    way: 'page',
    request: request.id,
    ...(because === undefined ? {} : { because }),
  });
