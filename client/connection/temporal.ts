/** The connection to Temporal, made when it is first needed. */
import { Client } from '@temporalio/client';
import { EnvironmentFault } from '../../environment/faults.js';
import {
  temporalSettings,
  USUAL_ADDRESS,
  USUAL_NAMESPACE,
  type TemporalSettings,
} from '../../environment/temporal.js';
import { connectTemporal, TemporalRefused } from '../../environment/temporal-server.js';
import type { Environment } from '../../environment/values.js';
import { Unreachable } from '../errors.js';
import type { TemporalChoice } from './settings.js';

export interface TemporalConnection {
  client: Client;
  address: string;
  namespace: string;
  close(): Promise<void>;
}

/**
 * Connects with what TEMPORAL_* says about keys and certificates, and makes sure of the namespace.
 * @throws Unreachable with one sentence that names the address and, if it is to be corrected, the variable
 */
export async function connectEngine(
  place: TemporalChoice,
  environment: Environment,
): Promise<TemporalConnection> {
  const said = place.fromEnvironment ? settingsOrRefuse(environment) : NOTHING_SAID;
  const address = place.address ?? said.address ?? USUAL_ADDRESS;
  const namespace = place.namespace ?? said.namespace ?? USUAL_NAMESPACE;
  try {
    const connection = await connectTemporal({ connection: said.connection, address, namespace });
    const client = new Client({ connection, namespace, identity: 'journeys-client' });
    return { client, address, namespace, close: () => connection.close() };
  } catch (error) {
    throw error instanceof TemporalRefused ? inWords(error, address) : error;
  }
}

const NOTHING_SAID: TemporalSettings = { connection: {}, address: null, namespace: null };

function settingsOrRefuse(environment: Environment): TemporalSettings {
  try {
    return temporalSettings(environment);
  } catch (error) {
    if (!(error instanceof EnvironmentFault)) throw error;
    throw new Unreachable('not-configured', error.message, { cause: error });
  }
}

/** Options of the command line that stand for a variable. */
const options: Readonly<Record<string, string>> = {
  TEMPORAL_ADDRESS: ' or --address',
  TEMPORAL_NAMESPACE: ' or --namespace',
};

function inWords(error: TemporalRefused, address: string): Unreachable {
  const { passing, variable, why } = error.fault;
  const what = `The Temporal server at ${address} ${why}.`;
  return passing
    ? new Unreachable(
        'temporal-unreachable',
        `${what} Check that it runs and that ${variable} is right, then try again.`,
        { cause: error },
      )
    : new Unreachable('temporal-refused', `${what} Correct ${variable}${options[variable] ?? ''}.`, {
        cause: error,
      });
}
