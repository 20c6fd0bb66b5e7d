/** `/healthz`: the process lives. `/readyz`: it can take work. `/metrics`: Prometheus figures, the SDK's included. */
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Logger } from 'pino';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { WorkerEnded } from './ended.js';

export interface Health {
  port: number;
  registry: Registry;
  close(): Promise<void>;
}

export interface HealthOptions {
  host: string;
  port: number;
  /** Why the worker is not ready; an empty list when it is. */
  unready(): Promise<string[]>;
  log: Pick<Logger, 'warn'>;
  /** Where the SDK's runtime offers its own metrics, if it does. */
  sdkMetrics: string | null;
}

export async function startHealth(options: HealthOptions): Promise<Health> {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'journeys_worker_' });
  const server = createServer((request, response) => {
    answer(request.url ?? '/', response, options, registry).catch((error: unknown) => {
      options.log.warn({ err: error }, 'a question about health or figures could not be answered');
      if (response.headersSent) response.destroy();
      else send(response, 500, 'internal error\n');
    });
  });
  await listening(server, options);
  // Such as no file descriptor left for one more connection: others are served all the same.
  server.on('error', (error) => options.log.warn({ err: error }, 'health and figures met an error'));
  return {
    port: (server.address() as AddressInfo).port,
    registry,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        // Whoever still waits for an answer has no say in when the process ends.
        server.closeAllConnections();
      }),
  };
}

function listening(server: Server, { host, port }: HealthOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) =>
      reject(new WorkerEnded('cannot-listen', whyNot(error, port), { cause: error })),
    );
    server.listen(port, host, resolve);
  });
}

function whyNot({ code }: NodeJS.ErrnoException, port: number): string {
  switch (code) {
    case 'EADDRINUSE':
      return `port ${port} is in use: set HEALTH_PORT to a free one, or to 0 for any`;
    case 'EACCES':
      return `this user may not listen on port ${port}: set HEALTH_PORT to one above 1023`;
    default:
      return `nobody can listen on the address of HEALTH_HOST (${code ?? 'unknown'}): set it to one of this machine`;
  }
}

async function answer(
  url: string,
  response: ServerResponse,
  options: HealthOptions,
  registry: Registry,
): Promise<void> {
  switch (url.split('?')[0]) {
    case '/healthz':
      return send(response, 200, 'alive\n');
    case '/readyz': {
      const reasons = await options.unready();
      return reasons.length === 0
        ? send(response, 200, 'ready\n')
        : send(response, 503, `${reasons.join('\n')}\n`);
    }
    case '/metrics':
      return send(
        response,
        200,
        (await registry.metrics()) + (await sdkFigures(options.sdkMetrics)),
        registry.contentType,
      );
    default:
      return send(response, 404, 'not found: try /healthz, /readyz or /metrics\n');
  }
}

async function sdkFigures(address: string | null): Promise<string> {
  if (address === null) return '';
  try {
    const response = await fetch(`http://${address}/metrics`, { signal: AbortSignal.timeout(2_000) });
    return response.ok ? `\n${await response.text()}` : '';
  } catch {
    // Our own figures are there all the same.
    return '\n# the figures of the SDK could not be had\n';
  }
}

function send(
  response: ServerResponse,
  status: number,
  body: string,
  type = 'text/plain; charset=utf-8',
): void {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
}
