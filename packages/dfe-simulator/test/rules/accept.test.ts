import { describe, expect, it } from 'vitest';
import { acceptApplication } from '../../rules/index.js';
import { smallWorld, providers } from '../../testing/world.js';
import {
  accepted,
  ask,
  declared,
  now,
  pending,
  person,
  refusal,
  unknown,
  unprocessable,
} from '../../testing/rules.js';

const accepting = (id: string, attributes: Record<string, unknown> = { funded_place: true }) =>
  ask(attributes, { id });

describe('DfE §2.1 accepting an application', () => {
  it('DfE §2.1 makes it accepted and active on the default schedule, with the funded place of a capped cohort', () => {
    const world = smallWorld();
    const application = pending(world);
    expect(acceptApplication(world, accepting(application.id))).toMatchObject({
      status: 'accepted',
      acceptedAt: now,
      updatedAt: now,
      trainingStatus: 'active',
      schedule: 'npq-leadership-autumn',
      fundedPlace: true,
      trainingHistory: [{ provider: providers.north, status: 'active', reason: null, at: now }],
    });
    expect(world.users.get(application.user)?.significantlyUpdatedAt).toBe(now);
  });

  it('DfE §2.1 takes a schedule of the cohort instead of the default one', () => {
    const world = smallWorld();
    const named = { funded_place: false, schedule_identifier: 'npq-leadership-spring' };
    expect(acceptApplication(world, accepting(pending(world).id, named))).toMatchObject({
      schedule: 'npq-leadership-spring',
      fundedPlace: false,
    });
  });

  it('DfE §2.1 ignores funded_place in a cohort where everybody is funded', () => {
    const world = smallWorld();
    const { id } = pending(world, { cohort: '2023a' });
    expect(acceptApplication(world, accepting(id)).fundedPlace).toBeNull();
  });

  it('DfE §2.1 takes only false in a cohort without funding', () => {
    const world = smallWorld();
    const { id } = pending(world, { cohort: '2026a' });
    for (const funded_place of [true, undefined, null, 'false'])
      expect(refusal(world, () => acceptApplication(world, accepting(id, { funded_place })))).toEqual(
        unprocessable('funded_place'),
      );
    expect(acceptApplication(world, accepting(id, { funded_place: false })).fundedPlace).toBe(false);
  });

  it.each([undefined, null, 'true', 1])('DfE §2.1 refuses %j as funded_place in a capped cohort', (value) => {
    const world = smallWorld();
    const { id } = pending(world);
    expect(refusal(world, () => acceptApplication(world, accepting(id, { funded_place: value })))).toEqual(
      unprocessable('funded_place'),
    );
  });

  it('DfE §2.1 refuses a funded place to whoever is not eligible, about the application', () => {
    const world = smallWorld();
    const { id } = pending(world, { eligibleForFunding: false });
    expect(refusal(world, () => acceptApplication(world, accepting(id)))).toEqual(
      unprocessable('application'),
    );
    expect(acceptApplication(world, accepting(id, { funded_place: false })).status).toBe('accepted');
  });

  it('DfE §2.1 refuses what was accepted or rejected already', () => {
    const world = smallWorld();
    const { id } = accepted(world);
    expect(refusal(world, () => acceptApplication(world, accepting(id)))).toEqual(
      unprocessable('application'),
    );
    const other = pending(world);
    other.status = 'rejected';
    expect(refusal(world, () => acceptApplication(world, accepting(other.id)))).toEqual(
      unprocessable('application'),
    );
  });

  it('DfE §2.1 refuses a second acceptance of a person for the course and cohort, also under another record', () => {
    const world = smallWorld();
    const user = person(world, '1234567');
    const second = pending(world, { user, provider: providers.harbour });
    accepted(world, { user });
    second.status = 'pending';
    const other = pending(world, { user: person(world, '1234567') });
    const asHarbour = ask({ funded_place: true }, { id: second.id, provider: providers.harbour });
    expect(refusal(world, () => acceptApplication(world, asHarbour))).toEqual(unprocessable('application'));
    expect(refusal(world, () => acceptApplication(world, accepting(other.id)))).toEqual(
      unprocessable('application'),
    );
  });

  it('DfE §2.1 minds no other cohort, course, unverified number or withdrawn application', () => {
    const world = smallWorld();
    const user = person(world, '1234567');
    accepted(world, { user, cohort: '2025a' });
    accepted(world, { user, course: 'npq-headship' });
    accepted(world, { user }).trainingStatus = 'withdrawn';
    const doubtful = person(world, '1234567');
    const unverified = world.users.get(doubtful);
    if (unverified) unverified.trnVerified = false;
    accepted(world, { user: doubtful });
    const application = pending(world, { user: person(world) });
    expect(acceptApplication(world, accepting(application.id)).status).toBe('accepted');
  });

  it('DfE §2.1 names every thing that is wrong, but looks at eligibility only when nothing else is', () => {
    const world = smallWorld();
    const { id } = accepted(world, { eligibleForFunding: false }, { funded_place: false });
    const asked = accepting(id, { funded_place: 'yes', schedule_identifier: 'npq-leadership-summer' });
    expect(refusal(world, () => acceptApplication(world, asked))).toEqual(
      unprocessable('funded_place', 'application', 'schedule_identifier'),
    );
    expect(refusal(world, () => acceptApplication(world, accepting(id))).titles).toHaveLength(1);
  });

  it('DfE §2.1 refuses a schedule that the cohort does not have, or that is for other courses', () => {
    const world = smallWorld();
    const { id } = pending(world);
    for (const schedule_identifier of ['npq-ehco-june', 'npq-specialist-autumn'])
      expect(
        refusal(world, () =>
          acceptApplication(world, accepting(id, { funded_place: true, schedule_identifier })),
        ),
      ).toEqual(unprocessable('schedule_identifier'));
  });

  it('DfE §1.2 answers 404 for another provider’s application, and where the default schedule is missing', () => {
    const world = smallWorld();
    const { id } = pending(world, { provider: providers.harbour });
    expect(refusal(world, () => acceptApplication(world, accepting(id)))).toEqual(unknown);
    const mine = pending(world);
    world.schedules = world.schedules.filter(({ cohort }) => cohort !== '2026b');
    expect(refusal(world, () => acceptApplication(world, accepting(mine.id)))).toEqual(unknown);
  });

  it('DfE §2.1 rejects the person’s other applications for the course in the cohort, with any provider', () => {
    const world = smallWorld();
    const user = person(world);
    const elsewhere = pending(world, { user, provider: providers.harbour });
    const untouched = [
      pending(world, { user, cohort: '2025a' }),
      pending(world, { user, course: 'npq-headship' }),
      pending(world),
    ];
    accepted(world, { user });
    expect(elsewhere).toMatchObject({
      status: 'rejected',
      reasonForRejection: 'other_application_in_this_cohort_accepted',
      updatedAt: '2026-09-10T10:00:00.000Z',
    });
    expect(untouched.map(({ status }) => status)).toEqual(['pending', 'pending', 'pending']);
  });

  it('DfE §2.1 rejects even the withdrawn application that a fresh acceptance follows', () => {
    const world = smallWorld();
    const old = accepted(world);
    declared(world, old);
    old.trainingStatus = 'withdrawn';
    accepted(world, { user: old.user });
    expect(old).toMatchObject({ status: 'rejected', trainingStatus: 'withdrawn' });
  });
});
