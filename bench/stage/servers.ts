/** Temporal servers to be stopped by whoever starts them; see engines.ts for those of a file of tests. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { NativeConnection } from '@temporalio/worker';
import { JOURNEY_SEARCH_ATTRIBUTES } from '../../dev/servers/search-attributes.js';
import { startTemporal } from '../../dev/servers/temporal.js';
import { startTimeSkipping } from './time-skipping.js';

export interface BenchServer {
  client: Client;
  nativeConnection: NativeConnection;
  namespace: string;
}

export interface RealEngine extends BenchServer {
  address: string;
}

export interface SkippingEngine extends BenchServer {
  /** The server's clock, UTC to the second; it runs ahead of ours. */
  now(): Promise<string>;
  /** Lets the server's clock reach an instant; timers on the way ring. */
  sleepUntil(instant: string): Promise<void>;
}

export type Stoppable<T> = T & { stop(): Promise<void> };

/** The server that runs in production, with an empty database in a folder of its own. */
export async function startReal(): Promise<Stoppable<RealEngine>> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'journeys-engine-'));
  const server = await startTemporal({ dataFolder, say: () => undefined });
  const { address, namespace } = server;
  const connection = await Connection.connect({ address });
  const nativeConnection = await NativeConnection.connect({ address });
  return {
    client: new Client({ connection, namespace }),
    nativeConnection,
    namespace,
    address,
    async stop() {
      await connection.close();
      await nativeConnection.close();
      await server.stop();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

/** The kinds of search attribute in the API: the time-skipping server adds them, but cannot list them. */
const KINDS = { Keyword: 2, Bool: 5, Datetime: 6 } as const;

/** The server that lives months in a second. */
export async function startSkipping(): Promise<Stoppable<SkippingEngine>> {
  const env = await startTimeSkipping();
  const searchAttributes = Object.fromEntries(
    Object.entries(JOURNEY_SEARCH_ATTRIBUTES).map(([name, kind]) => [name, KINDS[kind]]),
  );
  await env.connection.operatorService.addSearchAttributes({ namespace: 'default', searchAttributes });
  return {
    client: env.client,
    nativeConnection: env.nativeConnection,
    namespace: 'default',
    now: async () => `${new Date(await env.currentTimeMs()).toISOString().slice(0, 19)}Z`,
    async sleepUntil(instant) {
      const wait = Date.parse(instant) - (await env.currentTimeMs());
      if (wait > 0) await env.sleep(wait);
    },
    stop: () => env.teardown(),
  };
}
