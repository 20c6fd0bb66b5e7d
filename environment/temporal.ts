/** The standard `TEMPORAL_*` variables and profiles, held against what can be right before anything is connected. */
import { existsSync } from 'node:fs';
import { loadClientConnectConfig, type ClientConnectConfig } from '@temporalio/envconfig';
import { EnvironmentFault } from './faults.js';
import { valuesIn, type Environment } from './values.js';

export interface TemporalSettings {
  /** Keys, certificates and metadata; without the address. */
  connection: Omit<ClientConnectConfig['connectionOptions'], 'address'>;
  /** As it is said by a variable or a profile; null where neither says it. */
  address: string | null;
  namespace: string | null;
}

/** Where neither a variable nor a profile says it. */
export const USUAL_ADDRESS = '127.0.0.1:7233';
/** Of the versions of workers. */
export const USUAL_DEPLOYMENT = 'journeys';
export const USUAL_NAMESPACE = 'journeys';

const CONFIG_FILE = 'TEMPORAL_CONFIG_FILE';
const SWITCHES = ['TEMPORAL_TLS', 'TEMPORAL_TLS_DISABLE_HOST_VERIFICATION'];

/** @throws EnvironmentFault */
export function temporalSettings(environment: Environment): TemporalSettings {
  const values = valuesIn(environment);
  refuseWrongValues(values);
  const { connectionOptions, namespace } = load(environment, values);
  const { address, ...connection } = connectionOptions;
  return { connection, address: address ?? null, namespace: namespace ?? null };
}

function refuseWrongValues(values: Record<string, string>): void {
  const { TEMPORAL_CONFIG_FILE: file, TEMPORAL_API_KEY: key, TEMPORAL_NAMESPACE: namespace } = values;
  if (file !== undefined && !existsSync(file)) {
    throw new EnvironmentFault(CONFIG_FILE, 'names a file that is not there');
  }
  if (key !== undefined && !/^[\x21-\x7e]+$/.test(key)) {
    throw new EnvironmentFault(
      'TEMPORAL_API_KEY',
      'holds blanks or signs that no key has: copy the key anew',
    );
  }
  if (namespace !== undefined && /[\s\p{Cc}"']/u.test(namespace)) {
    throw new EnvironmentFault('TEMPORAL_NAMESPACE', 'holds blanks or quotes, which no namespace has');
  }
  for (const name of SWITCHES) {
    if (values[name] === undefined || /^(true|false|1|0)$/.test(values[name])) continue;
    throw new EnvironmentFault(name, 'must be true or false');
  }
}

function load(environment: Environment, values: Record<string, string>): ClientConnectConfig {
  // An empty value of these takes a header of the profile away, and so is said on purpose.
  const emptied = Object.keys(environment).filter((name) => name.startsWith('TEMPORAL_GRPC_META_'));
  const said = { ...Object.fromEntries(emptied.map((name) => [name, ''])), ...values };
  try {
    return loadClientConnectConfig({ overrideEnvVars: said });
  } catch (cause) {
    throw unreadable(cause, values);
  }
}

/** What the loader says may quote the file, keys included: only where it stopped is told. */
function unreadable(cause: unknown, values: Record<string, string>): EnvironmentFault {
  const { code, path, line } = cause as { code?: unknown; path?: unknown; line?: unknown };
  if (typeof code === 'string') {
    const named = Object.keys(values).find((name) => name.startsWith('TEMPORAL_') && values[name] === path);
    const fault = named ? 'names a file' : 'has a profile that names a file';
    return new EnvironmentFault(named ?? CONFIG_FILE, `${fault} that cannot be read (${code})`, { cause });
  }
  if (typeof line === 'number') {
    const fault = `(or temporal.toml in its usual place) is no TOML: see its line ${line}`;
    return new EnvironmentFault(CONFIG_FILE, fault, { cause });
  }
  const fault = 'names a profile that is not in the file of TEMPORAL_CONFIG_FILE, or is not as it should be';
  return new EnvironmentFault('TEMPORAL_PROFILE', fault, { cause });
}
