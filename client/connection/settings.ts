/** Where the servers are: what the caller says, else the environment, else the embedded stack that runs here. */
import { databaseUrlFault } from '../../environment/addresses.js';
import { USUAL_DEPLOYMENT } from '../../environment/temporal.js';
import { bare, valueOf, type Environment } from '../../environment/values.js';
import { namesCluster } from '../../environment/which-cluster.js';
import { Unreachable } from '../errors.js';
import { readStackAddresses, stackFolder, type StackAddresses } from './stack-file.js';

export interface ServerOptions {
  /** What is not said comes from TEMPORAL_* (address, namespace, key, certificates, profile). */
  temporal?: { address?: string | undefined; namespace?: string | undefined };
  /** PostgreSQL, with its password: never printed. Else DATABASE_URL. */
  databaseUrl?: string | undefined;
  /** Where handed-in documents are kept. Else DOCUMENTS_FOLDER. */
  documentsFolder?: string | undefined;
  /** The data folder of an embedded stack. Else JOURNEYS_HOME, else `.journeys`. */
  stackFolder?: string | undefined;
  /** How long a command may wait for a worker, in milliseconds; default: 30 seconds. */
  patienceMs?: number | undefined;
}

export interface TemporalChoice {
  /** Null: what TEMPORAL_* or its profile says. */
  address: string | null;
  namespace: string | null;
  /** Whether TEMPORAL_* has a say; the embedded stack is meant alone. */
  fromEnvironment: boolean;
}

export interface Settings {
  temporal: TemporalChoice | null;
  databaseUrl: string | null;
  documentsFolder: string | null;
  stack: StackAddresses | null;
  /** Of which all workers are versions: DEPLOYMENT_NAME, as the workers have it. */
  deployment: string;
  /** What TEMPORAL_* say beside it, about keys and certificates. */
  environment: Environment;
}

export function readSettings(options: ServerOptions, environment: Environment): Settings {
  const folder = said(options.stackFolder) ?? stackFolder(environment);
  let known: StackAddresses | null | undefined;
  const stack = (): StackAddresses | null => (known ??= readStackAddresses(folder));
  const pick = (option: string | undefined, variable: string) =>
    said(option) ?? valueOf(environment, variable);
  return {
    temporal: temporalPlace(options, environment, stack),
    databaseUrl: pick(options.databaseUrl, 'DATABASE_URL') ?? stack()?.databaseUrl ?? null,
    documentsFolder: pick(options.documentsFolder, 'DOCUMENTS_FOLDER') ?? stack()?.documentsFolder ?? null,
    deployment: valueOf(environment, 'DEPLOYMENT_NAME') ?? USUAL_DEPLOYMENT,
    environment,
    get stack() {
      return stack();
    },
  };
}

/** What a shell has put in for a variable of a `.env` is taken as the variable would be. */
const said = (option: string | undefined): string | undefined =>
  option === undefined ? undefined : bare(option);

function temporalPlace(
  { temporal }: ServerOptions,
  environment: Environment,
  stack: () => StackAddresses | null,
): TemporalChoice | null {
  const address = said(temporal?.address) ?? null;
  const namespace = said(temporal?.namespace) ?? null;
  if (address !== null || namesCluster(environment)) return { address, namespace, fromEnvironment: true };
  const running = stack();
  return running
    ? {
        address: running.temporalAddress,
        namespace: namespace ?? running.temporalNamespace,
        fromEnvironment: false,
      }
    : null;
}

const HINT = 'Start one with "npm start"';

export function temporalOrRefuse({ temporal }: Settings): TemporalChoice {
  if (temporal) return temporal;
  throw new Unreachable(
    'not-configured',
    `No Temporal server is named, and no embedded stack is running. ${HINT}, or name a server with TEMPORAL_ADDRESS or --address.`,
  );
}

export function databaseOrRefuse({ databaseUrl }: Settings): string {
  if (databaseUrl === null) {
    throw new Unreachable(
      'not-configured',
      `No database is named, and no embedded stack is running. ${HINT}, or name a database with DATABASE_URL or --database-url.`,
    );
  }
  const fault = databaseUrlFault(databaseUrl);
  if (fault === null) return databaseUrl;
  throw new Unreachable(
    'not-configured',
    `The address of the database (DATABASE_URL or --database-url) ${fault}.`,
  );
}

export function documentsOrRefuse({ documentsFolder }: Settings): string {
  if (documentsFolder !== null) return documentsFolder;
  throw new Unreachable(
    'not-configured',
    `No folder for documents is named, and no embedded stack is running. ${HINT}, or name the worker's folder with DOCUMENTS_FOLDER or --documents.`,
  );
}
