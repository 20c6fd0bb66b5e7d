/** What the demo is asked for, and what is up while it runs. */
import type { Journeys } from '../../client/journeys.js';
import type { Store } from '../../store/database/database.js';
import type { Say } from '../servers/server-error.js';
import type { RunningStack } from '../stack/stack.js';
import type { RunningSite } from './site.js';
import type { Screen } from './screen.js';
import type { DemoWorker } from './worker-keeper.js';

/** What is up while the demo runs; the worker is another one after it was killed. */
export interface House {
  stack: RunningStack;
  store: Store;
  journeys: Journeys;
  worker: DemoWorker;
  site: RunningSite;
  screen: Screen;
  /** One line about the servers and the worker. */
  say: Say;
  signal: AbortSignal;
}

export interface DemoOptions {
  fresh: boolean;
  /** End after the table. */
  exit: boolean;
  home?: string | undefined;
  rows: number;
  stdout: NodeJS.WriteStream;
}
