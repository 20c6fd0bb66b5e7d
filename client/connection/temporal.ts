/** The connection to Temporal, made when it is first needed. */
import { Client, Connection, type ConnectionOptions } from '@temporalio/client';
import { loadClientConnectConfig } from '@temporalio/envconfig';
import { Unreachable } from '../errors.js';
import type { TemporalPlace } from './settings.js';

const CONNECT_LIMIT_MS = 5_000;
const USUAL_ADDRESS = '127.0.0.1:7233';
const USUAL_NAMESPACE = 'journeys';

export interface Engine {
  client: Client;
  address: string;
  namespace: string;
  close(): Promise<void>;
}

/**
 * Connects with what TEMPORAL_* says about keys and certificates.
 * @throws Unreachable with one sentence that names the address
 */
export async function connectEngine(place: TemporalPlace): Promise<Engine> {
  const { connectionOptions, namespace: named } = configured(place);
  const address = place.address ?? connectionOptions.address ?? USUAL_ADDRESS;
  const namespace = place.namespace ?? named ?? USUAL_NAMESPACE;
  try {
    const connection = await Connection.connect({
      ...connectionOptions,
      address,
      connectTimeout: CONNECT_LIMIT_MS,
    });
    const client = new Client({ connection, namespace, identity: 'journeys-client' });
    return { client, address, namespace, close: () => connection.close() };
  } catch (cause) {
    throw new Unreachable(
      'temporal-unreachable',
      `The Temporal server at ${address} does not answer. Check that it runs and that TEMPORAL_ADDRESS is right, then try again.`,
      { cause },
    );
  }
}

function configured(place: TemporalPlace): {
  connectionOptions: ConnectionOptions;
  namespace: string | null;
} {
  if (!place.fromEnvironment) return { connectionOptions: {}, namespace: null };
  try {
    const { connectionOptions, namespace } = loadClientConnectConfig();
    return { connectionOptions: connectionOptions, namespace: namespace ?? null };
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Unreachable('not-configured', `The TEMPORAL_* settings cannot be read: ${reason}`, { cause });
  }
}
