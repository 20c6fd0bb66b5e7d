/** What a poll leaves for the next one, in a small file; it holds instants, and whose they are. */
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { BadInput } from '../../client/errors.js';
import { fileFault } from '../../client/input/file-faults.js';
import type { PolledKind, PollState } from '../polling/kinds.js';

const instant = z.iso.datetime({ offset: true });
const schema = z.strictObject({
  kind: z.string(),
  provider: z.string().nullable(),
  url: z.string(),
  starts: z.array(instant).max(2),
});

/** Whose polls these are: one file is never used for another list, provider or service. */
interface PollOwner {
  kind: PolledKind;
  provider: string | null;
  url: string;
}

/** Where it is kept if nobody says: one file for each owner. */
export function usualPollFile(folder: string, { kind, provider, url }: PollOwner): string {
  const host = new URL(url).host.replaceAll(/[^\w.-]/g, '-');
  return join(folder, 'dfe-changes', `${kind}-${provider ?? 'provider'}-${host}.json`);
}

/** Null if there is none yet. @throws BadInput if it is no such file, or somebody else's */
export async function readPollState(file: string, owner: PollOwner): Promise<PollState | null> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw fileFault(file, error, 'file-unreadable');
  });
  if (text === null) return null;
  const state = parsed(text);
  if (!state) {
    throw new BadInput([`--state: ${file} holds no state of a poll. Name another file, or add --full.`]);
  }
  const { kind, provider, url, starts } = state;
  if (kind === owner.kind && provider === owner.provider && url === owner.url) return { starts };
  throw new BadInput([
    `--state: ${file} is of the ${kind} of ${provider ?? 'the provider'} at ${url}. Name another file.`,
  ]);
}

function parsed(text: string): z.infer<typeof schema> | null {
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** As a whole or not at all. @throws BadInput if it cannot be written */
export async function writePollState(file: string, owner: PollOwner, state: PollState): Promise<void> {
  const { kind, provider, url } = owner;
  const text = `${JSON.stringify({ kind, provider, url, ...state }, null, 2)}\n`;
  const beside = `${file}.${process.pid}.new`;
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(beside, text);
    await rename(beside, file);
  } catch (error) {
    throw fileFault(file, error, 'file-unwritable');
  }
}
