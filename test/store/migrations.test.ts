import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { migrateStore, openStore, pingStore } from '../../store/database/database.js';
import { migrations } from '../../store/migrations/index.js';
import { emptyDatabase, freshStore } from '../support/postgres.js';

const url = await emptyDatabase();
const store = await freshStore();

describe('S7.1 the store', () => {
  it('S7.1 is migrated once by several processes that start together, and again to no effect', async () => {
    const stores = [1, 2, 3].map(() => openStore(url, { max: 2 }));
    await Promise.all(stores.map(migrateStore));
    await Promise.all(stores.map(migrateStore));
    const names = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(
      stores[0]!.db,
    );
    expect(names.rows.map((row) => row.name)).toEqual(Object.keys(migrations));
    await Promise.all(stores.map((one) => one.close()));
  });

  it('S7.1 applies migrations in the order of their numbers', () => {
    const names = Object.keys(migrations);
    expect(names).toEqual([...names].sort());
  });

  it('S7.1 gives days and instants back as the text that they were, whatever the zone of the host', async () => {
    const { rows } = await sql`select '2026-10-20T08:00:00Z'::timestamptz as at, '2026-03-29'::date as day,
      '2026-10-25T00:30:00+01:00'::timestamptz as summer, array['2026-01-02','2027-03-04']::date[] as days,
      '{}'::date[] as none, 12::int8 as count`.execute(store.db);
    expect(rows).toEqual([
      {
        at: '2026-10-20T08:00:00Z',
        day: '2026-03-29',
        summer: '2026-10-24T23:30:00Z',
        days: ['2026-01-02', '2027-03-04'],
        none: [],
        count: 12,
      },
    ]);
  });

  it('S7.1 answers a ping, and rejects without the password when nobody is there', async () => {
    await expect(pingStore(store)).resolves.toBeUndefined();
    const absent = openStore('postgresql://journeys:secret-word@127.0.0.1:1/journeys');
    const error: unknown = await pingStore(absent).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(Error);
    expect(JSON.stringify(error) + String(error)).not.toContain('secret-word');
    await absent.close();
  });
});
