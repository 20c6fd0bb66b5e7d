/** Opening a file that should hold a definition: YAML, JSON, or a module. */
import { readFile, stat } from 'node:fs/promises';
import { extname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { tsImport } from 'tsx/esm/api';
import { parseDocument } from 'yaml';
import type { Fault } from './fault.js';

/** A definition is a few dozen kilobytes; anything beyond this is another kind of file. */
const LARGEST_BYTES = 1024 * 1024;

export type Definition = { data: unknown; faults: [] } | { data: null; faults: [Fault, ...Fault[]] };

/**
 * What is in the file. A `.ts`, `.mts`, `.js` or `.mjs` file is run as a module, so open only your own;
 * its default export counts, or else its only export. Whatever keeps it from being read is a fault.
 */
export async function readDefinition(file: string): Promise<Definition> {
  const path = resolve(file);
  try {
    const { size } = await stat(path);
    if (size > LARGEST_BYTES)
      return unreadable(`is larger than ${LARGEST_BYTES / 1024} KiB, too large for one`);
    const extension = extname(path).toLowerCase();
    if (['.ts', '.mts', '.js', '.mjs'].includes(extension)) return fromModule(path);
    if (['.yaml', '.yml', '.json'].includes(extension)) return fromText(await readFile(path, 'utf8'));
    return unreadable('must end in .yaml, .yml, .json, .ts, .mts, .js or .mjs');
  } catch (error) {
    return unreadable(reasonOf(error));
  }
}

/** JSON is YAML too, so one reader serves both and names line and column for both. */
function fromText(text: string): Definition {
  const document = parseDocument(text);
  const [first, ...rest] = document.errors.map(({ message }) =>
    fileFault(`is not valid YAML or JSON: ${(message.split('\n')[0] ?? message).replace(/:$/, '')}`),
  );
  if (first) return { data: null, faults: [first, ...rest] };
  const data: unknown = document.toJS({ maxAliasCount: 50 });
  return data === null || data === undefined ? unreadable('is empty') : { data, faults: [] };
}

async function fromModule(path: string): Promise<Definition> {
  let found: Record<string, unknown>;
  try {
    found = (await tsImport(pathToFileURL(path).href, import.meta.url)) as Record<string, unknown>;
  } catch (error) {
    return unreadable(
      `cannot be loaded as a module: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  const exported = Object.values(found);
  if (found['default'] !== undefined) return { data: found['default'], faults: [] };
  if (exported.length === 1) return { data: exported[0], faults: [] };
  return unreadable('must export the definition, as its default or as its only export');
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT') return 'does not exist';
  if (code === 'EISDIR') return 'is a folder, not a file';
  if (code === 'EACCES') return 'may not be read by this user';
  return `cannot be read: ${error instanceof Error ? error.message : String(error)}`;
}

function unreadable(message: string): Definition {
  return { data: null, faults: [fileFault(message)] };
}

function fileFault(message: string): Fault {
  return { path: [], message: `the file ${message}` };
}
