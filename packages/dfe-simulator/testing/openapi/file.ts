/** Finds the Department's OpenAPI file: it is not part of the project. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const name = 'dfe-npq-api-v3.yaml';
const root = fileURLToPath(new URL('../../../..', import.meta.url)).replace(/\/$/, '');

/** In the folders beside the project, or in their folder `reference`. */
function beside(): string | null {
  const folders = readdirSync(dirname(root), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const candidates = folders.flatMap((folder) => [
    join(dirname(root), folder.name, name),
    join(dirname(root), folder.name, 'reference', name),
  ]);
  return candidates.find((path) => existsSync(path)) ?? null;
}

/** Where the file is; null when it is nowhere. Throws when DFE_OPENAPI_FILE names a file that is not there. */
export function openApiPath(): string | null {
  const given = process.env['DFE_OPENAPI_FILE'];
  if (!given) return beside();
  if (!existsSync(given)) throw new Error(`DFE_OPENAPI_FILE names ${given}, but there is no such file.`);
  return given;
}

export function openApiText(): string | null {
  const path = openApiPath();
  return path === null ? null : readFileSync(path, 'utf8');
}

/** Processes that are started later inherit it. */
const SAID = 'DFE_OPENAPI_FILE_MISSED';

/** Says once, and visibly, what is not checked without the file: a run of tests has many processes. */
export function warnWithoutFile(what: string): void {
  if (process.env[SAID]) return;
  process.env[SAID] = what;
  process.stderr.write(
    `\nNOT CHECKED: ${what}. The Department's OpenAPI file is not here: put ${name} into a folder beside the project, or give its path as DFE_OPENAPI_FILE.\n`,
  );
}
