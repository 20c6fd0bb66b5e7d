import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';

/** A port on loopback that was free a moment ago; the SDK's runtime cannot choose one itself. */
export function freeLoopbackPort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
