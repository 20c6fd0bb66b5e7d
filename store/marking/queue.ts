/** What an assessor has to mark, blind: no names, no setting, no provider's reference (S5.4, S6.4). */
import { sql } from 'kysely';
import type { Day, Instant, MarkerRole, Mode } from '../../workflows/journey/values.js';
import type { Store } from '../database/database.js';
import { coachedBy, ofSetting, ofTrust } from './interests.js';

export interface QueuedScript {
  /** What an assessor names the script by; nothing here leads to the journey. */
  candidate: string;
  /** Rehearsals are labelled (S8.1). */
  mode: Mode;
  role: MarkerRole;
  window: string;
  /** The last day for the mark, Europe/London. */
  due: Day;
  words: number;
}

/** The scripts that an assessor has not marked yet, live ones first, soonest due first. */
export async function blindQueue(store: Store, assessor: string): Promise<QueuedScript[]> {
  return store.db
    .selectFrom('allocations')
    .select(['candidate', 'mode', 'role', 'assessment_window as window', 'due', 'words'])
    .where('assessor', '=', assessor)
    .where('marked', 'is', null)
    .where('closed', 'is', null)
    .orderBy('mode')
    .orderBy('due')
    .orderBy('candidate')
    .execute();
}

/** What is behind a candidate number: for the engine and the provider's office, never for an assessor. */
export interface AllocatedScript {
  candidate: string;
  script: string;
  journey: string;
  provider: string;
  assessor: string;
  role: MarkerRole;
  /** The content hash of the document. */
  document: string;
  /** The version that the assessor opened last; null if none. */
  opened: string | null;
  words: number;
  due: Day;
  marked: Instant | null;
}

/** The markers of a script by its candidate number, in the order in which they got it; those it was taken from left out. */
export async function allocationsOf(store: Store, candidate: string): Promise<AllocatedScript[]> {
  return store.db
    .selectFrom('allocations')
    .select(['candidate', 'script', 'journey', 'provider', 'assessor', 'role'])
    .select(['document', 'opened', 'words', 'due', 'marked'])
    .where('candidate', '=', candidate)
    .where('closed', 'is', null)
    .orderBy('allocated')
    .orderBy('role')
    .execute();
}

/** Who has a script of a journey to mark, or has marked one. */
export async function markersOf(store: Store, journey: string): Promise<string[]> {
  const rows = await store.db
    .selectFrom('allocations')
    .select('assessor')
    .distinct()
    .where('journey', '=', journey)
    .where('closed', 'is', null)
    .execute();
  return rows.map(({ assessor }) => assessor);
}

/** Whose a script is, whoever had it. */
export async function scriptOf(
  store: Store,
  candidate: string,
): Promise<{ script: string; journey: string; provider: string }[]> {
  return store.db
    .selectFrom('allocations')
    .select(['script', 'journey', 'provider'])
    .distinct()
    .where('candidate', '=', candidate)
    .execute();
}

/** Why an assessor must not open a script. */
export type ScriptAccessConflict = 'not-allocated' | 'coach' | 'setting' | 'trust';

/**
 * Looked at again when a script is opened: coaches, settings and staff change meanwhile. Null if all is well.
 * @param of the journey that it is a script of; one of another journey is not there
 */
export async function conflictAtOpening(
  store: Store,
  script: string,
  assessor: string,
  of?: string,
): Promise<ScriptAccessConflict | null> {
  const allocation = await store.db
    .selectFrom('allocations')
    .select('journey')
    .where('script', '=', script)
    .where('assessor', '=', assessor)
    .where('closed', 'is', null)
    .executeTakeFirst();
  if (!allocation || allocation.journey !== (of ?? allocation.journey)) return 'not-allocated';
  return interestOf(store, allocation.journey, assessor);
}

/** Why somebody must not mark what a participant wrote; null if they are an assessor and nothing is known of it. */
export async function interestOf(
  store: Store,
  journey: string,
  assessor: string,
): Promise<ScriptAccessConflict | null> {
  const found = await store.db
    .selectFrom('staff as assessor')
    .select([
      sql<boolean>`${coachedBy(journey)}`.as('coach'),
      sql<boolean>`${ofSetting(journey)}`.as('setting'),
      sql<boolean>`${ofTrust(journey)}`.as('trust'),
    ])
    .where('assessor.id', '=', assessor)
    .where('assessor.role', '=', 'assessor')
    .executeTakeFirst();
  if (!found) return 'not-allocated';
  if (found.coach) return 'coach';
  if (found.setting) return 'setting';
  return found.trust ? 'trust' : null;
}
