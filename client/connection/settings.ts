/** Where the servers are: what the caller says, else the environment, else the embedded stack that runs here. */
import { Unreachable } from '../errors.js';
import { readStack, stackFolder, type RunningStack } from './stack-file.js';

export interface JourneysOptions {
  /** What is not said comes from TEMPORAL_* (address, namespace, key, certificates, profile). */
  temporal?: { address?: string | undefined; namespace?: string | undefined };
  /** PostgreSQL, with its password: never printed. Else DATABASE_URL. */
  databaseUrl?: string | undefined;
  /** Where handed-in documents are kept. Else DOCUMENTS_FOLDER. */
  documentsFolder?: string | undefined;
  /** The data folder of an embedded stack. Else JOURNEYS_HOME, else `.journeys`. */
  stackFolder?: string | undefined;
  /** How long a command may wait for a worker, in milliseconds; 30 seconds unless told. */
  patienceMs?: number | undefined;
}

export interface TemporalPlace {
  /** Null: what TEMPORAL_* or its profile says. */
  address: string | null;
  namespace: string | null;
  /** Whether TEMPORAL_* has a say; the embedded stack is meant alone. */
  fromEnvironment: boolean;
}

export interface Settings {
  temporal: TemporalPlace | null;
  databaseUrl: string | null;
  documentsFolder: string | null;
  stack: RunningStack | null;
}

/** Any of these names a cluster; the others only say how to talk to it. */
const SELECTING = ['TEMPORAL_ADDRESS', 'TEMPORAL_PROFILE', 'TEMPORAL_CONFIG_FILE'];

export function readSettings(options: JourneysOptions, environment: NodeJS.ProcessEnv): Settings {
  const folder = options.stackFolder ?? stackFolder(environment);
  let known: RunningStack | null | undefined;
  const stack = (): RunningStack | null => (known ??= readStack(folder));
  return {
    temporal: temporalPlace(options, environment, stack),
    databaseUrl: options.databaseUrl ?? filled(environment['DATABASE_URL']) ?? stack()?.databaseUrl ?? null,
    documentsFolder:
      options.documentsFolder ?? filled(environment['DOCUMENTS_FOLDER']) ?? stack()?.documentsFolder ?? null,
    get stack() {
      return stack();
    },
  };
}

function temporalPlace(
  { temporal }: JourneysOptions,
  environment: NodeJS.ProcessEnv,
  stack: () => RunningStack | null,
): TemporalPlace | null {
  const namespace = temporal?.namespace ?? null;
  const selected = SELECTING.some((name) => filled(environment[name]) !== undefined);
  if (temporal?.address !== undefined || selected) {
    return { address: temporal?.address ?? null, namespace, fromEnvironment: true };
  }
  const running = stack();
  return running
    ? {
        address: running.temporalAddress,
        namespace: namespace ?? running.temporalNamespace,
        fromEnvironment: false,
      }
    : null;
}

const filled = (value: string | undefined): string | undefined => (value === '' ? undefined : value);

const HINT = 'Start one with "npm start"';

export function temporalOrRefuse({ temporal }: Settings): TemporalPlace {
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
  if (/^postgres(ql)?:\/\//.test(databaseUrl) && URL.canParse(databaseUrl)) return databaseUrl;
  throw new Unreachable(
    'not-configured',
    'The address of the database is not one: it must look like postgresql://user:password@host:5432/name.',
  );
}

export function documentsOrRefuse({ documentsFolder }: Settings): string {
  if (documentsFolder !== null) return documentsFolder;
  throw new Unreachable(
    'not-configured',
    `No folder for documents is named, and no embedded stack is running. ${HINT}, or name the worker's folder with DOCUMENTS_FOLDER or --documents.`,
  );
}
