/** The main job in one command: the stack comes up, a cohort lives through 22 months, everything stays up. */
import { resolve } from 'node:path';
import { openJourneys, type Journeys } from '../../client/journeys.js';
import { migrateStore, openStore, type Store } from '../../store/database.js';
import { ServerError } from '../servers/server-error.js';
import { defaultHome } from '../stack/data-folder.js';
import { startStack, type RunningStack } from '../stack/stack.js';
import { refusedAddresses } from './behaviours.js';
import { documentsIn } from './folders.js';
import { interruption, type Interruption } from './interruption.js';
import { openScreen, type Screen } from './screen.js';
import { seedStaff } from './staff.js';
import { show } from './show.js';
import { warmUp } from './warm-up.js';
import { startWorker, type DemoWorker } from './worker-process.js';

export interface DemoOptions {
  fresh: boolean;
  /** End after the table. */
  exit: boolean;
  home?: string | undefined;
  rows: number;
  stdout: NodeJS.WriteStream;
}

/** What is up while the demo runs; the worker is another one after it was killed. */
export interface House {
  stack: RunningStack;
  store: Store;
  journeys: Journeys;
  worker: DemoWorker;
  screen: Screen;
  signal: AbortSignal;
}

const INTERRUPTED = 130;

/** @returns the exit code; errors are said in a sentence, and nothing is left running */
export async function runDemo(options: DemoOptions): Promise<number> {
  const screen = openScreen(options.stdout);
  const stopping = interruption();
  const began = performance.now();
  const closers: (() => Promise<unknown>)[] = [];
  try {
    const house = await bringUp(options, screen, stopping, closers);
    screen.say(`  ready after ${((performance.now() - began) / 1000).toFixed(1)} s`);
    await show(house, options, began);
    if (options.exit) return 0;
    screen.say(
      '\nEverything stays up until Ctrl-C. The next "npm start" finds it again; "npm start -- --fresh" wipes.',
    );
    await stopping.asked;
    return 0;
  } catch (error) {
    screen.rest();
    if (stopping.signal.aborted) {
      screen.say('Interrupted. The next "npm start" goes on from here.');
      return INTERRUPTED;
    }
    screen.say(sentenceOf(error));
    return 1;
  } finally {
    screen.rest();
    if (closers.length > 0) screen.say('Stopping the worker and the servers…');
    for (const close of closers.reverse()) await close().catch(() => undefined);
    stopping.release();
  }
}

async function bringUp(
  { fresh, home: asked }: DemoOptions,
  screen: Screen,
  { signal }: Interruption,
  closers: (() => Promise<unknown>)[],
): Promise<House> {
  const home = asked === undefined ? defaultHome() : resolve(asked);
  const bundle = warmUp();
  closers.push(() => bundle);
  const stack = await startStack({ home, fresh, say: (line) => screen.say(`  ${line}`) });
  closers.push(() => stack.stop());
  signal.throwIfAborted();
  refusedAddresses.forEach((address) => stack.mail.faults.refuse(address));
  const store = openStore(stack.databaseUrl, { max: 8 });
  closers.push(() => store.close());
  await migrateStore(store);
  await seedStaff(store);
  await bundle;
  const house: House = {
    stack,
    store,
    journeys: await openJourneys({
      temporal: { address: stack.temporalAddress, namespace: stack.temporalNamespace },
      databaseUrl: stack.databaseUrl,
      documentsFolder: documentsIn(home),
      stackFolder: home,
      patienceMs: 20_000,
    }),
    worker: await startWorker(stack),
    screen,
    signal,
  };
  closers.push(() => house.journeys.close());
  closers.push(() => house.worker.stop());
  return house;
}

function sentenceOf(error: unknown): string {
  if (error instanceof ServerError) return error.message;
  const message = error instanceof Error ? error.message : String(error);
  return `The demo ended early: ${message}`;
}
