import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { SimulatorError } from '../simulator-error.js';
import type { Kept } from '../keeping/kept.js';
import { buildWorld } from './build.js';
import { relive } from './history.js';
import type { Keys } from './keys.js';
import { SeedProblem } from './problem.js';
import { seedSchema, type Seed } from './schema.js';

interface Seeded {
  kept: Kept;
  /** The ids of what the seed names. */
  keys: Keys;
  /** The token of each provider, by the provider's key. */
  tokens: Record<string, string>;
  /** Tells this seed from every other: a log continues one seed alone. */
  digest: string;
}

export const defaultSeedFile = fileURLToPath(new URL('default.json', import.meta.url));

const messageOf = (problem: unknown): string =>
  problem instanceof Error ? problem.message : String(problem);

function invalid(what: string, problem: unknown): SimulatorError {
  const why = problem instanceof z.ZodError ? z.prettifyError(problem) : messageOf(problem);
  const help = 'packages/dfe-simulator/seed/README.md says what a seed holds.';
  return new SimulatorError('dfe-seed-invalid', `${what} is no seed of the simulator: ${why}\n${help}`, {
    cause: problem,
  });
}

/** @throws SimulatorError `dfe-seed-invalid` with the place and what is wrong there */
export function readSeed(file: string): Seed {
  try {
    return seedSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    throw invalid(file, error);
  }
}

/**
 * Makes the world that a seed describes: the same seed makes the same world, ids included.
 * @throws SimulatorError `dfe-seed-invalid` when it names what it does not have, or its history was refused
 */
export function loadSeed(seed: Seed): Seeded {
  try {
    const { world, keys } = buildWorld(seed);
    const kept: Kept = { world, clockOffsetMs: 0 };
    relive(kept, keys, seed.history);
    return {
      kept,
      keys,
      tokens: Object.fromEntries(seed.providers.map(({ key, token }) => [key, token])),
      digest: createHash('sha256').update(JSON.stringify(seed)).digest('hex'),
    };
  } catch (error) {
    if (error instanceof SeedProblem) throw invalid(`The seed "${seed.name}"`, error);
    throw error;
  }
}
