import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import {
  identify,
  processIdentitySchema,
  signalProcess,
  waitUntilGone,
  type ProcessIdentity,
} from 'process-lock/process-identity';
import type { Say } from '../servers/server-error.js';

const childSchema = processIdentitySchema.extend({ name: z.string() });
const childrenSchema = z.array(childSchema);
type Child = z.infer<typeof childSchema>;

const STOP_LIMIT_MS = 5_000;

function fileIn(home: string): string {
  return join(home, 'children.json');
}

/** Notes the processes of this run, each told apart from a later process with the same pid. */
export function recordChildren(home: string, pids: Readonly<Record<string, number | undefined>>): void {
  const children = Object.entries(pids).flatMap(([name, pid]) => {
    const identity = pid === undefined ? undefined : identify(pid);
    return identity === undefined ? [] : [{ name, ...identity }];
  });
  writeFileSync(fileIn(home), `${JSON.stringify(children)}\n`);
}

function recorded(home: string): Child[] {
  try {
    return childrenSchema.parse(JSON.parse(readFileSync(fileIn(home), 'utf8')));
  } catch {
    return [];
  }
}

async function end(identity: ProcessIdentity): Promise<void> {
  if (await waitUntilGone(identity, STOP_LIMIT_MS)) return;
  signalProcess(identity, 'SIGKILL');
  await waitUntilGone(identity, STOP_LIMIT_MS);
}

/** Ends what a run that was killed has left behind; a process that is not exactly the noted one is spared. */
export async function endLeftovers(home: string, say: Say): Promise<void> {
  for (const { name, pid, started } of recorded(home)) {
    const identity = { pid, started };
    // SIGINT is the orderly end for both: at once for PostgreSQL, after its current tasks for Temporal.
    if (!signalProcess(identity, 'SIGINT')) continue;
    say(`${name} was left running by an earlier start (process ${pid}): it is stopped`);
    await end(identity);
  }
  recordChildren(home, {});
}
