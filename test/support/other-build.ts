/** The workflow's sources with something changed, bundled as another build of the worker would. */
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode } from '@temporalio/worker';
import { bundling } from '../../worker/bundle.js';
import { quietLogger } from '../../bench/stage/quiet.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A file below `workflows/`, and what becomes of it. */
export type Change = readonly [file: string, change: (source: string) => string];

/** @param name of a folder of its own, within the project so that packages are found from there */
export async function bundleWith(name: string, changes: readonly Change[]): Promise<string> {
  const workshop = join(root, 'dist', `${name}-${process.pid}`);
  try {
    mkdirSync(workshop, { recursive: true });
    for (const room of ['workflows', 'programmes'])
      cpSync(join(root, room), join(workshop, room), { recursive: true });
    for (const [file, change] of changes) {
      const path = join(workshop, 'workflows', file);
      const before = readFileSync(path, 'utf8');
      const after = change(before);
      if (after === before) throw new Error(`the change finds nothing to change in ${file}`);
      writeFileSync(path, after);
    }
    const { code } = await bundleWorkflowCode({
      ...bundling(join(workshop, 'workflows', 'index.ts')),
      logger: quietLogger,
    });
    return code;
  } finally {
    rmSync(workshop, { recursive: true, force: true });
  }
}

/** A change that replaces a piece of a source by another. */
export const replacing = (file: string, piece: string, by: string): Change => [
  file,
  (source) => source.replace(piece, by),
];
