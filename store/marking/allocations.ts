/** Scripts and their markers (S5.4). */
import { sql } from 'kysely';
import type { Day, Instant, MarkerRole, Mode } from '../../workflows/journey/values.js';
import type { Store } from '../database/database.js';
import type { Work } from '../effects/answers.js';
import { coachedBy, hadScript, ofSetting, ofTrust } from './interests.js';
import { isAway } from './waiting.js';

export interface ScriptAtHand {
  script: string;
  role: MarkerRole;
  journey: string;
  mode: Mode;
  provider: string;
}

export interface Marker {
  assessor: string;
  /** Scripts marked before, those allocated and not yet marked included. */
  experience: number;
}

export interface Allocation extends ScriptAtHand {
  assessor: string;
  /** What the assessor knows the participant by. */
  candidate: string;
  window: string;
  document: string;
  words: number;
  allocated: Instant;
  due: Day;
}

/** What to hold while the markers of a provider are chosen. */
export const markersLock = ({ mode, provider }: Pick<ScriptAtHand, 'mode' | 'provider'>): string =>
  `markers/${mode}/${provider}`;

const counted = sql<number>`count(own.script) filter (where own.closed is null or own.marked is not null)`;
const open = sql<number>`count(own.script) filter (where own.closed is null and own.marked is null)`;

interface Wanted {
  not: readonly string[];
  /** The day on which it is given out. */
  on: Day;
  /** The one whom the office has chosen, however much they have already. */
  to?: string | undefined;
}

/** The least loaded assessor of the provider who is there and has no conflict of interest; null if there is none. */
export async function findMarker(
  work: Work,
  { script, journey, mode, provider }: Omit<ScriptAtHand, 'role'>,
  { not, on, to }: Wanted,
): Promise<Marker | null> {
  const row = await work
    .selectFrom('staff as assessor')
    .leftJoin('allocations as own', (join) =>
      join.onRef('own.assessor', '=', 'assessor.id').on('own.mode', '=', mode),
    )
    .select('assessor.id')
    .select(sql<number>`assessor.scripts_marked + ${counted}`.as('experience'))
    .where('assessor.role', '=', 'assessor')
    .where('assessor.provider', '=', provider)
    .where(sql<boolean>`assessor.id <> all(${[...not]}::text[])`)
    .where(to === undefined ? sql<boolean>`not ${isAway(on)}` : sql<boolean>`assessor.id = ${to}`)
    .where((eb) =>
      eb.not(eb.or([coachedBy(journey), ofSetting(journey), ofTrust(journey), hadScript(script)])),
    )
    .groupBy('assessor.id')
    .having(
      to === undefined
        ? sql<boolean>`assessor.capacity is null or ${open} < assessor.capacity`
        : sql<boolean>`true`,
    )
    .orderBy(open)
    .orderBy(counted)
    .orderBy('assessor.id')
    .executeTakeFirst();
  return row ? { assessor: row.id, experience: row.experience } : null;
}

export async function keepAllocation(work: Work, { window, ...allocation }: Allocation): Promise<void> {
  const row = { ...allocation, assessment_window: window };
  await work.insertInto('allocations').values(row).execute();
}

/** The allocations of a script that were not taken back. */
const heldOf = (work: Work, script: string) =>
  work.updateTable('allocations').where('script', '=', script).where('closed', 'is', null);

/** Of those, the ones whose mark has not come. */
const unmarkedOf = (work: Work, script: string) => heldOf(work, script).where('marked', 'is', null);

/** Whoever has not marked the script has the version that was handed in last in time (S5.3). */
export async function replaceScript(
  work: Work,
  script: string,
  { document, words }: { document: string; words: number },
): Promise<void> {
  await unmarkedOf(work, script).set({ document, words }).execute();
}

/** Which version an assessor was given. */
export async function noteOpened(
  store: Store,
  { script, role, assessor, document }: Pick<Allocation, 'script' | 'role' | 'assessor' | 'document'>,
): Promise<void> {
  await store.db
    .updateTable('allocations')
    .set({ opened: document })
    .where('script', '=', script)
    .where('role', '=', role)
    .where('assessor', '=', assessor)
    .execute();
}

/** The mark has come: the script leaves the queue and counts as experience. */
export async function finishAllocation(
  work: Work,
  script: string,
  role: MarkerRole,
  at: Instant,
): Promise<void> {
  await unmarkedOf(work, script).where('role', '=', role).set({ marked: at }).execute();
}

/** Takes a script back: from whoever had one role before it is given again, or from all who have not marked it. */
export async function closeAllocations(
  work: Work,
  script: string,
  role: MarkerRole | null,
  at: Instant,
): Promise<void> {
  const taken = role === null ? unmarkedOf(work, script) : heldOf(work, script).where('role', '=', role);
  await taken.set({ closed: at }).execute();
}
