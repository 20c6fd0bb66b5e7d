/** The house as a reader has it before them: every text that people wrote, with its name from the root. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** What is installed, built or kept by running, and so is nobody's text. */
const notOurs = new Set(['node_modules', 'dist', '.git', '.journeys']);
const written = /\.(ts|js|mjs|md|ya?ml|sh)$/;

function namesUnder(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const name = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (notOurs.has(entry.name)) return [];
    if (entry.isDirectory()) return namesUnder(name);
    return entry.isFile() ? [name] : [];
  });
}

export interface Text {
  name: string;
  text: string;
}

export const textOf = (name: string): string => readFileSync(join(root, name), 'utf8');

/** Whether a path, as a page gives it from the root, is there. */
export const isThere = (path: string): boolean => existsSync(join(root, path));

export const house: readonly Text[] = namesUnder('')
  .filter((name) => written.test(name))
  .map((name) => ({ name, text: textOf(name) }));
