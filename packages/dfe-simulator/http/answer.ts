import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ApiRefusal } from '../world/refusal.js';

const json = 'application/json';

/** Fastify adds a charset to what it takes for text; the service sends none. */
export function dropCharset(app: FastifyInstance): void {
  app.addHook('onSend', async (_request, reply, payload) => {
    const type = reply.getHeader('content-type');
    if (typeof type === 'string' && type.startsWith(json)) reply.header('content-type', json);
    return payload;
  });
}

/** JSON as the service sends it, never to be stored. */
export function sendJson(reply: FastifyReply, status: number, body: unknown): FastifyReply {
  return reply.code(status).type(json).header('cache-control', 'no-store').send(JSON.stringify(body));
}

/** The shapes of DfE §1.2: some statuses say a single `error`, the others list `errors`. */
export function sendRefusal(reply: FastifyReply, { status, errors }: ApiRefusal): FastifyReply {
  if (status === 401) return sendJson(reply, 401, { error: 'HTTP Token: Access denied' });
  if (status === 404) return sendJson(reply, 404, { error: 'Resource not found' });
  return sendJson(reply, status, { errors });
}

export function sendTooMany(reply: FastifyReply): FastifyReply {
  return reply.code(429).header('content-type', 'text/plain').send('Retry later\n');
}
