/** Locks that belong to a connection: PostgreSQL lets them go when the connection ends. */
import { sql, type Kysely } from 'kysely';

/**
 * Works under a lock that this connection holds, and gives it back. Where the work fails, its own error is told, also
 * when the connection broke and nothing can be given back on it.
 */
export async function underLock<DB, T>(
  connection: Kysely<DB>,
  lock: number,
  work: () => Promise<T>,
): Promise<T> {
  const unlock = () => sql`select pg_advisory_unlock(${lock})`.execute(connection);
  let result: T;
  try {
    result = await work();
  } catch (error) {
    await unlock().catch(() => undefined);
    throw error;
  }
  await unlock();
  return result;
}
