/** A connection to the Temporal server that the environment names, or why there is none. */
import { Connection, type ConnectionOptions } from '@temporalio/client';
import { hostAndPort } from './addresses.js';
import { codeBeneath, lineOf, type ServerFault } from './faults.js';
import { lookAt } from './look-at.js';
import { Retries } from './temporal-retries.js';
import { answeredFault, foundFault, NO_ADDRESS, NOT_READABLE, NOT_TRUSTED, AWAY } from './temporal-faults.js';
import type { TemporalSettings } from './temporal.js';

export interface TemporalAddress extends Pick<TemporalSettings, 'connection'> {
  address: string;
  namespace: string;
}

/** The server cannot be used; what is told beside it says whether waiting helps, and what to correct. */
export class TemporalRefused extends Error {
  override readonly name = 'TemporalRefused';
  readonly code = 'temporal-refused';

  constructor(
    readonly fault: ServerFault,
    options?: ErrorOptions,
  ) {
    super(`The Temporal server ${fault.why}`, options);
  }
}

const LIMIT_MS = 5_000;

/**
 * Connects, and makes sure of the namespace.
 * @throws TemporalRefused; then nothing is left open
 */
export async function connectTemporal(place: TemporalAddress): Promise<Connection> {
  const { connection: options, address, namespace } = place;
  if (hostAndPort(address) === null) throw new TemporalRefused(NO_ADDRESS);
  let connection: Connection | null = null;
  try {
    connection = lazily({ ...(options as ConnectionOptions), address, connectTimeout: LIMIT_MS });
    const { workflowService } = connection;
    await connection.ensureConnected();
    await connection.withDeadline(Date.now() + LIMIT_MS, () =>
      workflowService.describeNamespace({ namespace }),
    );
    return connection;
  } catch (cause) {
    await connection?.close();
    throw new TemporalRefused(answeredFault(cause) ?? (await faultByLooking(place, cause)), { cause });
  }
}

/** Its `close` waits for the calls that are still to be tried again. */
function lazily(options: ConnectionOptions): Connection {
  const retries = new Retries();
  const connection = Connection.lazy({ ...options, interceptors: [retries.interceptor] });
  const close = connection.close.bind(connection);
  connection.close = async () => {
    await retries.end();
    await close();
  };
  return connection;
}

/** What an error says of the server, whoever has tried to reach it; null if it is not the server's. */
export function temporalFault(error: unknown): ServerFault | null {
  if (error instanceof TemporalRefused) return error.fault;
  const answered = answeredFault(error);
  if (answered || !(error instanceof Error)) return answered;
  // The connection of a worker is made by another library, which tells its reasons in words alone, and takes some
  // certificates for wrong that Node takes for right.
  const isOfWorker = error.name === 'TransportError';
  if (isOfWorker && CERTIFICATES.test(error.message)) return NOT_TRUSTED;
  return isOfWorker || lineOf(codeBeneath(error) ?? '') !== null ? AWAY : null;
}

const CERTIFICATES = /certificate|PrivateKey|InvalidMessage/i;

async function faultByLooking(
  { address, connection }: TemporalAddress,
  cause: unknown,
): Promise<ServerFault> {
  if (lineOf(codeBeneath(cause) ?? '') === 'not-secure') return NOT_READABLE;
  const place = hostAndPort(address);
  if (place === null) return NO_ADDRESS;
  const { tls } = connection;
  const isSecure = tls !== undefined && tls !== null && tls !== false;
  const given = typeof tls === 'object' && tls !== null ? tls : {};
  const trust = {
    ...(given.serverRootCACertificate ? { ca: Buffer.from(given.serverRootCACertificate) } : {}),
    ...(given.serverNameOverride ? { servername: given.serverNameOverride } : {}),
  };
  return foundFault(await lookAt(place, isSecure ? trust : null), isSecure);
}
