import { Connection } from '@temporalio/client';
import { loadClientConnectConfig } from '@temporalio/envconfig';
import type { RunningTemporal } from './temporal.js';
import { registerSearchAttributes, type SearchAttributes } from './search-attributes.js';
import { ServerError, type Say } from './server-error.js';
import { namespaceExists } from './temporal-namespace.js';

const SELECTING = ['TEMPORAL_ADDRESS', 'TEMPORAL_PROFILE', 'TEMPORAL_CONFIG_FILE'] as const;
const CONNECT_LIMIT_MS = 5_000;

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

/** The cluster that TEMPORAL_ADDRESS or a profile names, or nothing when none of those variables is set. */
export async function existingCluster(
  wanted: SearchAttributes,
  say: Say,
): Promise<RunningTemporal | undefined> {
  if (!SELECTING.some((name) => (process.env[name] ?? '') !== '')) return undefined;
  const { connectionOptions, namespace = 'default' } = loadClientConnectConfig();
  const address = connectionOptions.address ?? 'localhost:7233';
  let connection: Connection;
  try {
    connection = await Connection.connect({ ...connectionOptions, connectTimeout: CONNECT_LIMIT_MS });
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new ServerError(
      'temporal-unreachable',
      `The Temporal cluster of TEMPORAL_ADDRESS (${address}) does not answer: ${reason}. ` +
        'Correct the TEMPORAL_* variables, or unset them for the embedded server.',
      { cause },
    );
  }
  try {
    if (!(await namespaceExists(connection, namespace))) {
      throw new ServerError(
        'namespace-missing',
        `The Temporal cluster ${address} has no namespace "${namespace}": make it with ` +
          `"temporal operator namespace create -n ${namespace}", or set TEMPORAL_NAMESPACE.`,
      );
    }
    await register(connection, namespace, wanted, say);
  } finally {
    await connection.close();
  }
  say(`Temporal: the cluster ${address}, namespace ${namespace}`);
  return { address, namespace, kind: 'existing', stop: () => Promise.resolve() };
}
