/** The auditors of the long run find what they look for: a proof that cannot fail is none. */
import { describe, expect, it } from 'vitest';
import { voidDeclaration } from 'dfe-simulator/rules/index';
import { mergePeople } from 'dfe-simulator/rules/staff/index';
import type { LoggedEntry } from 'dfe-simulator/keeping/entry';
import type { Declaration } from 'dfe-simulator/world/world';
import { accepted, ask, declared, declaring, now } from 'dfe-simulator/testing/rules';
import { providers, smallWorld } from 'dfe-simulator/testing/world';
import { differencesOf, worldAsSeenBy } from './agreement.js';
import { doublesIn, foundButAbsent, missingFromLog, standingTwice } from './audit.js';
import type { Told } from './ledger.js';

const DECLARE = 'POST /participant-declarations';
const line = ({ id }: Declaration, at: string): LoggedEntry => ({
  by: 'provider',
  operation: DECLARE,
  provider: providers.north,
  at,
  id: '',
  attributes: declaring(accepted(smallWorld())),
  made: id,
});
const told = (record: string, over: Partial<Told> = {}): Told => ({
  client: 'one',
  provider: providers.north,
  operation: DECLARE,
  id: '',
  told: 'done',
  record,
  code: null,
  ...over,
});

describe('the auditors', () => {
  it('S4.2 find a declaration that was told as done and is in no log, and one told twice for one line', () => {
    const made = declared(...worldWithOne());
    expect(missingFromLog([told(made.id)], [line(made, now)])).toEqual([]);
    expect(missingFromLog([told(made.id)], [])).toHaveLength(1);
    expect(missingFromLog([told(made.id), told(made.id)], [line(made, now)])).toHaveLength(1);
    expect(missingFromLog([told(made.id, { told: 'refused' })], [])).toEqual([]);
  });

  it('S4.2 find what was told as found and is nowhere', () => {
    const [world, application] = worldWithOne();
    const { id } = declared(world, application);
    expect(foundButAbsent([told(id, { told: 'found' })], world)).toEqual([]);
    expect(foundButAbsent([told('nowhere', { told: 'found' })], world)).toHaveLength(1);
  });

  it('S4.2 tell a double of ours from a request that was repeated on its way', () => {
    const [world, application] = worldWithOne();
    const first = declared(world, application);
    const second = { ...first, id: 'second', state: 'ineligible' } as const;
    world.declarations.set(second.id, second);
    const later = new Date(Date.parse(now) + 1_000).toISOString();
    expect(doublesIn([line(first, now), line(second, later)], world, 100).ours).toHaveLength(1);
    expect(doublesIn([line(first, now), line(second, now)], world, 100)).toEqual({ ours: [], repeated: 1 });
    expect(standingTwice(world).live).toEqual([[first.id, 'second']]);
    const taken = { ...line(first, now), operation: 'PUT /participant-declarations/{id}/void', id: first.id };
    const log = [line(first, now), taken as LoggedEntry, line(second, later)];
    expect(doublesIn(log, world, 100)).toEqual({ ours: [], repeated: 0 });
  });

  it('S4.2 name the record and the attribute in which a copy differs', () => {
    const [world, application] = worldWithOne();
    const declaration = declared(world, application);
    const copy = worldAsSeenBy(world, providers.north);
    expect(differencesOf(copy, worldAsSeenBy(world, providers.north))).toEqual([]);
    voidDeclaration(world, ask({}, { id: declaration.id, at: '2026-11-03T10:00:00.000Z' }));
    const into = accepted(world);
    mergePeople(world, now, { from: into.user, into: application.user });
    const differences = differencesOf(copy, worldAsSeenBy(world, providers.north), new Set(['statementId']));
    expect(differences).toContain(`declarations ${declaration.id} differs in state`);
    expect(differences).toContain(`applications ${into.id} is missing from what the client read`);
    expect(differences.some((one) => one.endsWith('statementId'))).toBe(false);
    copy.applications.set('gone', { id: 'gone' });
    expect(differencesOf(copy, worldAsSeenBy(world, providers.north))).toContain(
      "applications gone is not the service's (any more)",
    );
  });
});

function worldWithOne(): [ReturnType<typeof smallWorld>, ReturnType<typeof accepted>] {
  const world = smallWorld();
  return [world, accepted(world)];
}
