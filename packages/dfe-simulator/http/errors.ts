import type { FastifyError, FastifyInstance, FastifyReply } from 'fastify';
import { ApiRefusal, badRequest, notFound } from '../world/refusal.js';
import { sendJson, sendRefusal } from './answer.js';

function sendError(error: unknown, reply: FastifyReply, report: (error: unknown) => void): FastifyReply {
  if (error instanceof ApiRefusal) return sendRefusal(reply, error);
  const status = (error as Partial<FastifyError> | null)?.statusCode ?? 500;
  if (status < 500) return sendRefusal(reply, badRequest('The request could not be read.'));
  report(error);
  return sendJson(reply, 500, { error: 'Internal server error' });
}

/**
 * Answers what goes wrong in the service's own shapes; a route that nobody knows is a resource that is not found.
 * @param report told of what should not have happened
 */
export function answerErrors(app: FastifyInstance, report: (error: unknown) => void): void {
  app.setErrorHandler((error, _request, reply) => sendError(error, reply, report));
  app.setNotFoundHandler((_request, reply) => sendRefusal(reply, notFound()));
}
