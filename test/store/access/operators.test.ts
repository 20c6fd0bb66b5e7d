/** S6: who may sign in, as what. */
import { expect, it } from 'vitest';
import {
  bindSubject,
  endOperator,
  hasOperators,
  listOperators,
  operatorsOfSubject,
  principalOf,
  readOperator,
  saveOperator,
  type OperatorDetails,
} from '../../../store/access/operators.js';
import { freshStore } from '../../support/postgres.js';

const store = await freshStore();
const coach: OperatorDetails = {
  id: 'coach-07',
  role: 'coach',
  provider: 'northstar-learning',
  deliveryPartner: null,
  name: 'Sam Okafor',
  email: 'Sam@Example.org',
  issuer: null,
  subject: null,
};

it('S6.2 an operator is kept, changed, taken off the list and found again', async () => {
  expect(await hasOperators(store)).toBe(false);
  await saveOperator(store, coach);
  await saveOperator(store, { ...coach, name: 'Sam Okafor-Lee' });
  expect(await hasOperators(store)).toBe(true);
  const found = await readOperator(store, 'coach-07');
  expect(found).toMatchObject({ ...coach, name: 'Sam Okafor-Lee', active: true });
  expect(principalOf(found!)).toEqual({ role: 'coach', id: 'coach-07', provider: 'northstar-learning' });
  expect(await endOperator(store, 'coach-07')).toBe(true);
  expect(await endOperator(store, 'coach-07')).toBe(false);
  expect((await readOperator(store, 'coach-07'))?.active).toBe(false);
  await saveOperator(store, coach);
  expect((await listOperators(store, 'northstar-learning')).map(({ id, active }) => [id, active])).toEqual([
    ['coach-07', true],
  ]);
  expect(await listOperators(store, 'meridian-education')).toEqual([]);
});

it('S6.2 a first sign-in binds the hats of an address, and no second one takes them over', async () => {
  await saveOperator(store, {
    ...coach,
    id: 'sup-1',
    role: 'support',
    provider: null,
    email: 'SAM@example.org',
  });
  const first = { issuer: 'https://id.example', subject: 'abc', email: 'sam@example.org' };
  expect((await bindSubject(store, first)).map(({ id }) => id)).toEqual(['coach-07', 'sup-1']);
  expect(await bindSubject(store, { ...first, subject: 'other' })).toEqual([]);
  await endOperator(store, 'sup-1');
  expect((await operatorsOfSubject(store, first.issuer, 'abc')).map(({ id }) => id)).toEqual(['coach-07']);
});

it.each([
  ['a coach of no provider', { ...coach, provider: null }],
  ['support of a provider', { ...coach, role: 'support' as const }],
  ['a delivery partner without one', { ...coach, role: 'delivery-partner' as const }],
])('S7.1 the database refuses %s', async (_, wrong) => {
  await expect(saveOperator(store, { ...wrong, id: 'wrong' })).rejects.toMatchObject({ code: '23514' });
});
