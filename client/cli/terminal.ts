/** The world around the command line, given from outside so that tests can stand in for it. */
import type { Journeys, JourneysOptions } from '../journeys.js';

export interface Terminal {
  out: (text: string) => void;
  err: (text: string) => void;
  /** Whether progress may be drawn in place. */
  isInteractive: boolean;
  width: number;
  open(options: JourneysOptions): Promise<Journeys>;
  env: NodeJS.ProcessEnv;
  /** Aborted when the user asks to stop. */
  stop: AbortSignal;
}
