/** Opening a file that should hold a definition: YAML, JSON, or a module. */
import { readFile, stat } from 'node:fs/promises';
import { extname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseDocument } from 'yaml';
import type { DefinitionFault } from './checks/fault.js';

/** A definition is a few dozen kilobytes; anything beyond this is another kind of file. */
const LARGEST_BYTES = 1024 * 1024;

export type Definition =
  { data: unknown; faults: [] } | { data: null; faults: [DefinitionFault, ...DefinitionFault[]] };

/**
 * What is in the file. A `.ts`, `.mts`, `.js` or `.mjs` file is run as a module, so open only your own;
 * its default export counts, or else its only export. Whatever keeps it from being read is a fault.
 */
export async function readDefinition(file: string): Promise<Definition> {
  const path = resolve(file);
  try {
    const facts = await stat(path);
    if (!facts.isFile()) return unreadable('is a folder or a device, not a file');
    if (facts.size > LARGEST_BYTES)
      return unreadable(`is larger than ${LARGEST_BYTES / 1024} KiB, too large for one`);
    const extension = extname(path).toLowerCase();
    if (['.ts', '.mts', '.js', '.mjs'].includes(extension)) return await fromModule(path);
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
  try {
    // Only those who have a module of their own wait for the compiler.
    const { tsImport } = await import('tsx/esm/api');
    const found: unknown = await tsImport(pathToFileURL(path).href, import.meta.url);
    const data = exportOf(isObject(found) ? found : {});
    if (data !== undefined) return { data, faults: [] };
    return unreadable('must export the definition, as its default or as its only export');
  } catch (error) {
    return unreadable(
      `cannot be loaded as a module: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

/**
 * The default export, or else the only one. Outside a package of type "module" the loader wraps what a file
 * exports into another default, which is looked through.
 */
function exportOf(found: Record<string, unknown>): unknown {
  const outer = found['default'];
  if (isObject(outer) && outer['default'] !== undefined) return outer['default'];
  const named = Object.keys(found).filter((name) => name !== 'default' && name !== 'module.exports');
  const only = named.length === 1 && named[0] !== undefined ? found[named[0]] : undefined;
  const wrapped = isObject(outer) && named.length > 0 && named.every((name) => name in outer);
  return outer === undefined || wrapped ? only : outer;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT') return 'does not exist';
  if (code === 'EACCES') return 'may not be read by this user';
  return `cannot be read: ${error instanceof Error ? error.message : String(error)}`;
}

function unreadable(message: string): Definition {
  return { data: null, faults: [fileFault(message)] };
}

function fileFault(message: string): DefinitionFault {
  return { path: [], message: `the file ${message}` };
}
