/** Whoever reads a file can read what it builds on first: imports never lead back, those of types included. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { rooms } from '../../bin/rooms.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
type Imports = ReadonlyMap<string, readonly string[]>;

const files = [...rooms, 'dev', 'packages', 'bench', 'docs', 'test'].flatMap((room) =>
  readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.includes('node_modules'))
    .map((name) => join(room, name)),
);

function importsOf(file: string): string[] {
  const { importedFiles } = ts.preProcessFile(readFileSync(join(root, file), 'utf8'), true, false);
  return importedFiles
    .filter(({ fileName }) => fileName.startsWith('.'))
    .map(({ fileName }) => normalize(join(dirname(file), fileName.replace(/\.js$/, '.ts'))));
}

/** The first circle on every way from a file that was not walked yet, as the files on it in turn. */
function circlesIn(imports: Imports): string[] {
  const walked = new Set<string>();
  const way: string[] = [];
  const circles: string[] = [];
  const walk = (file: string): void => {
    const begins = way.indexOf(file);
    if (begins >= 0) circles.push([...way.slice(begins), file].join(' → '));
    if (walked.has(file)) return;
    walked.add(file);
    way.push(file);
    for (const imported of imports.get(file) ?? []) walk(imported);
    way.pop();
  };
  for (const file of imports.keys()) walk(file);
  return circles;
}

test('S7.1 no import leads back to its own file, be it of a type alone', () => {
  const imports = new Map(files.map((file) => [file, importsOf(file)]));
  const known = [...imports.values()].flat().filter((file) => imports.has(file));
  // Far more than there are files: the imports are found where they lead.
  expect(known.length).toBeGreaterThan(files.length);
  expect(circlesIn(imports)).toEqual([]);
});

test('S7.1 a circle is named by the files on it', () => {
  const imports = new Map([
    ['start', ['one']],
    ['one', ['two', 'other']],
    ['two', ['three']],
    ['three', ['one']],
    ['other', []],
  ]);
  expect(circlesIn(imports)).toEqual(['one → two → three → one']);
});
