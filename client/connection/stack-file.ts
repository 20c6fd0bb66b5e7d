/** Where the embedded stack of this machine is, if one runs: what it wrote for other terminals. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { projectFolder } from '../../environment/running.js';
import { valueOf, type Environment } from '../../environment/values.js';

const stackSchema = z.object({
  owner: z.object({ pid: z.int().positive() }),
  databaseUrl: z.string().min(1),
  temporalAddress: z.string().min(1),
  temporalNamespace: z.string().min(1),
  temporalUiUrl: z.string().optional(),
  mailUrl: z.string().optional(),
  dfeUrl: z.string().optional(),
  dfeTokens: z.record(z.string(), z.string()).default({}),
  documentsFolder: z.string().optional(),
});

export interface StackAddresses {
  databaseUrl: string;
  temporalAddress: string;
  temporalNamespace: string;
  documentsFolder: string;
  temporalUiUrl: string | null;
  mailUrl: string | null;
  /** The Department's API, simulated, with the token of each lead provider by its id; null where none runs. */
  dfe: { url: string; tokens: Record<string, string> } | null;
}

/** The data folder of the embedded stack: JOURNEYS_HOME, else `.journeys` in the project. */
export function stackFolder(environment: Environment): string {
  const asked = valueOf(environment, 'JOURNEYS_HOME');
  return asked ? resolve(asked) : join(projectFolder, '.journeys');
}

/** The stack that runs on the folder; null if there is none, or if a killed one left its file behind. */
export function readStackAddresses(folder: string): StackAddresses | null {
  try {
    const stack = stackSchema.parse(JSON.parse(readFileSync(join(folder, 'stack.json'), 'utf8')));
    if (!isAlive(stack.owner.pid)) return null;
    return {
      databaseUrl: stack.databaseUrl,
      temporalAddress: stack.temporalAddress,
      temporalNamespace: stack.temporalNamespace,
      documentsFolder: stack.documentsFolder ?? join(folder, 'documents'),
      temporalUiUrl: stack.temporalUiUrl ?? null,
      mailUrl: stack.mailUrl ?? null,
      dfe: stack.dfeUrl === undefined ? null : { url: stack.dfeUrl, tokens: stack.dfeTokens },
    };
  } catch {
    return null;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Another user's process may not be signalled, but it is there.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
