/** `/healthz`: the process lives. `/readyz`: it can answer. `/metrics`: figures for Prometheus, to this machine alone. */
import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import { pingStore } from '../../store/database/database.js';
import { isLoopback } from '../../environment/loopback.js';
import type { Parts } from '../parts.js';

const BUCKETS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

export function watchHealth(site: FastifyInstance, { store }: Parts, isDraining: () => boolean): void {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'journeys_web_' });
  const seconds = new Histogram({
    name: 'journeys_web_request_seconds',
    help: 'How long requests took, by the pattern of their address',
    labelNames: ['route', 'method', 'status'],
    buckets: BUCKETS,
    registers: [registry],
  });
  site.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'none';
    seconds.observe({ route, method: request.method, status: reply.statusCode }, reply.elapsedTime / 1_000);
    done();
  });
  const plain = { config: { rateLimit: false }, logLevel: 'silent' } as const;
  site.get('/healthz', plain, (_request, reply) => reply.type('text/plain').send('alive\n'));
  site.get('/readyz', plain, async (_request, reply) => {
    const answers = await pingStore(store).then(
      () => true,
      () => false,
    );
    if (isDraining()) return reply.code(503).type('text/plain').send('draining\n');
    return answers
      ? reply.type('text/plain').send('ready\n')
      : reply.code(503).type('text/plain').send('the database does not answer\n');
  });
  site.get('/metrics', plain, async (request, reply) => {
    if (!isLoopback(request.socket.remoteAddress?.replace(/^::ffff:/, '') ?? '')) return reply.callNotFound();
    return reply.type(registry.contentType).send(await registry.metrics());
  });
}
