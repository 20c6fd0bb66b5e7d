/** The OpenAPI document, of each operation from what it takes and answers. */
import type { FastifySchema } from 'fastify';
import { z } from 'zod';
import { scopeFor, type Operation } from './operation.js';
import { PROBLEM } from './problem.js';
import { problem } from './shapes.js';

declare module 'fastify' {
  interface FastifySchema {
    hide?: boolean;
    operationId?: string;
    summary?: string;
    description?: string;
    tags?: readonly string[];
    security?: readonly Record<string, readonly string[]>[];
    consumes?: readonly string[];
  }
}

export const document = {
  openapi: '3.1.0',
  info: {
    title: 'Journeys',
    version: '1',
    description:
      'Everything that a provider’s people do in a browser, for its own systems. Moments are UTC; days are days in London. A problem has a stable code and a sentence that says what to do.',
  },
  components: {
    securitySchemes: { token: { type: 'http' as const, scheme: 'bearer' } },
  },
  security: [{ token: [] }],
};

const key = z.object({
  'idempotency-key': z
    .string()
    .max(102)
    .optional()
    .describe('an id of your own: the same one is answered with the first answer, and done once'),
});

/** With which any operation can be answered. */
const always = [400, 401, 403, 404, 409, 413, 415, 422, 429, 500, 503];

const problems = Object.fromEntries(
  always.map((status) => [status, { description: 'A problem', content: { [PROBLEM]: { schema: problem } } }]),
);

export function schemaOf(one: Operation): FastifySchema {
  const scope = scopeFor(one);
  return {
    operationId: one.id,
    summary: one.summary,
    description: scope === null ? 'For any token.' : `Takes a token with the scope "${scope}".`,
    tags: [one.tag],
    ...(one.params ? { params: one.params } : {}),
    ...(one.query ? { querystring: one.query } : { querystring: z.strictObject({}) }),
    ...(one.keyed ? { headers: key } : {}),
    ...(one.body === 'bytes' ? { consumes: ['application/octet-stream'] } : {}),
    ...(one.body !== undefined && one.body !== 'bytes' ? { body: one.body } : {}),
    response: {
      [one.status]: { description: 'Done', content: contentOf(one.answer) },
      ...problems,
    },
  };
}

function contentOf(answer: Operation['answer']) {
  if (answer instanceof z.ZodType) return { 'application/json': { schema: answer } };
  return Object.fromEntries(answer.map((kind) => [kind, { schema: z.string() }]));
}
