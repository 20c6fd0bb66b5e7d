import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { defineSearchAttributeKey, SearchAttributeType, TypedSearchAttributes } from '@temporalio/common';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { freePort } from '../../../dev/servers/ports.js';
import { registerSearchAttributes } from '../../../dev/servers/search-attributes.js';
import { startTemporal } from '../../../dev/servers/temporal.js';
import type { RunningTemporal } from '../../../dev/servers/running-temporal.js';
import { rememberFailure } from '../../../dev/servers/user-cache.js';
import { cleaning, takenPort, type Cleaning } from './support/folders.js';

const cleanup: Cleaning = cleaning();
beforeEach(() => {
  for (const name of ['TEMPORAL_ADDRESS', 'TEMPORAL_PROFILE', 'TEMPORAL_CONFIG_FILE']) vi.stubEnv(name, '');
  return () => vi.unstubAllEnvs();
});

async function start(dataFolder: string, port?: number, said: string[] = []): Promise<RunningTemporal> {
  const say = (line: string): void => void said.push(line);
  const running = await startTemporal({ dataFolder, say, ...(port === undefined ? {} : { port }) });
  cleanup.after(() => running.stop());
  return running;
}

async function open({ address }: RunningTemporal): Promise<Connection> {
  const connection = await Connection.connect({ address });
  cleanup.after(() => connection.close());
  return connection;
}

async function connect(server: RunningTemporal): Promise<Client> {
  return new Client({ connection: await open(server), namespace: server.namespace });
}

const COHORT = defineSearchAttributeKey('JourneyCohort', SearchAttributeType.KEYWORD);
const ATTENTION = defineSearchAttributeKey('JourneyAttention', SearchAttributeType.BOOL);
const DEADLINE = defineSearchAttributeKey('JourneyNextDeadline', SearchAttributeType.DATETIME);

describe('S7.1 the embedded Temporal server', { timeout: 120_000 }, () => {
  it('S7.1 is ready for journeys when it is said to be, and keeps them over stop and start', async () => {
    const folder = cleanup.folder();
    const first = await start(folder);
    expect(first.namespace).toBe('journeys');
    const client = await connect(first);
    await client.workflow.start('journey', {
      workflowId: 'npq/1',
      taskQueue: 'nobody',
      typedSearchAttributes: new TypedSearchAttributes([
        { key: COHORT, value: 'AUT26' },
        { key: ATTENTION, value: true },
        { key: DEADLINE, value: new Date('2026-10-20T08:00:00Z') },
      ]),
    });
    await client.connection.close();
    await first.stop();
    const again = await connect(await start(folder));
    const { status, typedSearchAttributes } = await again.workflow.getHandle('npq/1').describe();
    expect(status.name).toBe('RUNNING');
    expect(typedSearchAttributes.get(DEADLINE)).toEqual(new Date('2026-10-20T08:00:00Z'));
    const found = await again.workflow.count("JourneyCohort = 'AUT26' AND JourneyAttention = true");
    expect(found.count).toBe(1);
  });

  it('S7.1 a port in use is refused by name, before anything is started', async () => {
    const port = await takenPort(cleanup);
    await expect(start(cleanup.folder(), port)).rejects.toMatchObject({
      code: 'port-in-use',
      message: expect.stringContaining(`Port ${port}`) as string,
    });
  });

  it('S7.1 a database whose making was interrupted is made anew', async () => {
    const folder = cleanup.folder();
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'temporal.db'), 'half a database');
    const client = await connect(await start(folder));
    expect((await client.workflow.count()).count).toBe(0);
  });

  it('S7.1 a program that ends at once is reported with the end of its log', async () => {
    const folder = cleanup.folder();
    mkdirSync(folder, { recursive: true });
    const program = join(folder, 'broken');
    writeFileSync(program, '#!/bin/sh\necho "cannot do this"\nexit 3\n');
    chmodSync(program, 0o755);
    writeFileSync(join(folder, 'program.json'), JSON.stringify({ kind: 'server', path: program }));
    const failure = await start(folder).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'temporal-failed' });
    expect(String(failure)).toMatch(/exit code 3[^]*cannot do this/);
  });

  it('S7.1 the command on the PATH gets the folder, the ports and the search attributes', async () => {
    const folder = cleanup.folder();
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'temporal'), '#!/bin/sh\necho "$@"\nexit 3\n');
    chmodSync(join(folder, 'temporal'), 0o755);
    vi.stubEnv('PATH', folder);
    await expect(start(folder)).rejects.toMatchObject({ code: 'temporal-failed' });
    const log = readFileSync(join(folder, 'temporal.log'), 'utf8');
    expect(log).toContain('server start-dev --ip 127.0.0.1');
    expect(log).toContain('--db-filename temporal.db --sqlite-pragma journal_mode=wal');
    expect(log).toContain('--search-attribute JourneyNextDeadline=Datetime');
  });

  it('S7.1 when every way fails, what was tried is said and what to install is named', async () => {
    vi.stubEnv('PATH', '');
    vi.stubEnv('XDG_CACHE_HOME', cleanup.folder());
    rememberFailure('temporal-cli', 'no network in this test');
    const said: string[] = [];
    const failure = await start(cleanup.folder(), 0, said).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'no-temporal-server' });
    expect(String(failure)).toContain('install the Temporal CLI');
    expect(said).toEqual([
      expect.stringContaining('no network in this test; tried less than a day ago') as string,
      'Temporal: not built, for Go is not installed',
    ]);
  });
});

describe('S7.1 any cluster by TEMPORAL_*', { timeout: 120_000 }, () => {
  it('S7.1 is used as it is; search attributes are registered once, and a clash of types is refused', async () => {
    const server = await start(cleanup.folder());
    vi.stubEnv('TEMPORAL_ADDRESS', server.address);
    vi.stubEnv('TEMPORAL_NAMESPACE', 'journeys');
    const external = await start(cleanup.folder());
    expect(external).toMatchObject({ address: server.address, namespace: 'journeys', kind: 'existing' });
    await external.stop();
    const connection = await open(server);
    const added = await registerSearchAttributes(connection, 'journeys', { JourneyNew: 'Keyword' });
    expect(added).toEqual(['JourneyNew']);
    expect(await registerSearchAttributes(connection, 'journeys', { JourneyCohort: 'Keyword' })).toEqual([]);
    await expect(registerSearchAttributes(connection, 'journeys', { JourneyCohort: 'Bool' })).rejects.toThrow(
      'JourneyCohort of namespace journeys is there with another type than Bool',
    );
    vi.stubEnv('TEMPORAL_NAMESPACE', 'elsewhere');
    await expect(start(cleanup.folder())).rejects.toMatchObject({ code: 'namespace-missing' });
  });

  it('S7.1 is named when it does not answer', async () => {
    const port = await freePort();
    vi.stubEnv('TEMPORAL_ADDRESS', `127.0.0.1:${port}`);
    await expect(start(cleanup.folder())).rejects.toMatchObject({
      code: 'temporal-unreachable',
      message: expect.stringContaining(`127.0.0.1:${port}`) as string,
    });
  });
});
