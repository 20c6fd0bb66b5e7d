/** The main job in one command: the stack comes up, a cohort lives through 22 months, everything stays up. */
import { resolve } from 'node:path';
import { openJourneys } from '../../client/journeys.js';
import { onUnhandledError } from '../../environment/unhandled-errors.js';
import { unlessEnded } from '../../worker/unless-ended.js';
import { migrateStore, openStore } from '../../store/database/database.js';
import { ServerError, type Say } from '../servers/server-error.js';
import { stackFolder } from '../../client/connection/stack-file.js';
import { folderError } from '../stack/data-folder.js';
import { startStack } from '../stack/stack.js';
import { refusedAddresses } from './behaviours.js';
import { takeOver } from './earlier-builds.js';
import { documentsIn } from './folders.js';
import { interruption, type Interruption } from './interruption.js';
import { openScreen, type Screen } from './screen.js';
import { seedOperators } from './operators.js';
import { startSite } from './site.js';
import { seedStaff } from './staff.js';
import { showDemo } from './show.js';
import { warmUp } from './warm-up.js';
import { keepWorker } from './worker-keeper.js';
import type { DemoOptions, House } from './house.js';

const INTERRUPTED = 130;

/** @returns the exit code; errors are said in a sentence, and nothing is left running */
export async function runDemo(options: DemoOptions): Promise<number> {
  const screen = openScreen(options.stdout);
  const home = options.home === undefined ? stackFolder(process.env) : resolve(options.home);
  const stopping = interruption();
  let isBroken = false;
  const removeWall = onUnhandledError(({ kind, code }) => {
    screen.say(`  something went wrong inside (${code}), and nobody had listened: report it`);
    if (kind === 'rejection') return;
    isBroken = true;
    stopping.ask();
  });
  const began = performance.now();
  const closers: (() => Promise<unknown>)[] = [];
  try {
    const house = await bringUp({ ...options, home }, screen, stopping, closers);
    screen.say(`  ready after ${((performance.now() - began) / 1000).toFixed(1)} s`);
    // What is under way when somebody asks to stop is not waited for: the next start goes on from the record.
    await unlessEnded(stopping.signal, showDemo(house, options, began));
    if (options.exit) return 0;
    screen.say(
      '\nEverything stays up until Ctrl-C. The next "npm start" finds it again; "npm start -- --fresh" wipes.',
    );
    await stopping.asked;
    return isBroken ? 1 : 0;
  } catch (error) {
    screen.rest();
    if (stopping.signal.aborted) {
      screen.say('Interrupted. The next "npm start" goes on from here.');
      return isBroken ? 1 : INTERRUPTED;
    }
    screen.say(sentenceOf(error, home));
    return 1;
  } finally {
    screen.rest();
    // The first only ends what prepares the worker.
    if (closers.length > 1) screen.say('Stopping the worker and the servers…');
    for (const close of closers.reverse()) await close().catch(() => undefined);
    stopping.release();
    removeWall();
  }
}

async function bringUp(
  { fresh, home }: Pick<DemoOptions, 'fresh'> & { home: string },
  screen: Screen,
  { signal }: Interruption,
  closers: (() => Promise<unknown>)[],
): Promise<House> {
  const say: Say = (line) => screen.say(`  ${line}`);
  const bundle = warmUp();
  closers.push(() => bundle.end());
  const stack = await startStack({ home, fresh, say, signal });
  closers.push(() => stack.stop());
  signal.throwIfAborted();
  refusedAddresses.forEach((address) => stack.mail.faults.refuse(address));
  const store = openStore(stack.databaseUrl, { max: 8 });
  closers.push(() => store.close());
  await migrateStore(store);
  await seedStaff(store);
  await seedOperators(store);
  const build = await bundle.over;
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
    worker: await keepWorker(stack, say, signal),
    site: await startSite(stack, store),
    screen,
    say,
    signal,
  };
  closers.push(() => house.journeys.close());
  closers.push(() => house.worker.stop());
  closers.push(() => house.site.stop());
  if (build !== null) await takeOver(house.journeys, build, say, signal);
  return house;
}

function sentenceOf(thrown: unknown, home: string): string {
  const error = folderError(thrown, home);
  if (error instanceof ServerError) return error.message;
  const message = error instanceof Error ? error.message : String(error);
  return `The demo ended early: ${message}`;
}
