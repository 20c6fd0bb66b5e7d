/** What an assessor has to mark, blind: no names, no setting, no provider's reference (S5.4, S6.4). */
import { sql } from 'kysely';
import type { Day, MarkerRole, Mode } from '../../workflows/journey/values.js';
import type { Store } from '../database.js';
import { coachedBy, ofSetting } from './interests.js';

export interface QueuedScript {
  script: string;
  /** Rehearsals are labelled (S8.1). */
  mode: Mode;
  candidate: string;
  role: MarkerRole;
  window: string;
  /** The last day for the mark, Europe/London. */
  due: Day;
  /** The content hash of the document. */
  document: string;
  words: number;
}

/** The scripts that an assessor has not marked yet, live ones first, soonest due first. */
export async function blindQueue(store: Store, assessor: string): Promise<QueuedScript[]> {
  return store.db
    .selectFrom('allocations')
    .select(['script', 'mode', 'candidate', 'role', 'assessment_window as window'])
    .select(['due', 'document', 'words'])
    .where('assessor', '=', assessor)
    .where('marked', 'is', null)
    .where('closed', 'is', null)
    .orderBy('mode')
    .orderBy('due')
    .orderBy('script')
    .execute();
}

/** Why an assessor must not open a script. */
export type MarkingConflict = 'not-allocated' | 'coach' | 'setting';

/** Looked at again when a script is opened: coaches, settings and staff change meanwhile. Null if all is well. */
export async function conflictAtOpening(
  store: Store,
  script: string,
  assessor: string,
): Promise<MarkingConflict | null> {
  const allocation = await store.db
    .selectFrom('allocations')
    .select('journey')
    .where('script', '=', script)
    .where('assessor', '=', assessor)
    .where('closed', 'is', null)
    .executeTakeFirst();
  if (!allocation) return 'not-allocated';
  const { journey } = allocation;
  const found = await store.db
    .selectFrom('staff as assessor')
    .select([
      sql<boolean>`${coachedBy(journey)}`.as('coach'),
      sql<boolean>`${ofSetting(journey)}`.as('setting'),
    ])
    .where('assessor.id', '=', assessor)
    .where('assessor.role', '=', 'assessor')
    .executeTakeFirst();
  if (!found) return 'not-allocated';
  if (found.coach) return 'coach';
  return found.setting ? 'setting' : null;
}
