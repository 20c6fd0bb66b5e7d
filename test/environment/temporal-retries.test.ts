/** A connection that is closed while a call waits for its next try. */
import { createServer } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { connectTemporal } from '../../environment/temporal-server.js';

/** Says that it is there, and from then on that it cannot. */
async function ailingServer() {
  let tries = 0;
  const server = createServer();
  server.on('stream', (stream, { ':path': path }) => {
    const isWell = /GetSystemInfo|DescribeNamespace/.test(path ?? '');
    const headers = { ':status': 200, 'content-type': 'application/grpc' };
    if (!isWell) {
      tries += 1;
      return stream.respond({ ...headers, 'grpc-status': 14 }, { endStream: true });
    }
    stream.respond(headers, { waitForTrailers: true });
    stream.on('wantTrailers', () => stream.sendTrailers({ 'grpc-status': 0 }));
    stream.end(Buffer.alloc(5));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { address: `127.0.0.1:${port}`, tries: () => tries, close: () => server.close() };
}

test('S7.3 a connection closed while a call is to be tried again ends no process, and tries no more', async () => {
  const server = await ailingServer();
  const unheard: unknown[] = [];
  const hear = (error: unknown) => unheard.push(error);
  process.on('uncaughtException', hear);
  try {
    const connection = await connectTemporal({
      address: server.address,
      namespace: 'journeys',
      connection: {},
    });
    const call = connection.workflowService.getClusterInfo({}).catch((error: unknown) => error);
    while (server.tries() < 3) await pause(10);
    await connection.close();
    expect(await call).toMatchObject({ code: 14 });
    const tries = server.tries();
    await pause(1_500);
    expect(server.tries()).toBe(tries);
    expect(unheard).toEqual([]);
  } finally {
    process.off('uncaughtException', hear);
    server.close();
  }
});
