import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { isAlive, processIdentitySchema } from 'process-lock/process-identity';

/** What a running stack tells other terminals. The database address holds a password: the file is private. */
export const stackSchema = z.strictObject({
  /** The process that runs the stack. */
  owner: processIdentitySchema,
  databaseUrl: z.string(),
  temporalAddress: z.string(),
  temporalNamespace: z.string(),
  /** Absent when the Temporal server that was found has no web pages. */
  temporalUiUrl: z.string().optional(),
  smtpUrl: z.string(),
  mailUrl: z.string(),
  /** The Department's API, simulated: without a path. */
  dfeUrl: z.string(),
  /** By lead provider; they open nothing but the simulator. */
  dfeTokens: z.record(z.string(), z.string()),
  dfeControlToken: z.string(),
});
export type Stack = z.infer<typeof stackSchema>;

function fileIn(home: string): string {
  return join(home, 'stack.json');
}

export function writeStack(home: string, stack: Stack): void {
  const file = fileIn(home);
  writeFileSync(`${file}.part`, `${JSON.stringify(stack, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.part`, file);
}

export function removeStack(home: string): void {
  rmSync(fileIn(home), { force: true });
}

/** The stack that runs on this data folder now, or undefined; what a killed run left behind does not count. */
export function readStack(home: string): Stack | undefined {
  try {
    const stack = stackSchema.parse(JSON.parse(readFileSync(fileIn(home), 'utf8')));
    return isAlive(stack.owner) ? stack : undefined;
  } catch {
    return undefined;
  }
}
