/** A service of one operation behind a fault plan, on a real socket, which counts what it carried out. */
import Fastify from 'fastify';
import { request as ask, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { faultsPlugin } from '../../faults/plugin.js';
import { createFaults, type FaultPlanInput } from '../../faults/plan.js';

export const body = JSON.stringify({ data: { id: 'one', type: 'participant-declaration', attributes: {} } });

export async function faultyService(plan: FaultPlanInput) {
  const faults = createFaults(plan);
  const app = Fastify();
  const carriedOut: unknown[] = [];
  app.register(faultsPlugin(faults));
  for (const method of ['GET', 'POST'] as const) {
    app.route({
      method,
      url: '/api/v3/participant-declarations',
      handler: (request, reply) => {
        carriedOut.push(request.body);
        return reply.type('application/json').send(body);
      },
    });
  }
  app.get('/control', () => 'as ever');
  await app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = app.server.address() as AddressInfo;
  return { faults, carriedOut, port, app };
}

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
  /** The socket went away before the announced body was there. */
  cut: boolean;
  ms: number;
}

/** One request on a connection of its own; rejects when the socket goes away without an answer. */
export function send(port: number, method = 'GET', path = '/api/v3/participant-declarations', payload = '') {
  const started = performance.now();
  return new Promise<Answer>((resolve, reject) => {
    const headers = payload ? { 'content-type': 'application/json' } : {};
    const asked = ask({ host: '127.0.0.1', port, method, path, headers, agent: false }, (answer) => {
      let received = '';
      let cut = false;
      answer.setEncoding('utf8');
      answer.on('data', (text: string) => (received += text));
      answer.on('error', () => (cut = true));
      answer.on('close', () =>
        resolve({
          status: answer.statusCode ?? 0,
          headers: answer.headers,
          body: received,
          cut,
          ms: performance.now() - started,
        }),
      );
    });
    asked.on('error', reject);
    asked.end(payload);
  });
}
