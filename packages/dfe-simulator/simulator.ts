/** The Department's lead-provider API v3, on this machine alone (decision 037). */
import type { FastifyInstance } from 'fastify';
import { SimulatorError } from './simulator-error.js';
import { openControl } from './control/routes.js';
import { createFaults, type Faults, type FaultPlanInput } from './faults/plan.js';
import { usualLimits, type RateLimits } from './http/limits.js';
import { buildService } from './http/server.js';
import { Keeper, OtherCourse } from './keeping/keeper.js';
import { refused } from './keeping/log.js';
import { openOwnLog } from './keeping/own-log.js';
import { defaultSeedFile, loadSeed, readSeed } from './seed/load.js';
import type { Seed } from './seed/schema.js';
import type { Id, Instant, World } from './world/world.js';

export interface SimulatorOptions {
  /** 0, the default, asks for any free one. */
  port?: number;
  /** A seed, or the file of one; the default seed where neither is given. */
  seed?: Seed | string;
  /** Where what was accepted is kept over a restart; null, the default: in memory alone. */
  stateFile?: string | null;
  /** The machine's clock; UTC with milliseconds. */
  clock?: () => Instant;
  /** Null, the default: there is no control endpoint. */
  control?: { token: string } | null;
  /** As in production, the header that sets the clock is not looked at. */
  production?: boolean;
  /** Default: on, with the service's own numbers, or others. */
  rateLimits?: 'on' | 'off' | RateLimits;
  faults?: FaultPlanInput;
  /** Told of what should not have happened inside. */
  report?: (error: unknown) => void;
  /** Given the service before it listens: a test adds what watches its answers. */
  prepare?: (app: FastifyInstance) => void;
}

export interface Simulator {
  /** Without a path. */
  url: string;
  /** By the provider's key in the seed, such as `northstar-learning`. */
  tokens: Record<string, string>;
  /** The ids of everything that the seed names by key. */
  ids: ReadonlyMap<string, Id>;
  readonly world: World;
  faults: Faults;
  /** The service's own clock now. */
  now(): Instant;
  stop(): Promise<void>;
}

function limitsOf(asked: SimulatorOptions['rateLimits']): RateLimits | null {
  if (asked === 'off') return null;
  return asked === undefined || asked === 'on' ? usualLimits : asked;
}

/** @throws SimulatorError with a sentence that says what to do; then nothing is left running */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const { seed = defaultSeedFile, stateFile = null, clock = () => new Date().toISOString() } = options;
  const seeded = loadSeed(typeof seed === 'string' ? readSeed(seed) : seed);
  const log = stateFile === null ? null : openOwnLog(stateFile, seeded.digest);
  try {
    const keeper = new Keeper(seeded.kept, log, clock);
    const faults = createFaults(options.faults);
    const app = await buildService({
      keeper,
      faults,
      production: options.production ?? false,
      rateLimits: limitsOf(options.rateLimits),
      report: options.report ?? (() => undefined),
    });
    if (options.control) openControl(app, { ...options.control, keeper, faults, keys: seeded.keys });
    options.prepare?.(app);
    const port = options.port ?? 0;
    const url = await app.listen({ port, host: '127.0.0.1' }).catch(async (error: unknown) => {
      await app.close();
      throw portProblem(port, error);
    });
    // A connection that cannot be taken: others are.
    app.server.on('error', (error) => options.report?.(error));
    let stopped: Promise<void> | undefined;
    const stop = async () => {
      await app.close();
      keeper.close();
    };
    return {
      url,
      tokens: seeded.tokens,
      ids: seeded.keys,
      faults,
      get world() {
        return keeper.world;
      },
      now: () => keeper.now(),
      stop: () => (stopped ??= stop()),
    };
  } catch (error) {
    log?.close();
    if (!(error instanceof OtherCourse) || stateFile === null) throw error;
    throw refused(stateFile, `cannot be gone on from: ${error.message}`, error);
  }
}

function portProblem(port: number, error: unknown): unknown {
  if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) return error;
  return new SimulatorError(
    'port-in-use',
    `Port ${port} on 127.0.0.1 is in use: stop what listens there, or ask for another one with --port.`,
    { cause: error },
  );
}
