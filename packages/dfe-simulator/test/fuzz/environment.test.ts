import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { schemathesis } from './environment.js';
import { fuzz } from './run.js';

let cache = '';
beforeEach(() => {
  cache = mkdtempSync(join(tmpdir(), 'journeys-cache-'));
  vi.stubEnv('XDG_CACHE_HOME', cache);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(cache, { recursive: true, force: true });
});

it('S4.3 without Python it says what to install, and leaves nothing half-made', async () => {
  vi.stubEnv('PYTHON', join(cache, 'no-python'));
  await expect(schemathesis(true)).rejects.toThrow(
    /There is no .*no-python .*: install Python 3\.10 or newer/,
  );
  expect(readdirSync(join(cache, 'journeys'))).toEqual([]);
});

it('S4.3 when it cannot be installed it says so, and does not wait for it again for a day', async () => {
  const python = join(cache, 'python');
  const script =
    '#!/bin/sh\ncase "$1" in -c) echo True;; *) echo "No module named venv" >&2; exit 1;; esac\n';
  writeFileSync(python, script, { mode: 0o755 });
  vi.stubEnv('PYTHON', python);
  await expect(schemathesis(false)).rejects.toThrow(
    /could not be installed into .*\(No module named venv\): it needs venv, pip/,
  );
  await expect(schemathesis(false)).rejects.toThrow(/tried less than a day ago, remove .* to try again/);
});

it('S4.3 a file that is named and missing is said, not skipped', async () => {
  vi.stubEnv('DFE_OPENAPI_FILE', join(cache, 'api.yaml'));
  const wish = { seed: 1, examples: 1, seconds: 1, again: false };
  await expect(fuzz(wish)).rejects.toThrow(/DFE_OPENAPI_FILE names .*api\.yaml, but there is no such file/);
});
