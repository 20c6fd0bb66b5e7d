/** S6.2: who stands in the record for whoever is signed in, and for whom an office may speak. */
import { expect, test } from 'vitest';
import { actorFor } from '../../access/actor.js';
import type { CommandAction } from '../../access/actions.js';
import { commandRows } from '../../access/commands.js';
import { localAdministrator, type Principal } from '../../access/principal.js';
import { roles, type Role } from '../../access/roles.js';
import { permissions } from '../../workflows/journey/permissions.js';
import type { Actor, Role as ActorRole } from '../../workflows/journey/values.js';

const as = (role: Role): Principal => ({ role, id: 'me-07', provider: 'northstar' });
const everyActor = [...new Set(Object.values(permissions).flat())];
const standsFor = (role: Role): ActorRole[] =>
  everyActor.filter((one) => {
    const own = actorFor(as(role));
    return own?.role === one || actorFor(as(role), { role: one, id: 'another' }) !== null;
  });

test('S6.2 everybody acts as themselves, by their own id', () => {
  const actors = roles.map((role) => actorFor(as(role))?.role ?? null);
  expect(actors).toEqual([
    'provider',
    'partner',
    'coach',
    'assessor',
    'participant',
    'headteacher',
    'admin',
    null,
    'provider',
  ]);
  expect(actorFor(as('coach'), { role: 'coach', id: 'me-07' })).toEqual({ role: 'coach', id: 'me-07' });
});

test('S6.2 an office records for its people, and nobody speaks for an assessor, for another office or for the engine', () => {
  const coach: Actor = { role: 'coach', id: 'coach-07' };
  expect(actorFor(as('provider-admin'), coach)).toEqual(coach);
  for (const role of roles) {
    for (const other of ['assessor', 'provider', 'admin', 'engine'] as const) {
      expect(actorFor(as(role), { role: other, id: 'another' })).toBeNull();
    }
  }
  for (const role of ['coach', 'assessor', 'participant', 'headteacher', 'support', 'department'] as const) {
    expect(actorFor(as(role), { role: 'coach', id: 'another' })).toBeNull();
  }
});

test('S6.2 for the local administrator the command itself says who it was, or the one who is named', () => {
  expect(actorFor(localAdministrator)).toBeUndefined();
  expect(actorFor(localAdministrator, { role: 'assessor', id: 'a-1' })).toEqual({
    role: 'assessor',
    id: 'a-1',
  });
});

const placed = (Object.keys(commandRows) as CommandAction[]).flatMap((command) =>
  roles.filter((role) => commandRows[command][role]).map((role) => ({ command, role })),
);

test.each(placed)(
  'S6.1 $role may give $command, and the journey takes it from one whom they stand for',
  ({ command, role }) => {
    expect(standsFor(role).some((one) => permissions[command].includes(one))).toBe(true);
  },
);
