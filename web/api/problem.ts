/** Everything that goes wrong in the HTTP API, as a problem of RFC 9457: a status, a stable code, and a sentence. */
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { BadInput, ClientError, keptArrivalOf, Unreachable } from '../../client/errors.js';
import { DocumentRefused } from '../../documents/refusals.js';
import { DocumentsUnusable, DocumentStoreError } from '../../documents/store.js';
import { classOf, errorCodeOf } from '../../environment/error-code.js';
import { CatalogueError } from '../../programmes/catalogue-error.js';
import { StoreError } from '../../store/database/store-error.js';
import type { Parts } from '../parts.js';

export const PROBLEM = 'application/problem+json';
const AGAIN_SECONDS = 10;

/** Of the API itself, before the library is asked. */
export class Problem extends Error {
  constructor(
    readonly statusCode: number,
    readonly code: string,
    message: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
    this.name = new.target.name;
  }
}

const titles: Readonly<Record<number, string>> = {
  400: 'The request cannot be read',
  401: 'Nobody is known by that token',
  403: 'The token is not for that',
  404: 'Not there',
  405: 'That cannot be done there',
  409: 'The rules do not allow that now',
  413: 'Too large',
  415: 'Not in a form that is taken here',
  422: 'Something in it is wrong',
  429: 'Too many requests',
  500: 'Something went wrong inside',
  503: 'The service cannot answer just now',
};

interface Told {
  status: number;
  code: string;
  detail: string;
  more?: object;
}

/** Of the framework: its own words may have what was sent in them. */
const ofFramework: Readonly<Record<number, Omit<Told, 'status'>>> = {
  400: {
    code: 'unreadable',
    detail:
      'The body is not the JSON that it says it is, or its length is wrong. Check it and send it again.',
  },
  404: { code: 'not-found', detail: 'There is no such address. "/docs" lists those there are.' },
  413: { code: 'too-large', detail: 'A body of JSON may have 1 MB. Send it in smaller parts.' },
  415: {
    code: 'content-not-taken',
    detail:
      'Send JSON, with "Content-Type: application/json"; or a document as application/octet-stream where one is taken.',
  },
  429: {
    code: 'too-many',
    detail: 'A token may ask 1,000 times in five minutes. Wait as long as Retry-After says.',
  },
};

const INSIDE: Omit<Told, 'status'> = {
  code: 'internal',
  detail:
    'Something went wrong inside. It is in our log under the id of this request. The same request with the same Idempotency-Key is safe.',
};

export function answerProblem(
  error: FastifyError,
  request: FastifyRequest,
  reply: FastifyReply,
  { log }: Parts,
) {
  const told = toldOf(error, request);
  const { status, code, detail, more } = told;
  if (status >= 500)
    log.error({ request: request.id, code: errorCodeOf(error), type: classOf(error) }, 'a request failed');
  if (error instanceof Problem) reply.headers(error.headers);
  if (status === 503) reply.header('retry-after', AGAIN_SECONDS);
  const arrival = keptArrivalOf(error);
  return reply
    .code(status)
    .type(PROBLEM)
    .send({
      type: 'about:blank',
      ...{ title: titles[status] ?? titles[500], status, detail, code, instance: `urn:uuid:${request.id}` },
      ...more,
      ...(arrival ? { arrival } : {}),
    });
}

function toldOf(error: FastifyError, { method }: FastifyRequest): Told {
  const wrong = method === 'GET' || method === 'HEAD' ? 400 : 422;
  const { code, message: detail } = error;
  if (error instanceof Problem) return { status: error.statusCode, code, detail };
  if (error instanceof BadInput) {
    const inAddress = 'validationContext' in error && error.validationContext !== 'body';
    return { status: inAddress ? 400 : wrong, code, detail, more: { faults: error.faults } };
  }
  if (error instanceof ClientError)
    return { status: statusOf(error), ...(error.kind === 'internal' ? INSIDE : { code, detail }) };
  if (error instanceof DocumentRefused || error instanceof CatalogueError)
    return { status: wrong, code, detail };
  if (error instanceof StoreError) return { status: wrong, code, detail };
  if (error instanceof DocumentStoreError) return { status: 404, code, detail };
  if (error instanceof DocumentsUnusable) return { status: 503, code, detail };
  const status = error.statusCode ?? 500;
  const known = ofFramework[status] ?? (status < 500 ? ofFramework[400] : undefined);
  return known ? { status: ofFramework[status] ? status : 400, ...known } : { status: 500, ...INSIDE };
}

/** Some refusals are about who asks, and not about the journey. */
const whoAsks = new Set(['not-allowed', 'reason-needed', 'four-eyes']);

function statusOf(error: ClientError): number {
  if (error instanceof Unreachable) return 503;
  if (error.kind === 'refused') return whoAsks.has(error.code) ? 403 : 409;
  return { 'bad-input': 422, 'not-found': 404, unreachable: 503, internal: 500 }[error.kind];
}
