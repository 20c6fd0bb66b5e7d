/** S6.1: tokens of a provider's own systems: the store has the digest alone, and each is for its own. */
import { afterAll, expect, it } from 'vitest';
import type { Principal } from '../../../access/principal.js';
import { openJourneys } from '../../../client/journeys.js';
import { listAudit } from '../../../store/access/audit.js';
import { tokenPrincipal, useToken } from '../../../store/api/tokens.js';
import { freshStore } from '../../support/postgres.js';

const store = await freshStore();
const house = await openJourneys({ databaseUrl: store.url, temporal: { address: '127.0.0.1:1' } });
afterAll(() => house.close());

const as = (role: Principal['role'], provider: string | null) =>
  house.actingAs({ as: { role, id: `${role}-1`, provider } });
const office = as('provider-admin', 'northstar-learning');
const other = as('provider-admin', 'harbour-education');
const wanted = {
  provider: 'northstar-learning',
  name: 'learning environment',
  scopes: ['read', 'study', 'read'],
};
const asked = wanted as Parameters<typeof office.createToken>[0];

it('S6.1 a token is shown once, and the store knows its digest alone', async () => {
  const made = await office.createToken(asked);
  expect(made).toMatchObject({ provider: 'northstar-learning', scopes: ['read', 'study'] });
  expect(made.token).toMatch(/^jnt_[\w-]{43}$/);
  const rows = JSON.stringify(await store.db.selectFrom('tokens').selectAll().execute());
  expect(rows).not.toContain(made.token);
  expect(rows).not.toContain(made.token.slice(4));
  expect(JSON.stringify(await office.tokens())).not.toContain(made.token);
  const found = await useToken(store, made.token);
  expect(tokenPrincipal(found!)).toMatchObject({ role: 'machine', id: made.id, scopes: ['read', 'study'] });
  expect((await office.tokens())[0]?.lastUsed).not.toBeNull();
  const [row] = await listAudit(store, { action: 'keep-tokens' }, { size: 1 });
  expect(row).toMatchObject({ who: 'provider-admin-1', result: 'done' });
});

it('S6.1 a revoked and an expired token open nothing', async () => {
  const [revoked, expired] = [await office.createToken(asked), await office.createToken(asked)];
  await office.revokeToken(revoked.id);
  await office.revokeToken(revoked.id);
  expect(await useToken(store, revoked.token)).toBeNull();
  await store.db
    .updateTable('tokens')
    .set({ expires_at: '2026-01-01T00:00:00Z' })
    .where('id', '=', expired.id)
    .execute();
  expect(await useToken(store, expired.token)).toBeNull();
  await expect(office.rotateToken(expired.id)).rejects.toMatchObject({ code: 'token-over' });
  expect(await useToken(store, `${revoked.token}x`)).toBeNull();
});

it('S6.1 while a token is changed for another both are good, and it is changed once', async () => {
  const before = await office.createToken(asked);
  const next = await office.rotateToken(before.id, { overlapHours: 1 });
  expect(next).toMatchObject({ name: before.name, scopes: before.scopes });
  expect([await useToken(store, before.token), await useToken(store, next.token)]).not.toContain(null);
  const old = (await office.tokens()).find(({ id }) => id === before.id);
  expect(old?.replacedBy).toBe(next.id);
  expect(Date.parse(old!.expires) - Date.now()).toBeLessThan(3_600_001);
  await expect(office.rotateToken(before.id)).rejects.toMatchObject({ code: 'token-over' });
  const at = await office.createToken(asked);
  await office.rotateToken(at.id, { overlapHours: 0 });
  expect(await useToken(store, at.token)).toBeNull();
});

it('S6.1 another provider’s token is as one that is not there, and nobody makes one for others', async () => {
  const { id } = await office.createToken(asked);
  for (const work of [(one: string) => other.revokeToken(one), (one: string) => other.rotateToken(one)]) {
    const said = (one: string) => work(one).catch((error: Error) => error.message.replace(one, 'X'));
    expect(await said(id)).toBe(await said('token-nobodys'));
  }
  expect(await other.tokens()).toEqual([]);
  await expect(other.createToken(asked)).rejects.toMatchObject({ kind: 'bad-input' });
  await expect(other.tokens('northstar-learning')).rejects.toMatchObject({ kind: 'bad-input' });
  await expect(as('coach', 'northstar-learning').tokens()).rejects.toMatchObject({ code: 'not-allowed' });
  expect((await as('support', null).tokens()).length).toBeGreaterThan(0);
});

it('S6.1 what a token cannot be made of is named', async () => {
  const local = house;
  for (const change of [
    { provider: 'nobody' },
    { deliveryPartner: 'nobody' },
    { scopes: ['all'] },
    { scopes: [] },
    { days: 400 },
    { name: '' },
  ])
    await expect(local.createToken({ ...asked, ...change } as never)).rejects.toMatchObject({
      kind: 'bad-input',
    });
});
