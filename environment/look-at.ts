/**
 * What is at an address, asked with plain means. The library that speaks to Temporal says of everything that it could
 * not connect in time; the person who is to mend it has to know what it was.
 */
import { connect, type Socket } from 'node:net';
import { connect as connectSecurely, type ConnectionOptions } from 'node:tls';
import { codeBeneath, lineOf } from './faults.js';

/**
 * `no-such-host`, `away` and `silent`: nobody is there. `plain`: somebody listens and speaks no TLS. `secure`: TLS is
 * spoken. `not-trusted`: TLS is spoken, and its certificate or ours is refused.
 */
export type ProbeResult = 'no-such-host' | 'away' | 'silent' | 'plain' | 'secure' | 'not-trusted';

const LIMIT_MS = 2_000;
/** What came was no TLS. */
const NO_TLS = /WRONG_VERSION|PACKET_LENGTH|EPROTO/;

/** @param trust what is trusted and shown where TLS is meant to be spoken; null where it is not */
export async function lookAt(
  place: { host: string; port: number },
  trust: ConnectionOptions | null,
): Promise<ProbeResult> {
  const line = await outcome(() => connect(place), 'connect');
  if (line === 'silent') return 'silent';
  if (line !== 'made') return lineOf(line) === 'no-such-host' ? 'no-such-host' : 'away';
  const options = { ...place, ALPNProtocols: ['h2'], ...(trust ?? { rejectUnauthorized: false }) };
  const secured = await outcome(() => connectSecurely(options), 'secureConnect');
  if (secured === 'made') return 'secure';
  if (trust === null || NO_TLS.test(secured)) return 'plain';
  if (secured === 'silent') return 'silent';
  return lineOf(secured) === 'not-secure' ? 'not-trusted' : 'away';
}

/** `made`, `silent` after the limit, or the code of what went wrong. */
function outcome(open: () => Socket, made: 'connect' | 'secureConnect'): Promise<string> {
  return new Promise((resolve) => {
    const end = (how: string): void => {
      socket.destroy();
      resolve(how);
    };
    const socket = open()
      .once(made, () => end('made'))
      .once('close', () => end('ECONNRESET'))
      .on('error', (error) => end(codeBeneath(error) ?? 'unknown'));
    socket.setTimeout(LIMIT_MS, () => end('silent'));
  });
}
