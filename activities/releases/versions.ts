/**
 * Builds of the worker on the server: which there are, how many journeys each carries, which one takes new ones
 * (S7.3). A deployment is all workers of one installation; a version is one build of them.
 */
import type { Client } from '@temporalio/client';
import { JOURNEY_TASK_QUEUE, JOURNEY_WORKFLOW } from '../../workflows/contract.js';

/** What the server calls the states of a version, in our words. */
const statuses = ['unspecified', 'inactive', 'current', 'ramping', 'draining', 'drained', 'created'] as const;
type VersionStatus = (typeof statuses)[number];

interface Version {
  build: string;
  /** `draining`: it takes no new journeys, and some are still with it; `drained`: none are. */
  status: VersionStatus;
  /** When its workers were first seen, UTC. */
  since: string | null;
  /** Journeys that go on and are pinned to it. */
  journeys: number;
  /** Whether a worker of it asked for work in the last two minutes; without one its journeys go on nowhere. */
  hasWorkers: boolean;
}

export interface Releases {
  deployment: string;
  /** The build that takes new journeys, and those that hand over; null while none does. */
  current: string | null;
  versions: Version[];
  /** Journeys that go on and were last carried by a worker without a version. */
  unversioned: number;
}

type DeploymentInfo = Exclude<Awaited<ReturnType<typeof described>>, 'unknown-to-server' | null>;

const currentIn = (info: DeploymentInfo | null): string | null =>
  info?.routingConfig?.currentDeploymentVersion?.buildId ?? null;

const NOT_FOUND = 5;
const UNIMPLEMENTED = 12;

/** The build that takes new journeys; none if no build does yet, null if the server knows no versions of workers. */
export async function readCurrent(
  client: Client,
  deployment: string,
): Promise<{ build: string | null } | null> {
  const info = await described(client, deployment);
  return info === 'unknown-to-server' ? null : { build: currentIn(info) };
}

/** Null if the server knows no versions of workers. */
export async function readReleases(client: Client, deployment: string): Promise<Releases | null> {
  const info = await described(client, deployment);
  if (info === 'unknown-to-server') return null;
  const summaries = info?.versionSummaries ?? [];
  const atWork = await buildsAtWork(client, deployment);
  const versions = await Promise.all(
    summaries.map(async ({ deploymentVersion, status, createTime }) => {
      const build = deploymentVersion?.buildId ?? '';
      return {
        build,
        status: statuses[Number(status)] ?? 'unspecified',
        since: createTime?.seconds ? secondsAsInstant(Number(createTime.seconds)) : null,
        journeys: await count(client, pinnedTo(deployment, build)),
        hasWorkers: atWork.has(build),
      };
    }),
  );
  const all = await count(client);
  return {
    deployment,
    current: currentIn(info),
    versions: versions.sort((a, b) => ((a.since ?? '') < (b.since ?? '') ? 1 : -1)),
    unversioned: all - versions.reduce((sum, { journeys }) => sum + journeys, 0),
  };
}

/** A worker that waits for work asks again at least every minute. */
const AT_WORK_MS = 120_000;
const WORKFLOW_TASKS = 1;

async function buildsAtWork(client: Client, deployment: string): Promise<Set<string>> {
  const { pollers } = await client.workflowService.describeTaskQueue({
    namespace: client.options.namespace,
    taskQueue: { name: JOURNEY_TASK_QUEUE },
    taskQueueType: WORKFLOW_TASKS,
  });
  const builds = (pollers ?? [])
    .filter(({ deploymentOptions }) => deploymentOptions?.deploymentName === deployment)
    .filter(({ lastAccessTime }) => Date.now() - Number(lastAccessTime?.seconds ?? 0) * 1000 < AT_WORK_MS)
    .map(({ deploymentOptions }) => deploymentOptions?.buildId ?? '');
  return new Set(builds);
}

/** Makes a build the one that takes new journeys; journeys at rest move to it when they wake. */
export async function useBuild(client: Client, deployment: string, build: string): Promise<void> {
  await client.workflowService.setWorkerDeploymentCurrentVersion({
    namespace: client.options.namespace,
    deploymentName: deployment,
    buildId: build,
    identity: client.options.identity,
  });
}

/** Journeys that go on with another build than this one. */
export const elsewhere = (deployment: string, build: string): string =>
  `TemporalWorkerDeploymentVersion != '${deployment}:${build}'`;

/** Journeys that go on with a build. */
export const pinnedTo = (deployment: string, build: string): string =>
  `TemporalWorkerDeploymentVersion = '${deployment}:${build}'`;

export const going = (...conditions: string[]): string =>
  [`WorkflowType = '${JOURNEY_WORKFLOW}'`, `ExecutionStatus = 'Running'`, ...conditions].join(' AND ');

async function count(client: Client, ...conditions: string[]): Promise<number> {
  return (await client.workflow.count(going(...conditions))).count;
}

async function described(client: Client, deployment: string) {
  try {
    const { workerDeploymentInfo } = await client.workflowService.describeWorkerDeployment({
      namespace: client.options.namespace,
      deploymentName: deployment,
    });
    return workerDeploymentInfo ?? null;
  } catch (error) {
    const { code } = error as { code?: number };
    if (code === NOT_FOUND) return null;
    if (code === UNIMPLEMENTED) return 'unknown-to-server' as const;
    throw error;
  }
}

const secondsAsInstant = (seconds: number): string =>
  new Date(seconds * 1000).toISOString().replace(/\.\d{3}Z$/, 'Z');
