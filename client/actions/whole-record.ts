/** The record as a whole: verified, compared with the engine, mended; the read model made again (S6.3, S7.1). */
import type { JourneyEngine } from '../../activities/reconcile/engine.js';
import type { Comparison, OnCompared } from '../../activities/reconcile/compare.js';
import type { Mended } from '../../activities/reconcile/mend.js';
import type { Store } from '../../store/database/database.js';
import type { OnProgress } from '../../store/record/journal-walk.js';
import type { Rebuilt } from '../../store/read-model/rebuild.js';
import type { Verification } from '../../store/record/verify.js';
import { BadInput } from '../errors.js';
import { engineHalf, type Context } from './context.js';

export interface VerifiedRecord extends Verification {
  /** How many journeys were compared with their runs; null if that was not asked for. */
  compared: number | null;
}

export interface WholeRecord {
  /**
   * Walks the whole record: the chain of hashes, the read model, contradictions (S7.1); and compares it with the
   * engine, journey by journey.
   * @param options.engine false: the record alone is looked at, so that no Temporal server is needed
   */
  verifyRecord(
    onProgress?: OnProgress,
    options?: { engine?: boolean; onCompared?: OnCompared },
  ): Promise<VerifiedRecord>;
  /** Mends what differs between record and engine: runs are woken, or started again from the record. */
  mendRecord(onCompared?: OnCompared, onMended?: (mended: Mended) => void): Promise<Mended[]>;
  /** Makes the read model again from the record; with `dryRun` only compares the two. */
  rebuildRecord(options?: { dryRun?: boolean; onProgress?: OnProgress }): Promise<Rebuilt>;
}

export function wholeRecordOf(context: Context): WholeRecord {
  const { servers } = context;
  return {
    async verifyRecord(onProgress, { engine = true, onCompared } = {}) {
      refuseUnlessAll(context);
      const { verifyRecord } = await import('../../store/record/verify.js');
      const verified = await servers.inStore((store) => verifyRecord(store, onProgress));
      if (!engine) return { ...verified, compared: null };
      const { compared, faults } = await compare(context, onCompared);
      return { ...verified, faults: [...verified.faults, ...faults], compared };
    },
    async mendRecord(onCompared, onMended) {
      refuseUnlessAll(context);
      const { faults } = await compare(context, onCompared);
      const { mend } = await import('../../activities/reconcile/mend.js');
      return onRuns(context, (store, runs) => mend(store, runs, faults, { onMended }));
    },
    async rebuildRecord({ dryRun = false, onProgress } = {}) {
      refuseUnlessAll(context);
      const { compareReadModel, rebuildReadModel } = await import('../../store/read-model/rebuild.js');
      const work = dryRun ? compareReadModel : rebuildReadModel;
      return servers.inStore((store) => work(store, onProgress));
    },
  };
}

async function compare(context: Context, onCompared?: OnCompared): Promise<Comparison> {
  const { compareAll } = await import('../../activities/reconcile/compare.js');
  return onRuns(context, (store, runs) => compareAll(store, runs, onCompared));
}

async function onRuns<T>(
  { servers }: Context,
  work: (store: Store, runs: JourneyEngine) => Promise<T>,
): Promise<T> {
  const { engineOf } = await import('../../activities/reconcile/engine.js');
  const { inWords } = await engineHalf();
  const engine = await servers.engine();
  const runs = engineOf(engine.client);
  return inWords(engine, 'Do it again: it changes nothing that is right.', () =>
    servers.inStore((store) => work(store, runs)),
  );
}

function refuseUnlessAll({ scope }: Context): void {
  if (scope !== 'all') throw new BadInput(['The record is everybody’s: do this without --scope.']);
}
