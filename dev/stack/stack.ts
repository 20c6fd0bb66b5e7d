import { identify } from 'process-lock/process-identity';
import { startMailCatcher, type MailCatcher } from '../mail/catcher.js';
import { startPostgres } from '../servers/postgres.js';
import type { RunningPostgres } from '../servers/running-postgres.js';
import type { Say } from '../servers/server-error.js';
import { startTemporal } from '../servers/temporal.js';
import type { RunningTemporal } from '../servers/running-temporal.js';
import { endLeftovers, recordChildren } from './children.js';
import { folderError, openDataFolder, type DataFolder } from './data-folder.js';
import { startDepartment, type RunningDepartment } from './department.js';
import { stackPorts } from './remembered-ports.js';
import { removeStack, writeStack, type Stack } from './stack-file.js';

export interface StackOptions {
  /** The data folder. */
  home: string;
  /** Begin with no data. Servers named by DATABASE_URL or TEMPORAL_* are left as they are. */
  fresh?: boolean;
  say: Say;
  /** Ends the start, with its reason, and whatever was begun. */
  signal?: AbortSignal;
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

async function startOnFreePorts(folder: DataFolder, say: Say, signal: AbortSignal): Promise<Servers> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await startAll(folder, say, signal);
    } catch (error) {
      if (attempt === TRIES || !isCollision(error)) throw error;
      say('another program was quicker to take a port: trying others');
    }
  }
}

/** All or none: when one does not come up, the others are not waited for but ended, and its reason is thrown. */
async function startAll(folder: DataFolder, say: Say, asked: AbortSignal): Promise<Servers> {
  const ports = await stackPorts(folder.home);
  const failed = new AbortController();
  const signal = AbortSignal.any([asked, failed.signal]);
  const orNone = <T>(starting: Promise<T>): Promise<T> =>
    starting.catch((error: unknown) => {
      failed.abort(error);
      throw error;
    });
  const { postgres: port, temporal: temporalPort, temporalUi: uiPort } = ports;
  const [postgres, temporal, mail, dfe] = await Promise.allSettled([
    orNone(startPostgres({ dataFolder: folder.postgres, port, say, signal })),
    orNone(startTemporal({ dataFolder: folder.temporal, port: temporalPort, uiPort, say, signal })),
    orNone(startMailCatcher({ folder: folder.mail, smtpPort: ports.smtp, httpPort: ports.mail })),
    orNone(startDepartment(folder.dfe, ports.dfe)),
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
  throw failed.signal.reason;
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

/** One that cannot be stopped keeps no other from it. */
async function stopAll(folder: DataFolder, { dfe, mail, temporal, postgres }: Servers): Promise<void> {
  const steps: (() => void | Promise<void>)[] = [
    () => removeStack(folder.home),
    () => dfe.stop(),
    () => mail.stop(),
    () => temporal.stop(),
    () => postgres.stop(),
    () => recordChildren(folder.home, {}),
    () => folder.release(),
  ];
  const faults: unknown[] = [];
  for (const step of steps) {
    try {
      await step();
    } catch (error) {
      faults.push(error);
    }
  }
  if (faults.length > 0) throw faults[0];
}

/** A server that ends by itself takes the work with it, and whoever looks on has to know. */
function tellOfEnds({ postgres, temporal }: Servers, say: Say, isStopping: () => boolean): void {
  for (const [name, { ended }] of Object.entries({ PostgreSQL: postgres, Temporal: temporal })) {
    void ended?.then((how) => {
      if (isStopping()) return;
      say(`${name} ended (${how}): stop with Ctrl-C and start again. What was recorded is kept.`);
    });
  }
}

/**
 * Brings up PostgreSQL, Temporal, the mail catcher and the Department's simulated API together, and writes where they are to `stack.json` in
 * the data folder, for other terminals (readStack).
 * @throws ServerError with a sentence that says what to do; then nothing is left running
 */
export async function startStack(options: StackOptions): Promise<RunningStack> {
  const { home, fresh = false, say, signal = new AbortController().signal } = options;
  const folder = await openDataFolder(home, fresh, (opened) => endLeftovers(opened, say));
  let servers: Servers | null = null;
  let stopped: Promise<void> | undefined;
  try {
    const started = (servers = await startOnFreePorts(folder, say, signal));
    recordChildren(home, { PostgreSQL: started.postgres.pid, Temporal: started.temporal.pid });
    const stack = describe(started);
    writeStack(home, stack);
    tellOfEnds(started, say, () => stopped !== undefined);
    return { ...stack, home, mail: started.mail, stop: () => (stopped ??= stopAll(folder, started)) };
  } catch (error) {
    if (servers) await stopAll(folder, servers).catch(() => undefined);
    else folder.release();
    throw folderError(error, home);
  }
}
