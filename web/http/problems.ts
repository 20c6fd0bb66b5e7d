/** What people are told when something is not there, is refused, or fails: a page that says what to do, never a stack. */
import type { FastifyError, FastifyInstance, FastifyReply } from 'fastify';
import { ClientError, type ErrorKind } from '../../client/errors.js';
import { classOf, errorCodeOf } from '../../environment/error-code.js';
import { homeOf } from '../home/areas.js';
import type { Parts } from '../parts.js';

export const statusOf: Readonly<Record<ErrorKind, number>> = {
  refused: 409,
  'bad-input': 400,
  'not-found': 404,
  unreachable: 503,
  internal: 500,
};

const titles: Readonly<Record<number, string>> = {
  400: 'Something in that cannot be right',
  403: 'That cannot be done from this page any more',
  404: 'There is no such page',
  409: 'The rules do not allow that now',
  413: 'That is too large',
  415: 'That kind of content is not taken here',
  429: 'Too many requests',
  503: 'The service cannot answer just now',
};

const lines: Readonly<Record<number, string>> = {
  403: 'The page was open too long, or you have signed out meanwhile. Go back, load the page again and repeat it: nothing has changed.',
  404: 'The address is wrong, or what it led to is not yours to see.',
  413: 'Send something smaller: a document may have 20 MB.',
  429: 'Wait a minute, then try again.',
  500: 'Something went wrong inside. It is in our log under the reference below. What you had done before is kept.',
};

export function answerProblems(site: FastifyInstance, { log }: Parts): void {
  site.setNotFoundHandler((request, reply) => problem(reply, 404, request.id, null));
  site.setErrorHandler<FastifyError>((error, request, reply) => {
    const status = error instanceof ClientError ? statusOf[error.kind] : (error.statusCode ?? 500);
    if (status >= 500) {
      log.error({ request: request.id, code: errorCodeOf(error), type: classOf(error) }, 'a page failed');
    }
    return problem(reply, status, request.id, error instanceof ClientError ? error : null);
  });
}

function problem(reply: FastifyReply, status: number, reference: string, error: ClientError | null) {
  const { person } = reply.request;
  const own = error && status !== 404 && status !== 500 ? error.message.split('\n') : null;
  return reply.code(status).page('message', {
    title: titles[status] ?? 'Something went wrong',
    lines: own ?? [lines[status] ?? lines[500]],
    link: { href: person ? homeOf(person.principal.role) : '/', text: 'Go to your first page' },
    reference: status >= 500 ? reference : null,
  });
}
