/**
 * Puts the faults of a plan between the API's 23 operations and their clients, for Fastify. Other routes (the
 * control endpoint) are left alone. Register it before anything else that answers, so that a request that is
 * never carried out is not even authorised.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { FastifyInstance, FastifyPluginCallback, FastifyReply, FastifyRequest } from 'fastify';
import { writeAnswer, writeCutOff, writeGarbage, writeServerError, writeTooManyRequests } from './answers.js';
import { operationOf } from './operations.js';
import type { Fault, Faults } from './plan.js';

/** Sockets that wait for an answer that never comes; destroyed in time, and when the service stops. */
class Held {
  readonly #replies = new Set<FastifyReply>();

  hold(reply: FastifyReply, ms: number): void {
    const timer = setTimeout(() => reply.raw.destroy(), ms);
    this.#replies.add(reply);
    reply.raw.once('close', () => {
      clearTimeout(timer);
      this.#replies.delete(reply);
    });
  }

  destroyAll(): void {
    for (const reply of this.#replies) reply.raw.destroy();
  }
}

/** Answers in place of the service; false when this fault lets the request through. */
function answerBefore(fault: Fault, reply: FastifyReply, held: Held): boolean {
  if (fault.kind === 'timeOutBefore') held.hold(reply, fault.holdMs);
  else if (fault.kind === 'tooManyRequests') writeTooManyRequests(reply, fault.retryAfter);
  else if (fault.kind === 'serverError' && !fault.carriedOut) writeServerError(reply, fault.status);
  else if (fault.kind === 'garbage' && !fault.carriedOut) writeGarbage(reply, fault.status);
  else return false;
  return true;
}

/** Answers in place of the answer; false when this fault lets it through. */
function answerAfter(fault: Fault, reply: FastifyReply, body: string, held: Held): boolean {
  const headers = reply.getHeaders();
  if (fault.kind === 'timeOutAfterAccepting') held.hold(reply, fault.holdMs);
  else if (fault.kind === 'serverError') writeServerError(reply, fault.status);
  else if (fault.kind === 'garbage') writeGarbage(reply, fault.status);
  else if (fault.kind === 'cutOff') writeCutOff(reply, headers, body);
  else if (fault.kind === 'duplicatedResponse') writeAnswer(reply, reply.statusCode, headers, body + body);
  else return false;
  return true;
}

/** Carries the request out once more, from the beginning, before it is carried out for the answer. */
async function repeat(app: FastifyInstance, request: FastifyRequest, marker: string): Promise<void> {
  const { 'content-length': _length, 'transfer-encoding': _encoding, ...headers } = request.headers;
  await app.inject({
    method: request.method as 'GET' | 'POST' | 'PUT',
    url: request.url,
    headers: { ...headers, [marker]: '1' },
    remoteAddress: request.ip,
    ...(request.body === undefined ? {} : { payload: JSON.stringify(request.body) }),
  });
}

export function faultsPlugin(faults: Faults): FastifyPluginCallback {
  const met = new WeakMap<FastifyRequest, Fault>();
  const held = new Held();
  /** Known to this process alone, so that no client can ask to be spared. */
  const marker = `x-repeated-${randomUUID()}`;

  const plugin: FastifyPluginCallback = (app, _options, done) => {
    app.addHook('onRequest', async (request, reply) => {
      const operation = operationOf(request.method, request.url);
      if (!operation || request.headers[marker] !== undefined) return;
      const fault = faults.next(operation);
      if (!fault) return;
      met.set(request, fault);
      if (answerBefore(fault, reply, held)) reply.hijack();
    });
    app.addHook('preHandler', async (request) => {
      if (met.get(request)?.kind === 'repeatedRequest') await repeat(app, request, marker);
    });
    app.addHook('onSend', async (request, reply, payload) => {
      const fault = met.get(request);
      if (!fault) return payload;
      if (fault.kind === 'slow') await pause(fault.ms);
      const body = typeof payload === 'string' ? payload : '';
      if (!answerAfter(fault, reply, body, held)) return payload;
      // Fastify would send the service's own answer next: it waits for good, the socket has had another.
      return new Promise<never>(() => undefined);
    });
    app.addHook('preClose', async () => held.destroyAll());
    done();
  };
  // Fastify keeps the hooks of a plugin to itself unless it says that it means the whole service.
  return Object.assign(plugin, { [Symbol.for('skip-override')]: true });
}
