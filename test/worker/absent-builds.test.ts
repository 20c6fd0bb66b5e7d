/** Journeys that are with a build of which no worker runs: told again and again, until somebody sees to it. */
import type { Client } from '@temporalio/client';
import { Registry } from 'prom-client';
import { expect, test } from 'vitest';
import { readReleases } from '../../activities/releases/versions.js';
import { absentBuildsOf } from '../../worker/absent-builds.js';

const seconds = (ago: number) => ({ seconds: Math.floor(Date.now() / 1000) - ago });
const poller = (build: string, ago: number) => ({
  lastAccessTime: seconds(ago),
  deploymentOptions: { deploymentName: 'journeys', buildId: build },
});
const summary = (buildId: string) => ({
  deploymentVersion: { buildId },
  status: 2,
  createTime: seconds(900),
});

/** A server that knows three builds: one at work, one whose worker died a while ago, one that has drained. */
const client = {
  options: { namespace: 'journeys' },
  workflowService: {
    describeWorkerDeployment: () =>
      Promise.resolve({
        workerDeploymentInfo: { versionSummaries: ['now', 'before', 'drained'].map(summary) },
      }),
    describeTaskQueue: () => Promise.resolve({ pollers: [poller('now', 20), poller('before', 240)] }),
  },
  workflow: {
    count: (query: string) => Promise.resolve({ count: query.includes(':drained') ? 0 : 7 }),
  },
} as unknown as Client;

test('S7.3 a build has workers while one of them asks for work', async () => {
  const { versions } = (await readReleases(client, 'journeys'))!;
  const byBuild = Object.fromEntries(versions.map(({ build, hasWorkers }) => [build, hasWorkers]));
  expect(byBuild).toEqual({ now: true, before: false, drained: false });
});

test('S7.3 journeys of a build without workers are counted and told, with what to do', async () => {
  const registry = new Registry();
  const told: unknown[] = [];
  const log = { error: (fields: object, what: string) => void told.push({ ...fields, what }) };
  await absentBuildsOf(client, 'journeys', log as never, registry)();
  expect(told).toEqual([
    { buildId: 'before', journeys: 7, what: expect.stringContaining('versions abandon') as string },
  ]);
  expect(await registry.metrics()).toContain('journeys_without_worker{build="before"} 7');
});
