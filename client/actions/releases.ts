/** Releases (S7.3): which builds there are, which takes new journeys, and bringing those at rest to it. */
import type { Releases } from '../../activities/releases/versions.js';
import { NotFound, Unreachable } from '../errors.js';
import { eachBounded } from '../engine/bounded.js';
import { parseOrRefuse } from '../input/faults.js';
import { codeSchema } from '../input/ids.js';
import { engineHalf, type Context } from './context.js';

/** @public in the signatures of the library */
export interface Awakening {
  /** Those of a cohort; default: all. */
  cohort?: string | undefined;
  /** Only those that are not with the build that takes new journeys. */
  behind?: boolean;
  /** Has each go on in a new run, for servers that do not tell a run of a newer build. */
  handOver?: boolean;
  onWoken?: (count: number) => void;
}

/** @public in the signatures of the library */
export interface Abandoned {
  journey: string;
  /** Whether a run on the current build goes on from where the record is. */
  goesOn: boolean;
}

export interface ReleaseActions {
  /** @throws Unreachable `no-versions` on a server that knows no versions of workers */
  releases(): Promise<Releases>;
  /** Has a build take new journeys, and those that hand over; another one before it counts as rolled back. */
  useBuild(build: string): Promise<Releases>;
  /** Wakes resting journeys, so that they move to the current build; returns how many. */
  wake(awakening?: Awakening): Promise<number>;
  /** Starts the journeys of a build whose workers are gone for good again from their records, on the current build. */
  abandonBuild(build: string, onDone?: (abandoned: Abandoned) => void): Promise<Abandoned[]>;
}

const AT_ONCE = 16;
const BUILDS = '"journeys versions" lists those there are.';

const AGAIN = 'Do it again: what was done stays done.';

export function releasesOf(context: Context): ReleaseActions {
  const { deployment } = context;

  async function read(): Promise<Releases> {
    const { readReleases } = await import('../../activities/releases/versions.js');
    const engine = await context.servers.engine();
    const { inWords } = await engineHalf();
    const releases = await inWords(engine, AGAIN, () => readReleases(engine.client, deployment));
    if (releases) return releases;
    throw new Unreachable(
      'no-versions',
      'This Temporal server knows no versions of workers. Take server 1.32 or newer; until then stop every worker of the old build before a release, and wake journeys with --hand-over.',
    );
  }

  async function known(build: string): Promise<Releases> {
    const releases = await read();
    if (releases.versions.some((version) => version.build === build)) return releases;
    throw new NotFound('build', build, BUILDS);
  }

  return {
    releases: read,
    async useBuild(build) {
      await known(build);
      const { useBuild } = await import('../../activities/releases/versions.js');
      const engine = await context.servers.engine();
      const { inWords } = await engineHalf();
      await inWords(engine, AGAIN, () => useBuild(engine.client, deployment, build));
      return read();
    },
    async wake({ cohort, behind = false, handOver = false, onWoken = () => undefined } = {}) {
      const conditions: string[] = [];
      if (cohort !== undefined) conditions.push(`JourneyCohort = '${parseOrRefuse(codeSchema, cohort)}'`);
      if (behind) conditions.push(await behindOf(await read()));
      const { wakeAll } = await engineHalf();
      return wakeAll(await context.servers.engine(), conditions, handOver, onWoken);
    },
    async abandonBuild(build, onDone = () => undefined) {
      const { current } = await known(build);
      if (current === build || current === null) {
        throw new Unreachable(
          'build-in-use',
          `The build "${build}" takes new journeys. Have another one take them first: "journeys versions use BUILD".`,
        );
      }
      return abandon(context, build, onDone);
    },
  };
}

async function behindOf({ deployment, current }: Releases): Promise<string> {
  const { elsewhere } = await import('../../activities/releases/versions.js');
  return elsewhere(deployment, current ?? '');
}

async function abandon(
  { servers, deployment }: Context,
  build: string,
  onDone: (abandoned: Abandoned) => void,
): Promise<Abandoned[]> {
  const { pinnedTo } = await import('../../activities/releases/versions.js');
  const { engineOf } = await import('../../activities/reconcile/engine.js');
  const { agrees, revive } = await import('../../activities/reconcile/mend.js');
  const { inWords } = await engineHalf();
  const engine = await servers.engine();
  const runs = engineOf(engine.client);
  const all: Abandoned[] = [];
  await inWords(engine, AGAIN, () =>
    eachBounded(runs.running(pinnedTo(deployment, build)), AT_ONCE, (journey) =>
      servers.inStore(async (store) => {
        const how = await revive(store, runs, journey, true);
        const one = { journey, goesOn: how === 'started-again' && (await agrees(store, runs, journey)) };
        all.push(one);
        onDone(one);
      }),
    ),
  );
  return all.sort((a, b) => (a.journey < b.journey ? -1 : 1));
}
