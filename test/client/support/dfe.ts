/** The command line against the simulated Department: what an officer of a provider types. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import { startSimulator, type Simulator } from 'dfe-simulator';
import { run, split, type Ran } from './terminal.js';

export const northToken = 'northstar-sandbox-token';

export interface Department {
  readonly simulator: Simulator;
  /** Nothing else is in it, an embedded stack least of all. */
  readonly folder: string;
  env: () => NodeJS.ProcessEnv;
  /** Runs `journeys dfe …`; no token is ever in what it writes. */
  dfe: (line: string, env?: NodeJS.ProcessEnv) => Promise<Ran>;
  /** The same with --json: what it answers. */
  json: <T>(line: string) => Promise<T>;
  /** The id of what the default seed calls so, such as `amina-khan/senco`. */
  id: (key: string) => string;
}

/** A simulator for the tests of a file, by its default seed. */
export function useDepartment(): Department {
  const held: { simulator?: Simulator } = {};
  const folder = mkdtempSync(join(tmpdir(), 'journeys dfe '));
  const simulator = () => {
    if (!held.simulator) throw new Error('the simulator runs within the tests only');
    return held.simulator;
  };
  beforeAll(async () => {
    held.simulator = await startSimulator({ rateLimits: 'off', clock: () => '2026-11-05T10:00:00.000Z' });
  });
  afterAll(async () => {
    await held.simulator?.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  const env = () => ({ DFE_API_URL: simulator().url, DFE_API_TOKEN: northToken, JOURNEYS_HOME: folder });
  const dfe = async (line: string, given: NodeJS.ProcessEnv = env()) => {
    const ran = await run(['dfe', ...split(line)], {}, given);
    expect(ran.out + ran.err).not.toContain('sandbox-token');
    return ran;
  };
  return {
    get simulator() {
      return simulator();
    },
    folder,
    env,
    dfe,
    json: async <T>(line: string) => {
      const { code, out, err } = await dfe(`${line} --json`);
      expect([code, err]).toEqual([0, '']);
      return JSON.parse(out) as T;
    },
    id: (key) => {
      const id = simulator().ids.get(key);
      if (id === undefined) throw new Error(`the seed names nothing ${key}`);
      return id;
    },
  };
}
