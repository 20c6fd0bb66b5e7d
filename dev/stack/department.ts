import { randomBytes } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { startSimulator, type Simulator } from 'dfe-simulator';
import { defaultSeedFile } from 'dfe-simulator/seed/load';
import { SimulatorError } from 'dfe-simulator/simulator-error';
import { ServerError } from '../servers/server-error.js';

export interface RunningDepartment extends Simulator {
  /** Opens the control endpoint; another one at every start. */
  controlToken: string;
}

/**
 * The Department's API, simulated beside the other servers. Its seed is copied into the folder at the first start,
 * so that a later version with another default seed goes on from what is there.
 * @throws ServerError with the simulator's own code and sentence
 */
export async function startDepartment(folder: string, port: number): Promise<RunningDepartment> {
  mkdirSync(folder, { recursive: true });
  const seed = join(folder, 'seed.json');
  if (!existsSync(seed)) copyFileSync(defaultSeedFile, seed);
  const controlToken = randomBytes(24).toString('base64url');
  const simulator = await startSimulator({
    port,
    seed,
    stateFile: join(folder, 'accepted.ndjson'),
    control: { token: controlToken },
  }).catch((error: unknown) => {
    throw error instanceof SimulatorError
      ? new ServerError(error.code, error.message, { cause: error })
      : error;
  });
  return { ...simulator, controlToken };
}
