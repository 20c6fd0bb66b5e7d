import { describe, expect, it } from 'vitest';
import {
  applicationsByUser,
  eligibleNow,
  newestOutcome,
  nextOpenStatement,
  previouslyFunded,
  readableDeclaration,
} from '../../rules/look-up.js';
import { transferApplication } from '../../rules/staff/index.js';
import { providers, smallWorld, statementId } from '../../testing/world.js';
import { accepted, declared, now, pending, person } from '../../testing/rules.js';

describe('DfE §0.9 previously funded', () => {
  it('DfE §0.9 counts an accepted, eligible application for the course with a funded place true or unsaid', () => {
    const world = smallWorld();
    const user = person(world);
    const application = pending(world, { user });
    const other = accepted(world, { user, cohort: '2023a', provider: providers.harbour });
    expect(previouslyFunded(world, application)).toBe(true);
    expect(eligibleNow(world, application)).toBe(false);
    for (const change of [
      { fundedPlace: false },
      { fundedPlace: true, eligibleForFunding: false },
      { eligibleForFunding: true, status: 'pending' },
      { status: 'accepted', course: 'npq-headship' },
    ] as const) {
      Object.assign(other, change);
      expect(previouslyFunded(world, application)).toBe(false);
    }
  });

  it('DfE §0.9 takes the two coaching offers for one course', () => {
    const world = smallWorld();
    const user = person(world);
    const offer = pending(world, { user, course: 'npq-additional-support-offer' });
    const coaching = pending(world, { user, course: 'npq-early-headship-coaching-offer' });
    coaching.status = 'accepted';
    expect(previouslyFunded(world, offer)).toBe(true);
  });

  it('DfE §0.9 is worked out over 10,000 applications in one pass', () => {
    const world = smallWorld();
    for (let n = 0; n < 5000; n += 1) {
      const user = person(world);
      pending(world, { user }).status = 'accepted';
      pending(world, { user, cohort: '2025a' });
    }
    const began = performance.now();
    const byUser = applicationsByUser(world);
    const eligible = [...world.applications.values()].filter((application) =>
      eligibleNow(world, application, byUser.get(application.user)),
    );
    expect(eligible).toHaveLength(5000);
    expect(performance.now() - began).toBeLessThan(1000);
  });
});

describe('DfE §2.5 what else is looked up', () => {
  it('DfE §0.8 the next statement is open, with output fee, of the cohort, and not past its deadline', () => {
    const world = smallWorld();
    const next = (at: string, cohort = '2026b') => nextOpenStatement(world, providers.north, cohort, at)?.id;
    expect(next(now)).toBe(statementId('north', '2026b', '2026-11-25'));
    expect(next('2026-11-26T00:00:00.000Z')).toBe(statementId('north', '2026b', '2026-12-25'));
    expect(next(now, '2024a')).toBeUndefined();
  });

  it('DfE §1.4 of outcomes made at one instant the later one is the newest', () => {
    const world = smallWorld();
    const declaration = declared(world, accepted(world), 'completed');
    const [passed] = world.outcomes.values();
    if (passed) world.outcomes.set('later', { ...passed, id: 'later', state: 'failed' });
    expect(newestOutcome(world, declaration)?.id).toBe('later');
  });

  it('DfE §5.7 a declaration is readable by who made it and who has the application now', () => {
    const world = smallWorld();
    const application = accepted(world);
    const { id } = declared(world, application);
    const readers = () =>
      Object.values(providers).filter((provider) => readableDeclaration(world, provider, id) !== null);
    expect(readers()).toEqual([providers.north]);
    transferApplication(world, now, { application: application.id, provider: providers.harbour });
    expect(readers()).toEqual([providers.north, providers.harbour]);
    expect(readableDeclaration(world, providers.north, 'nobody')).toBeNull();
  });
});
