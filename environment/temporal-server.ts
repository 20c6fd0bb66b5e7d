/** A connection to the Temporal server that the environment names, or why there is none. */
import { Connection, isGrpcServiceError, type ConnectionOptions } from '@temporalio/client';
import { hostAndPort } from './addresses.js';
import { codeBeneath, lineOf, type ServerFault } from './faults.js';
import { lookAt, type Found } from './look-at.js';
import type { TemporalSettings } from './temporal.js';

export interface TemporalPlace extends Pick<TemporalSettings, 'connection'> {
  address: string;
  namespace: string;
}

/** The server cannot be used; what is told beside it says whether waiting helps, and what to correct. */
export class TemporalRefused extends Error {
  override readonly name = 'TemporalRefused';
  readonly code = 'temporal-refused';

  constructor(
    readonly fault: ServerFault,
    options: ErrorOptions,
  ) {
    super(`The Temporal server ${fault.why}`, options);
  }
}

const LIMIT_MS = 5_000;

/**
 * Connects, and makes sure of the namespace.
 * @throws TemporalRefused; then nothing is left open
 */
export async function connectTemporal(place: TemporalPlace): Promise<Connection> {
  const { connection: options, address, namespace } = place;
  let connection: Connection | null = null;
  try {
    connection = Connection.lazy({ ...(options as ConnectionOptions), address, connectTimeout: LIMIT_MS });
    const { workflowService } = connection;
    await connection.ensureConnected();
    await connection.withDeadline(Date.now() + LIMIT_MS, () =>
      workflowService.describeNamespace({ namespace }),
    );
    return connection;
  } catch (cause) {
    await connection?.close();
    throw new TemporalRefused(grpcFault(cause) ?? (await faultByLooking(place, cause)), { cause });
  }
}

/** What an error says of the server, whoever has tried to reach it; null if it is not the server's. */
export function temporalFault(error: unknown): ServerFault | null {
  if (error instanceof TemporalRefused) return error.fault;
  const answered = grpcFault(error);
  if (answered || !(error instanceof Error)) return answered;
  // The connection of a worker is made by another library, which tells its reasons in words alone, and takes some
  // certificates for wrong that Node takes for right.
  if (error.name === 'TransportError' && CERTIFICATES.test(error.message)) return NOT_TRUSTED;
  return error.name === 'TransportError' || lineOf(codeBeneath(error) ?? '') !== null ? AWAY : null;
}

const CERTIFICATES = /certificate|PrivateKey|InvalidMessage/i;

const UNAUTHORISED = new Set([7, 16]);
const NOT_FOUND = 5;
const UNIMPLEMENTED = 12;

/** What a server has answered to a call, or that it gave no answer; null if it was never reached. */
export function grpcFault(error: unknown): ServerFault | null {
  for (let one: unknown = error; one instanceof Error; one = one.cause) {
    if (!isGrpcServiceError(one)) continue;
    const code = Number(one.code);
    if (code === NOT_FOUND) {
      return { passing: false, variable: 'TEMPORAL_NAMESPACE', why: 'has no namespace of that name' };
    }
    if (UNAUTHORISED.has(code)) {
      return {
        passing: false,
        variable: 'TEMPORAL_API_KEY',
        why: 'does not let us in with this key or certificate',
      };
    }
    if (code === UNIMPLEMENTED) {
      return { passing: false, variable: 'TEMPORAL_ADDRESS', why: 'is none: something else answers there' };
    }
    return AWAY;
  }
  return null;
}

const AWAY: ServerFault = { passing: true, variable: 'TEMPORAL_ADDRESS', why: 'does not answer' };

async function faultByLooking({ address, connection }: TemporalPlace, cause: unknown): Promise<ServerFault> {
  const { tls } = connection;
  const isSecure = tls !== undefined && tls !== null && tls !== false;
  if (lineOf(codeBeneath(cause) ?? '') === 'not-secure') return NOT_READABLE;
  const place = hostAndPort(address);
  if (place === null) return NO_ADDRESS;
  const given = typeof tls === 'object' && tls !== null ? tls : {};
  const trust = {
    ...(given.serverRootCACertificate ? { ca: Buffer.from(given.serverRootCACertificate) } : {}),
    ...(given.serverNameOverride ? { servername: given.serverNameOverride } : {}),
  };
  return meaning(await lookAt(place, isSecure ? trust : null), isSecure);
}

const NO_ADDRESS: ServerFault = {
  passing: false,
  variable: 'TEMPORAL_ADDRESS',
  why: 'cannot be asked: its address is none',
};

const NOT_TRUSTED: ServerFault = {
  passing: false,
  variable: 'TEMPORAL_TLS_SERVER_CA_CERT_PATH',
  why: 'shows a certificate that is not trusted here',
};

const NOT_READABLE: ServerFault = {
  passing: false,
  variable: 'TEMPORAL_TLS_CLIENT_CERT_PATH',
  why: 'cannot be asked: our certificate, its key or the authority is no PEM file',
};

function meaning(found: Found, isSecure: boolean): ServerFault {
  switch (found) {
    case 'no-such-host':
      return { ...AWAY, why: 'is on a host that no name service knows' };
    case 'not-trusted':
      return NOT_TRUSTED;
    case 'plain':
      if (isSecure) return { passing: false, variable: 'TEMPORAL_TLS', why: 'speaks no TLS, and we do' };
      return { ...AWAY, why: 'does not answer, though something listens there' };
    case 'secure':
      if (!isSecure) return { passing: false, variable: 'TEMPORAL_TLS', why: 'speaks TLS, and we do not' };
      return { ...AWAY, why: 'does not answer, though something listens there' };
    default:
      return AWAY;
  }
}
