/** `/api/v1`: a provider's own system does over HTTP what its people do in a browser. Sessions and cookies play no part. */
import rateLimit from '@fastify/rate-limit';
import swagger from '@fastify/swagger';
import type { FastifyError, FastifyInstance, FastifyRequest } from 'fastify';
import { createJsonSchemaTransform } from 'fastify-type-provider-zod';
import type { z } from 'zod';
import { BadInput } from '../../client/errors.js';
import { faultsOf, parseOrRefuse } from '../../client/input/faults.js';
import { commandIdSchema } from '../../client/input/ids.js';
import { tokenPrincipal, useToken, type Token } from '../../store/api/tokens.js';
import type { Parts } from '../parts.js';
import { keepRunning } from './jobs.js';
import { document, schemaOf } from './document.js';
import { allowedAt } from './allowed.js';
import type { Operation } from './operation.js';
import { operations } from './operations/index.js';
import { answerProblem, Problem } from './problem.js';

const API = '/api/v1';
const REQUESTS = 1_000;
const WINDOW_MS = 5 * 60_000;
const MOST_JSON_BYTES = 1024 * 1024;
/** Rows of a bulk enrolment. */
const MOST_JOB_BYTES = 16 * 1024 * 1024;

declare module 'fastify' {
  interface FastifyRequest {
    /** What a request to the API comes in with; null for none that is good. */
    token: Token | null;
  }
}

/** Before anything of the site is: what a browser remembers is nothing to the API. */
export function withoutCookies(site: FastifyInstance): void {
  site.addHook('onRequest', (request, _reply, done) => {
    if (request.url.startsWith('/api/')) delete request.raw.headers.cookie;
    done();
  });
}

export async function apiRoutes(site: FastifyInstance, parts: Parts): Promise<void> {
  keepRunning(site, parts);
  await site.register(
    async (api) => {
      api.decorateRequest('token', null);
      api.setErrorHandler<FastifyError>((error, request, reply) =>
        answerProblem(error, request, reply, parts),
      );
      api.setNotFoundHandler((request) => {
        throw notThere(request);
      });
      api.setValidatorCompiler(({ schema, httpPart }) => checked(schema as z.ZodType, httpPart));
      api.setSerializerCompiler(() => (answer) => JSON.stringify(answer));
      // No other kinds than these, whatever the site takes elsewhere.
      api.removeAllContentTypeParsers();
      api.addContentTypeParser(
        'application/json',
        { parseAs: 'string' },
        api.getDefaultJsonParser('error', 'error'),
      );
      api.addContentTypeParser('application/octet-stream', (_request, body, done) => done(null, body));
      await limited(api, parts);
      await api.register(swagger, {
        openapi: document,
        transform: createJsonSchemaTransform({}),
      });
      for (const one of operations) serve(api, one, parts);
      api.get('/openapi.json', { schema: { hide: true } }, () => api.swagger());
    },
    { prefix: API },
  );
}

async function limited(api: FastifyInstance, { store }: Parts): Promise<void> {
  api.addHook('onRequest', async (request) => {
    const [, secret] = /^Bearer ([\w.~+/-]{1,200}=*)$/i.exec(request.headers.authorization ?? '') ?? [];
    request.token = secret === undefined ? null : await useToken(store, secret);
  });
  await api.register(rateLimit, {
    max: REQUESTS,
    timeWindow: WINDOW_MS,
    keyGenerator: ({ token, ip }: FastifyRequest) => token?.id ?? ip,
  });
}

function serve(api: FastifyInstance, one: Operation, parts: Parts): void {
  const takesBytes = one.body === 'bytes';
  api.route({
    method: one.method,
    url: one.path,
    schema: schemaOf(one),
    bodyLimit: one.id === 'enrolMany' ? MOST_JOB_BYTES : MOST_JSON_BYTES,
    // Before the body is read: nobody sends twenty megabytes to be told that the token is over.
    preParsing: async (request) => {
      if (!request.token) throw unknownToken();
      const kind = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
      const wanted = takesBytes ? 'application/octet-stream' : 'application/json';
      if (one.body !== undefined && kind !== wanted) throw wrongKind(wanted);
    },
    handler: async (request, reply) => {
      const token = request.token as Token;
      const key = one.keyed ? keyIn(request) : undefined;
      const journeys = parts.journeysOf({ as: tokenPrincipal(token), way: 'api', request: request.id });
      const { params, query, body } = request;
      reply.header('cache-control', 'no-store');
      const answer = await one.does({ journeys, token, params, query, body, key, request, reply, parts });
      return reply.code(one.status).send(answer);
    },
  });
}

/** What is wrong is said in the words of the house, and not in zod's. */
const checked = (schema: z.ZodType, part: string | undefined) => (given: unknown) => {
  const result = schema.safeParse(given === undefined ? {} : given, { reportInput: true });
  // Of a body, as it was sent: the library looks at it again, and takes it apart itself.
  if (result.success) return { value: part === 'body' ? given : result.data };
  const [first = 'The input is wrong.', ...rest] = faultsOf(result.error);
  return { error: new BadInput([first, ...rest]) };
};

function keyIn({ headers }: FastifyRequest): string | undefined {
  const given = headers['idempotency-key'];
  if (given === undefined) return undefined;
  const bare = String(given).replace(/^"(.*)"$/, '$1');
  return parseOrRefuse(commandIdSchema, bare, { '': 'Idempotency-Key' });
}

const unknownToken = (): Problem =>
  new Problem(
    401,
    'token-unknown',
    'Send a token that is good, as "Authorization: Bearer TOKEN". The provider’s administrator makes one.',
    { 'www-authenticate': 'Bearer realm="journeys"' },
  );

const wrongKind = (wanted: string): Problem =>
  new Problem(415, 'content-not-taken', `Send it with "Content-Type: ${wanted}".`);

function notThere({ url, method }: FastifyRequest): Problem {
  const allowed = allowedAt(url.slice(API.length).split('?')[0] ?? '');
  if (allowed.length === 0) {
    return new Problem(404, 'not-found', 'There is no such address. "/docs" lists those there are.');
  }
  const list = allowed.join(', ');
  return new Problem(405, 'method-not-allowed', `${method} is not for this address. It takes ${list}.`, {
    allow: list,
  });
}
