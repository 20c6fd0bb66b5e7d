import { startMailCatcher, type MailCatcher } from '../mail/catcher.js';
import { startPostgres, type RunningPostgres } from '../servers/postgres.js';
import { identify } from '../servers/process-identity.js';
import type { Say } from '../servers/server-error.js';
import { startTemporal, type RunningTemporal } from '../servers/temporal.js';
import { endLeftovers, recordChildren } from './children.js';
import { openDataFolder, type DataFolder } from './data-folder.js';
import { startDepartment, type RunningDepartment } from './department.js';
import { stackPorts } from './remembered-ports.js';
import { removeStack, writeStack, type Stack } from './stack-file.js';

export interface StackOptions {
  /** The data folder: see defaultHome. */
  home: string;
  /** Begin with no data. Servers named by DATABASE_URL or TEMPORAL_* are left as they are. */
  fresh?: boolean;
  say: Say;
}

export interface RunningStack extends Stack {
  home: string;
  /** What was received, and the faults that can be asked for. */
  mail: MailCatcher;
  /** Stops the servers in the reverse order and lets the folder go. Safe to call twice. */
  stop(): Promise<void>;
}

interface Servers {
  postgres: RunningPostgres;
  temporal: RunningTemporal;
  mail: MailCatcher;
  dfe: RunningDepartment;
}

/** Ports are looked for before the servers take them, and somebody may be quicker. */
const TRIES = 3;
const isCollision = (error: unknown): boolean =>
  error instanceof Error && /address already in use|is in use: stop what listens there/i.test(error.message);

async function startOnFreePorts(folder: DataFolder, say: Say): Promise<Servers> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await startAll(folder, say);
    } catch (error) {
      if (attempt === TRIES || !isCollision(error)) throw error;
      say('another program was quicker to take a port: trying others');
    }
  }
}

/** All or none: when one does not come up, the others are stopped and its reason is thrown. */
async function startAll(folder: DataFolder, say: Say): Promise<Servers> {
  const ports = await stackPorts(folder.home);
  const [postgres, temporal, mail, dfe] = await Promise.allSettled([
    startPostgres({ dataFolder: folder.postgres, port: ports.postgres, say }),
    startTemporal({ dataFolder: folder.temporal, port: ports.temporal, uiPort: ports.temporalUi, say }),
    startMailCatcher({ folder: folder.mail, smtpPort: ports.smtp, httpPort: ports.mail }),
    startDepartment(folder.dfe, ports.dfe),
  ]);
  if (
    postgres.status === 'fulfilled' &&
    temporal.status === 'fulfilled' &&
    mail.status === 'fulfilled' &&
    dfe.status === 'fulfilled'
  ) {
    return { postgres: postgres.value, temporal: temporal.value, mail: mail.value, dfe: dfe.value };
  }
  const results = [postgres, temporal, mail, dfe];
  await Promise.all(
    results.flatMap((result) => (result.status === 'fulfilled' ? [result.value.stop()] : [])),
  );
  throw results.find((result) => result.status === 'rejected')?.reason;
}

function describe({ postgres, temporal, mail, dfe }: Servers): Stack {
  return {
    owner: identify(process.pid) ?? { pid: process.pid, started: '' },
    databaseUrl: postgres.url,
    temporalAddress: temporal.address,
    temporalNamespace: temporal.namespace,
    ...(temporal.uiUrl === undefined ? {} : { temporalUiUrl: temporal.uiUrl }),
    smtpUrl: mail.smtpUrl,
    mailUrl: mail.webUrl,
    dfeUrl: dfe.url,
    dfeTokens: dfe.tokens,
    dfeControlToken: dfe.controlToken,
  };
}

async function stopAll(folder: DataFolder, servers: Servers): Promise<void> {
  removeStack(folder.home);
  await servers.dfe.stop();
  await servers.mail.stop();
  await servers.temporal.stop();
  await servers.postgres.stop();
  recordChildren(folder.home, {});
  folder.release();
}

/**
 * Brings up PostgreSQL, Temporal, the mail catcher and the Department's simulated API together, and writes where they are to `stack.json` in
 * the data folder, for other terminals (readStack).
 * @throws ServerError with a sentence that says what to do; then nothing is left running
 */
export async function startStack({ home, fresh = false, say }: StackOptions): Promise<RunningStack> {
  const folder = await openDataFolder(home, fresh, (opened) => endLeftovers(opened, say));
  try {
    const servers = await startOnFreePorts(folder, say);
    recordChildren(home, { PostgreSQL: servers.postgres.pid, Temporal: servers.temporal.pid });
    const stack = describe(servers);
    writeStack(home, stack);
    let stopped: Promise<void> | undefined;
    return { ...stack, home, mail: servers.mail, stop: () => (stopped ??= stopAll(folder, servers)) };
  } catch (error) {
    folder.release();
    throw error;
  }
}
