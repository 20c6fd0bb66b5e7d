import { createServer } from 'node:net';
import { ServerError } from './server-error.js';

const LOOPBACK = '127.0.0.1';

/** Listens for an instant: resolves to the port that was bound, or undefined when it is taken. */
function tryListen(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(undefined));
    probe.listen({ port, host: LOOPBACK, exclusive: true }, () => {
      const address = probe.address();
      const bound = address !== null && typeof address === 'object' ? address.port : undefined;
      probe.close(() => resolve(bound));
    });
  });
}

/** Whether nothing listens on this loopback port now. */
async function isPortFree(port: number): Promise<boolean> {
  return (await tryListen(port)) === port;
}

/** The preferred port when it is free, else one that the system hands out. */
export async function freePort(preferred?: number): Promise<number> {
  if (preferred !== undefined && preferred !== 0 && (await isPortFree(preferred))) return preferred;
  const found = await tryListen(0);
  if (found === undefined) {
    throw new ServerError('port-in-use', 'No free port on 127.0.0.1: stop some programs and try again.');
  }
  return found;
}

/** The port asked for, refused when it is taken; 0 or nothing asks for any free one. */
export async function claimPort(asked: number | undefined, forWhat: string): Promise<number> {
  if (asked === undefined || asked === 0) return freePort();
  if (await isPortFree(asked)) return asked;
  throw new ServerError(
    'port-in-use',
    `Port ${asked} on 127.0.0.1, asked for by ${forWhat}, is in use: stop what listens there or ask for port 0.`,
  );
}
