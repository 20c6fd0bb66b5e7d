import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startProcess, type ManagedProcess } from './managed-process.js';
import { claimPort } from './ports.js';
import type { SearchAttributes } from './search-attributes.js';
import { DYNAMIC_SETTINGS, dynamicConfig, serverConfig } from './temporal-config.js';
import { temporalPorts } from './temporal-ports.js';
import type { TemporalProgram } from './temporal-program.js';

export interface LaunchOptions {
  dataFolder: string;
  port?: number | undefined;
  uiPort?: number | undefined;
  namespace: string;
  searchAttributes: SearchAttributes;
}

export interface Launched {
  process: ManagedProcess;
  port: number;
  uiPort?: number;
}

export function logFileIn(dataFolder: string): string {
  return join(dataFolder, 'temporal.log');
}

/** Written once the namespace is there: a database without it was interrupted while it was made. */
function completeNote(dataFolder: string): string {
  return join(dataFolder, 'complete');
}

export function markComplete(dataFolder: string): void {
  writeFileSync(completeNote(dataFolder), '');
}

function clearIncomplete(dataFolder: string): void {
  if (existsSync(completeNote(dataFolder))) return;
  for (const ending of ['', '-wal', '-shm', '-journal']) {
    rmSync(join(dataFolder, `temporal.db${ending}`), { force: true });
  }
}

async function launchServer(program: TemporalProgram, options: LaunchOptions): Promise<Launched> {
  const { dataFolder } = options;
  const ports = await temporalPorts(dataFolder, options.port);
  writeFileSync(join(dataFolder, 'temporal.yaml'), serverConfig(ports));
  writeFileSync(join(dataFolder, 'temporal-dynamic.yaml'), dynamicConfig());
  const process = await startProcess({
    command: program.path,
    args: ['--config-file', 'temporal.yaml', '--allow-no-auth', 'start'],
    cwd: dataFolder,
    logFile: logFileIn(dataFolder),
    stopSignal: 'SIGTERM',
  });
  return { process, port: ports.frontend };
}

async function launchCli(program: TemporalProgram, options: LaunchOptions): Promise<Launched> {
  const port = await claimPort(options.port, 'Temporal');
  const uiPort = await claimPort(options.uiPort, "Temporal's web pages");
  const settings = Object.entries(DYNAMIC_SETTINGS).map(([key, value]) => `${key}=${JSON.stringify(value)}`);
  const attributes = Object.entries(options.searchAttributes).map(([name, kind]) => `${name}=${kind}`);
  const process = await startProcess({
    command: program.path,
    args: [
      ...['server', 'start-dev', '--ip', '127.0.0.1', '--ui-ip', '127.0.0.1', '--log-level', 'warn'],
      ...['--port', String(port), '--ui-port', String(uiPort), '--db-filename', 'temporal.db'],
      ...['--sqlite-pragma', 'journal_mode=wal', '--sqlite-pragma', 'synchronous=1'],
      ...['--namespace', options.namespace],
      ...settings.flatMap((setting) => ['--dynamic-config-value', setting]),
      ...attributes.flatMap((attribute) => ['--search-attribute', attribute]),
    ],
    cwd: options.dataFolder,
    logFile: logFileIn(options.dataFolder),
    stopSignal: 'SIGTERM',
  });
  return { process, port, uiPort };
}

/** Starts the program on this data folder; it does not answer yet. */
export async function launch(program: TemporalProgram, options: LaunchOptions): Promise<Launched> {
  mkdirSync(options.dataFolder, { recursive: true });
  clearIncomplete(options.dataFolder);
  return program.kind === 'cli' ? launchCli(program, options) : launchServer(program, options);
}
