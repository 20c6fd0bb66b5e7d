/** What the workflow's bundle may hold, and that the zone of the host does not reach it. */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import { MOST_BYTES, workflowBundle, type Bundle } from '../../worker/bundle.js';
import { quietLogger } from '../../bench/stage/quiet.js';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../..', import.meta.url));

let bundle: Bundle;
let code = '';
beforeAll(async () => {
  bundle = await workflowBundle(quietLogger);
  code = bundle.code.replace(/\/\/# sourceMappingURL=.*$/m, '');
}, 60_000);

describe('S7.3 the bundle of the workflow', () => {
  /** Everything that runs in the sandbox; whatever is drawn in besides costs memory in every cached run. */
  const packages = [
    '@temporalio/common',
    '@temporalio/workflow',
    'long',
    'ms',
    'nexus-rpc',
    'temporal-polyfill',
    'temporal-utils',
  ];

  test('S7.3 holds the packages that it needs and no other, zod and pino least of all', () => {
    const found = code.matchAll(/node_modules\/((?:@[\w.-]+\/)?[\w.-]+)\//g);
    const names = [...new Set([...found].map(([, name]) => name))].toSorted();
    expect(names).toContain('@temporalio/workflow');
    expect(names.filter((name) => !packages.includes(name!))).toEqual([]);
  });

  test('S7.3 holds no built-in of Node', () => {
    expect(code).not.toMatch(/require\(\s*["'](node:|fs|crypto|path|os|net|http|child_process)/);
    expect(code).not.toMatch(/["']node:(fs|crypto|path|os|net|http|child_process|process|timers)["']/);
  });

  test('S7.3 never reaches for the host’s own Temporal', () => {
    expect(code).toContain('temporal-polyfill');
    const statements = code.split('\n').filter((line) => !/^\s*(\*|\/\/|\/\*)/.test(line));
    expect(statements.filter((line) => line.includes('globalThis.Temporal'))).toEqual([]);
  });

  test('S7.3 stays below its limit', () => {
    expect(bundle.bytes).toBeGreaterThan(100_000);
    expect(bundle.bytes).toBeLessThan(MOST_BYTES);
  });
});

describe('S5.2 the zone of the host', () => {
  interface Outcome {
    offset: number;
    replayed: number;
    failures: unknown[];
    digest: string;
  }

  async function outcomeIn(zone: string): Promise<Outcome> {
    const { stdout } = await run(process.execPath, ['--import', 'tsx', 'test/replay/elsewhere.ts'], {
      cwd: root,
      env: { ...process.env, TZ: zone },
      maxBuffer: 10_000_000,
    });
    return JSON.parse(stdout) as Outcome;
  }

  test('S5.2 replays and folds come out the same in New York, on Kiritimati and in UTC', async () => {
    const [here, newYork, kiritimati] = await Promise.all(
      ['UTC', 'America/New_York', 'Pacific/Kiritimati'].map(outcomeIn),
    );
    expect(here).toMatchObject({ offset: 0, replayed: 3, failures: [] });
    expect(newYork).toEqual({ ...here, offset: 240 });
    expect(kiritimati).toEqual({ ...here, offset: -840 });
  }, 120_000);
});
