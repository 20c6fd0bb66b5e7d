import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { z } from 'zod';
import { ServerError, type Say } from './server-error.js';
import { builtServer, cachedServer } from './temporal-build.js';
import { cachedDownload, downloadedProgram } from './sdk-download.js';

const programSchema = z.strictObject({
  /** `cli`: the temporal command with its start-dev; `server`: the plain server, run with a configuration. */
  kind: z.enum(['cli', 'server']),
  path: z.string(),
});
export type TemporalProgram = z.infer<typeof programSchema>;

function onPath(name: string): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders.map((folder) => join(folder, name)).find((file) => existsSync(file));
}

function noteIn(dataFolder: string): string {
  return join(dataFolder, 'program.json');
}

/** The program that made this data, as long as it is there: another one might not read its file. */
function rememberedProgram(dataFolder: string): TemporalProgram | undefined {
  try {
    const program = programSchema.parse(JSON.parse(readFileSync(noteIn(dataFolder), 'utf8')));
    return existsSync(program.path) ? program : undefined;
  } catch {
    return undefined;
  }
}

export function rememberProgram(dataFolder: string, program: TemporalProgram): void {
  writeFileSync(noteIn(dataFolder), `${JSON.stringify(program)}\n`);
}

/**
 * A Temporal server to run: what this data was made with, else the command on the PATH, else what an earlier
 * start has cached, else what the SDK downloads, else what Go builds. Each way has its time limit, and each
 * failure is said (decision 017).
 * @throws ServerError `no-temporal-server` with what to install
 */
export async function findProgram(
  dataFolder: string,
  say: Say,
  signal: AbortSignal,
): Promise<TemporalProgram> {
  const remembered = rememberedProgram(dataFolder);
  if (remembered !== undefined) return remembered;
  const command = onPath(process.platform === 'win32' ? 'temporal.exe' : 'temporal');
  if (command !== undefined) {
    say(`Temporal: the command ${command}`);
    return { kind: 'cli', path: command };
  }
  const cached = cachedDownload('temporal-cli');
  if (cached !== undefined) return { kind: 'cli', path: cached };
  const builtEarlier = cachedServer();
  if (builtEarlier !== undefined) return { kind: 'server', path: builtEarlier };
  const downloaded = await downloadedProgram('temporal-cli', say, signal);
  if (downloaded !== undefined) return { kind: 'cli', path: downloaded };
  const built = await builtServer(say, signal);
  if (built !== undefined) return { kind: 'server', path: built };
  throw new ServerError(
    'no-temporal-server',
    'No Temporal server could be found, downloaded or built: install the Temporal CLI ' +
      '(https://docs.temporal.io/cli) or Go 1.26.8 or later, or set TEMPORAL_ADDRESS to a running cluster.',
  );
}
