// The rooms of the product, what was compiled of them, and whether that is still what the sources say.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const rooms = [
  'environment',
  'programmes',
  'workflows',
  'access',
  'activities',
  'store',
  'dfe',
  'documents',
  'worker',
  'client',
  'web',
];

const project = fileURLToPath(new URL('..', import.meta.url));

/** Whether `dist/` is there and nothing was changed since; without sources beside it there is nothing else. */
export function isBuilt(folder = project) {
  const built = statSync(join(folder, 'dist', 'built.json'), { throwIfNoEntry: false });
  if (!built) return false;
  const sources = rooms.map((room) => join(folder, room)).filter(existsSync);
  return sources.every((path) => isOlder(path, built.mtimeMs));
}

// A folder is younger too when a file was taken away.
function isOlder(path, than) {
  const found = statSync(path);
  if (found.mtimeMs > than) return false;
  return !found.isDirectory() || readdirSync(path).every((name) => isOlder(join(path, name), than));
}

/** Runs a module of the product: compiled where that is there, else its source through tsx (decision 033). */
export async function run(module) {
  if (isBuilt()) return import(`../dist/${module}.js`);
  const { register } = await import('tsx/esm/api');
  register();
  return import(`../${module}.ts`);
}
