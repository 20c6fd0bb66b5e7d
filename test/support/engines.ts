/** Temporal servers for a file of tests, each of its own, stopped after the file. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { NativeConnection } from '@temporalio/worker';
import { afterAll } from 'vitest';
import { JOURNEY_SEARCH_ATTRIBUTES } from '../../dev/servers/search-attributes.js';
import { startTemporal } from '../../dev/servers/temporal.js';
import { startTimeSkipping } from '../../dev/servers/time-skipping.js';

export interface Engine {
  client: Client;
  nativeConnection: NativeConnection;
  namespace: string;
}

export interface RealEngine extends Engine {
  address: string;
}

export interface SkippingEngine extends Engine {
  /** The server's clock, UTC to the second; it runs ahead of ours. */
  now(): Promise<string>;
  /** Lets the server's clock reach an instant; timers on the way ring. */
  sleepUntil(instant: string): Promise<void>;
}

/** The server that runs in production, with an empty database. `await` it at the top of a file. */
export async function realEngine(): Promise<RealEngine> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'journeys-engine-'));
  const server = await startTemporal({ dataFolder, say: () => undefined });
  const { address, namespace } = server;
  const connection = await Connection.connect({ address });
  const nativeConnection = await NativeConnection.connect({ address });
  afterAll(async () => {
    await connection.close();
    await nativeConnection.close();
    await server.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  });
  return { client: new Client({ connection, namespace }), nativeConnection, namespace, address };
}

/** The kinds of search attribute in the API: this server adds them, but cannot list them. */
const KINDS = { Keyword: 2, Bool: 5, Datetime: 6 } as const;

/** The server that lives months in a second. `await` it at the top of a file. */
export async function skippingEngine(): Promise<SkippingEngine> {
  const env: TestWorkflowEnvironment = await startTimeSkipping();
  afterAll(() => env.teardown());
  const searchAttributes = Object.fromEntries(
    Object.entries(JOURNEY_SEARCH_ATTRIBUTES).map(([name, kind]) => [name, KINDS[kind]]),
  );
  await env.connection.operatorService.addSearchAttributes({ namespace: 'default', searchAttributes });
  const now = async () => `${new Date(await env.currentTimeMs()).toISOString().slice(0, 19)}Z`;
  return {
    client: env.client,
    nativeConnection: env.nativeConnection,
    namespace: 'default',
    now,
    async sleepUntil(instant) {
      const wait = Date.parse(instant) - (await env.currentTimeMs());
      if (wait > 0) await env.sleep(wait);
    },
  };
}
