/** S6 and S7.2: the audit is added to and never changed, and whoever changed it all the same is found. */
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { listAudit, writeAudit, type AuditEntry } from '../../../store/access/audit.js';
import { verifyAudit } from '../../../store/access/verify-audit.js';
import type { Store } from '../../../store/database/database.js';
import { freshStore } from '../../support/postgres.js';

const entry: AuditEntry = {
  role: 'provider-admin',
  who: 'office-1',
  behalf: 'coach:coach-07',
  action: 'completeSession',
  subject: 'jny-aaaaaaaaaaaaaaaaaaaa',
  reason: null,
  result: 'done',
  request: null,
  way: 'cli',
};

async function written(rows: number): Promise<Store> {
  const store = await freshStore();
  for (let n = 1; n <= rows; n++) await writeAudit(store, { ...entry, request: `r-${n}` });
  return store;
}

/** As somebody with every right over the database would. */
const byForce = (store: Store, change: string) =>
  store.db.connection().execute(async (connection) => {
    await sql`alter table audit disable trigger user`.execute(connection);
    await sql.raw(change).execute(connection);
    await sql`alter table audit enable trigger user`.execute(connection);
  });

describe('S6.3 the audit', () => {
  it('S6.3 keeps who did what, on whose behalf and with what answer, newest first', async () => {
    const store = await written(3);
    await writeAudit(store, {
      ...entry,
      who: 'sup-1',
      action: 'see-person',
      reason: 'wrote-to-us',
      subject: 'jny-b',
    });
    const all = await listAudit(store, {}, { size: 10 });
    expect(all.map(({ n }) => n)).toEqual([4, 3, 2, 1]);
    expect(all[3]).toMatchObject({ ...entry, request: 'r-1', n: 1 });
    expect(all[0]?.at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    expect((await listAudit(store, { who: 'sup-1' }, { size: 10 })).map(({ n }) => n)).toEqual([4]);
    expect((await listAudit(store, { journey: 'jny-b' }, { size: 10 })).map(({ n }) => n)).toEqual([4]);
    expect((await listAudit(store, { action: 'see-person' }, { size: 10 })).map(({ n }) => n)).toEqual([4]);
    expect(await listAudit(store, { since: '2999-01-01T00:00:00Z' }, { size: 10 })).toEqual([]);
    expect((await listAudit(store, {}, { size: 2, before: 3 })).map(({ n }) => n)).toEqual([2, 1]);
  });

  it.each([
    ['update', "update audit set who = 'somebody'"],
    ['delete', 'delete from audit'],
    ['truncate', 'truncate audit'],
  ])('S6.3 refuses an %s', async (_, change) => {
    const store = await written(1);
    await expect(sql.raw(change).execute(store.db)).rejects.toMatchObject({ code: '42501' });
    expect((await verifyAudit(store)).rows).toBe(1);
  });

  it('S6.3 verifies as it was written, whatever the words in it', async () => {
    const store = await written(2);
    await writeAudit(store, { ...entry, reason: 'a"b\\c\n\t\u0001é李/\u2028', subject: '' });
    const { rows, broken, head } = await verifyAudit(store);
    expect({ rows, broken, n: head?.n }).toEqual({ rows: 3, broken: null, n: 3 });
    expect(await verifyAudit(store, head)).toMatchObject({ broken: null });
  });

  it.each([
    ['another answer', "update audit set result = 'done-too' where n = 2", 2, 'changed'],
    ['another time', "update audit set at = at - interval '1 hour' where n = 3", 3, 'changed'],
    ['a row taken out', 'delete from audit where n = 2', 2, 'missing'],
    ['the first taken out', 'delete from audit where n = 1', 1, 'missing'],
    ['a row with another hash', "update audit set hash = sha256('x'), who = 'y' where n = 2", 2, 'changed'],
    ['another row before', "update audit set previous = sha256('x') where n = 3", 3, 'not-linked'],
  ])('S6.3 names the first row that is not as it was written: %s', async (_, change, n, what) => {
    const store = await written(4);
    await byForce(store, change);
    expect((await verifyAudit(store)).broken).toEqual({ n, what });
  });

  it('S6.3 a head that was kept shows that the end was cut off, or the whole written anew', async () => {
    const store = await written(4);
    const { head } = await verifyAudit(store);
    await byForce(store, 'delete from audit where n > 2');
    expect((await verifyAudit(store)).broken).toBeNull();
    expect((await verifyAudit(store, head)).broken).toEqual({ n: 3, what: 'missing' });
    await writeAudit(store, entry);
    await writeAudit(store, entry);
    expect((await verifyAudit(store, head)).broken).toEqual({ n: 4, what: 'changed' });
  });

  it('S6.3 is one chain without a gap when many write at once, and some of them die on the way', async () => {
    const store = await freshStore({ max: 20 });
    const dying = () =>
      store.db
        .transaction()
        .execute(async (db) => {
          await writeAudit({ ...store, db }, { ...entry, result: 'never' });
          throw new Error('killed');
        })
        .catch(() => undefined);
    const all = Array.from({ length: 200 }, (_, n) =>
      n % 10 === 3 ? dying() : writeAudit(store, { ...entry, request: `r-${n}` }),
    );
    await Promise.all(all);
    expect(await verifyAudit(store)).toMatchObject({ rows: 180, broken: null });
    expect(new Set((await listAudit(store, {}, { size: 500 })).map(({ request }) => request)).size).toBe(180);
  });
});
