/** S6.1, S6.2, S6.4: the whole of who may do what, role by role and action by action, as it was agreed and not as the code has it. */
import { expect, test } from 'vitest';
import type { Action } from '../../access/actions.js';
import { can } from '../../access/can.js';
import type { Principal } from '../../access/principal.js';
import type { Resource } from '../../access/resource.js';
import { roles, scopes, type Role } from '../../access/roles.js';
import { table } from '../../access/table.js';
import { agreed } from './agreed.js';

const own: Resource = {
  provider: 'northstar',
  deliveryPartner: 'tees',
  journey: 'jny-own',
  coach: 'me',
  person: 'me',
  assessors: ['me'],
};
const inTheSameHouse: Resource = {
  provider: 'northstar',
  deliveryPartner: 'tyne',
  journey: 'jny-other',
  coach: 'somebody',
  person: 'somebody',
  assessors: ['somebody'],
};
const elsewhere: Resource = { ...inTheSameHouse, provider: 'meridian' };
const lookAlike: Resource = { ...own, provider: 'meridian', journey: 'jny-other', assessors: [] };

const as = (role: Role): Principal => ({
  role,
  id: 'me',
  provider: role === 'support' || role === 'department' ? null : 'northstar',
  ...(role === 'delivery-partner' ? { deliveryPartner: 'tees' } : {}),
  ...(role === 'participant' || role === 'headteacher' ? { journey: 'jny-own' } : {}),
  ...(role === 'machine' ? { scopes } : {}),
});

const answer = (role: Role, action: Action, resource: Resource): string => {
  const verdict = can(as(role), action, resource);
  return verdict.allowed ? 'allowed' : verdict.because;
};
const isRefused = (said: string): boolean => said === 'not-known' || said === 'not-allowed';

const columns: Role[] = [
  'provider-admin',
  'delivery-partner',
  'coach',
  'assessor',
  'participant',
  'headteacher',
  'support',
  'department',
  'machine',
];
const cells = agreed.flatMap(([action, ...row]) =>
  row.map((cell, column) => ({ action, role: columns[column] as Role, cell })),
);

test('S6.1 every action and every role has its place in what was agreed', () => {
  expect(agreed.map(([action]) => action).sort()).toEqual(Object.keys(table).sort());
  expect([...columns].sort()).toEqual([...roles].sort());
});

test.each(cells)('S6.1 $role: $action is "$cell"', ({ action, role, cell }) => {
  const said = [own, inTheSameHouse, elsewhere, lookAlike, {}].map((one) => answer(role, action, one));
  const [mine, , theirs, alike, nothing] = said;
  switch (cell) {
    case 'any':
      expect(said).toEqual(Array(5).fill('allowed'));
      break;
    case 'why':
    case 'two':
      expect(said).toEqual(Array(5).fill('reason-needed'));
      break;
    case 'house':
      expect(said.slice(0, 2)).toEqual(['allowed', 'allowed']);
      expect([theirs, alike]).toEqual(['not-known', 'not-known']);
      expect(nothing).toBe('not-allowed');
      break;
    case 'own':
      expect(mine).toBe('allowed');
      expect(said.slice(1, 4)).toEqual(Array(3).fill('not-known'));
      expect(nothing).toBe('not-allowed');
      break;
    default:
      expect(said.every(isRefused)).toBe(true);
      if (role !== 'support' && role !== 'department')
        expect([theirs, alike]).toEqual(['not-known', 'not-known']);
      expect(nothing).toBe('not-allowed');
  }
});

test.each(agreed.filter((row) => row[7] === 'two').map(([action]) => action))(
  'S6.3 support does not do %s alone, nor with itself',
  (action) => {
    const first = as('support');
    const asked = { reason: 'wrong-clock' };
    const said = (agreedBy: Principal) => can(first, action, own, { ...asked, agreedBy });
    expect(can(first, action, own, asked)).toEqual({ allowed: false, because: 'four-eyes' });
    expect(said(first)).toEqual({ allowed: false, because: 'four-eyes' });
    expect(said({ ...as('department'), id: 'another' })).toEqual({ allowed: false, because: 'four-eyes' });
    expect(said({ ...as('provider-admin'), id: 'another', provider: 'meridian' })).toEqual({
      allowed: false,
      because: 'four-eyes',
    });
    expect(said({ ...first, id: 'another' })).toEqual({ allowed: true });
  },
);

test.each(agreed.filter((row) => row[7] === 'why').map(([action]) => action))(
  'S6.3 support does %s once it has said why',
  (action) => {
    expect(can(as('support'), action, elsewhere, { reason: 'wrote-to-us' })).toEqual({ allowed: true });
  },
);

test.each(agreed.filter((row) => row[9] !== '-').map(([action]) => action))(
  'S6.1 a token without the scope for %s may not',
  (action) => {
    const bare: Principal = { ...as('machine'), scopes: [] };
    expect(can(bare, action, own).allowed).toBe(false);
    const enough = scopes.filter((one) => can({ ...bare, scopes: [one] }, action, own).allowed);
    expect(enough).toHaveLength(1);
  },
);

test('S6.1 a token of a delivery partner reaches its participants and no others of the provider', () => {
  const token: Principal = { ...as('machine'), deliveryPartner: 'tees' };
  expect(can(token, 'see-journey', own)).toEqual({ allowed: true });
  expect(can(token, 'see-journey', inTheSameHouse)).toEqual({ allowed: false, because: 'not-known' });
});
