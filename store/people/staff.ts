/** Those who work with participants: coaches, assessors, a provider's people. */
import type { Store } from '../database/database.js';
import type { StaffTable } from '../database/personal-tables.js';

export interface Staff {
  id: string;
  role: 'coach' | 'assessor' | 'provider';
  provider: string;
  name: string;
  email: string;
  /** Participants at once for a coach, scripts at once for an assessor; null for no limit. */
  capacity: number | null;
  /** The setting they belong to, for conflicts of interest (S5.4). */
  urn: string | null;
  /** Scripts marked so far; whoever has few is new, and is moderated (S5.4). */
  scriptsMarked: number;
}

/** Keeps a member of staff, new or changed; saving the same again changes nothing. */
export async function saveStaff(store: Store, staff: Staff): Promise<void> {
  const { id, role, provider, name, email, capacity, urn, scriptsMarked } = staff;
  const columns = { role, provider, name, email, capacity, urn, scripts_marked: scriptsMarked };
  await store.db
    .insertInto('staff')
    .values({ id, ...columns })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(columns))
    .execute();
}

/** @returns null if nobody has that id */
export async function readStaff(store: Store, id: string): Promise<Staff | null> {
  const row = await store.db.selectFrom('staff').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? staffOf(row) : null;
}

/** The staff of a provider, by id; of one role if it is given. */
export async function listStaff(
  store: Store,
  provider: string,
  role: Staff['role'] | null = null,
): Promise<Staff[]> {
  let query = store.db.selectFrom('staff').selectAll().where('provider', '=', provider);
  if (role !== null) query = query.where('role', '=', role);
  return (await query.orderBy('id').execute()).map(staffOf);
}

function staffOf({
  scripts_marked,
  ...row
}: Omit<StaffTable, 'scripts_marked'> & { scripts_marked: number }): Staff {
  return { ...row, scriptsMarked: scripts_marked };
}
