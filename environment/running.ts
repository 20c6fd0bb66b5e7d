/** How this code runs, from its sources through tsx (decision 010) or compiled (decision 033), and where it lies. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(import.meta.url);

/** The folder of the project, or of the package where it is installed: that of its package.json. */
export const projectFolder = folderAbove(here, 'package.json');

const dist = join(projectFolder, 'dist');
const isCompiled = here.startsWith(dist);

/** The folder of the rooms: that of the project, or of what was compiled from it. */
export const roomsFolder = isCompiled ? dist : projectFolder;

export interface ProgramOfOurs {
  path: string;
  /** What Node itself needs to be told to run it. */
  nodeOptions: readonly string[];
}

/**
 * A program of ours that runs in a process of its own. The build names each of them (dev/build.ts).
 *
 * @param module its module by room, without ending, such as `worker/nightly/check`
 */
export const programOf = (module: string): ProgramOfOurs => ({
  path: join(roomsFolder, `${module}${isCompiled ? '.js' : '.ts'}`),
  nodeOptions: isCompiled ? [] : ['--import', import.meta.resolve('tsx')],
});

function folderAbove(path: string, withFile: string): string {
  const folder = dirname(path);
  if (existsSync(join(folder, withFile))) return folder;
  if (folder === path) throw new Error(`there is no ${withFile} above ${here}`);
  return folderAbove(folder, withFile);
}
