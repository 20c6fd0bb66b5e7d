import type { Connection } from '@temporalio/client';
import { EnvironmentFault } from '../../environment/faults.js';
import {
  temporalSettings,
  USUAL_ADDRESS,
  USUAL_NAMESPACE,
  type TemporalSettings,
} from '../../environment/temporal.js';
import { connectTemporal, TemporalRefused } from '../../environment/temporal-server.js';
import { namesCluster } from '../../environment/which-cluster.js';
import type { RunningTemporal } from './running-temporal.js';
import { registerSearchAttributes, type SearchAttributes } from './search-attributes.js';
import { ServerError, type Say } from './server-error.js';

const NEXT = 'Correct the TEMPORAL_* variables, or unset them for the embedded server.';

/** Names what to type when this account may not register them itself. */
async function register(
  connection: Connection,
  namespace: string,
  wanted: SearchAttributes,
  say: Say,
): Promise<void> {
  try {
    const added = await registerSearchAttributes(connection, namespace, wanted);
    if (added.length > 0) say(`Temporal: registered search attributes ${added.join(', ')}`);
  } catch (error) {
    if (error instanceof ServerError) throw error;
    const commands = Object.entries(wanted).map(([name, kind]) => `--name ${name} --type ${kind}`);
    say(
      'Temporal: could not check the search attributes; if they are missing, run: ' +
        `temporal operator search-attribute create --namespace ${namespace} ${commands.join(' ')}`,
    );
  }
}

function settings(): TemporalSettings {
  try {
    return temporalSettings(process.env);
  } catch (cause) {
    if (!(cause instanceof EnvironmentFault)) throw cause;
    throw new ServerError('temporal-unreachable', `${cause.message} ${NEXT}`, { cause });
  }
}

function refusal({ fault }: TemporalRefused, address: string, namespace: string): ServerError {
  const { variable, why } = fault;
  if (variable === 'TEMPORAL_NAMESPACE') {
    return new ServerError(
      'namespace-missing',
      `The Temporal cluster ${address} has no namespace "${namespace}": make it with ` +
        `"temporal operator namespace create -n ${namespace}", or set TEMPORAL_NAMESPACE.`,
    );
  }
  const what = `The Temporal cluster of TEMPORAL_ADDRESS (${address}) ${why}; see ${variable}.`;
  return new ServerError('temporal-unreachable', `${what} ${NEXT}`);
}

/** The cluster that TEMPORAL_ADDRESS or a profile names, or nothing when none of those variables is set. */
export async function existingCluster(
  wanted: SearchAttributes,
  say: Say,
): Promise<RunningTemporal | undefined> {
  if (!namesCluster(process.env)) return undefined;
  const said = settings();
  const address = said.address ?? USUAL_ADDRESS;
  const namespace = said.namespace ?? USUAL_NAMESPACE;
  const place = { connection: said.connection, address, namespace };
  const connection = await connectTemporal(place).catch((error: unknown) => {
    throw error instanceof TemporalRefused ? refusal(error, address, namespace) : error;
  });
  try {
    await register(connection, namespace, wanted, say);
  } finally {
    await connection.close();
  }
  say(`Temporal: the cluster ${address}, namespace ${namespace}`);
  return { address, namespace, kind: 'existing', stop: () => Promise.resolve() };
}
