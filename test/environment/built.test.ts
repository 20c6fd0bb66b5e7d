/** S7.3: bin/ runs what was compiled only as long as it is what the sources say. */
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isBuilt } from '../../bin/rooms.mjs';

let project: string;
const at = (seconds: number) => 1_800_000_000 + seconds;

function touch(seconds: number, ...path: string[]): void {
  utimesSync(join(project, ...path), at(seconds), at(seconds));
}

beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'journeys-built-'));
  mkdirSync(join(project, 'client', 'cli'), { recursive: true });
  mkdirSync(join(project, 'dist'));
  writeFileSync(join(project, 'client', 'cli', 'main.ts'), '');
  writeFileSync(join(project, 'dist', 'built.json'), '{}');
  for (const path of ['client', 'client/cli', 'client/cli/main.ts']) touch(0, path);
  touch(10, 'dist', 'built.json');
});
afterEach(() => rmSync(project, { recursive: true, force: true }));

test('S7.3 what was compiled after the last change is run', () => {
  expect(isBuilt(project)).toBe(true);
});

test('S7.3 a source that was changed, added or taken away since is run instead', () => {
  touch(20, 'client', 'cli', 'main.ts');
  expect(isBuilt(project)).toBe(false);
  touch(0, 'client', 'cli', 'main.ts');
  writeFileSync(join(project, 'client', 'cli', 'new.ts'), '');
  touch(0, 'client', 'cli', 'new.ts');
  touch(20, 'client', 'cli');
  expect(isBuilt(project)).toBe(false);
});

test('S7.3 a build that was not finished is not run', () => {
  rmSync(join(project, 'dist', 'built.json'));
  expect(isBuilt(project)).toBe(false);
});

test('S7.3 without sources beside it, there is nothing but what was compiled', () => {
  rmSync(join(project, 'client'), { recursive: true });
  expect(isBuilt(project)).toBe(true);
});
