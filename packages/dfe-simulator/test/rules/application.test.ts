import { describe, expect, it } from 'vitest';
import { changeFundedPlace, rejectApplication } from '../../rules/index.js';
import { providers, smallWorld } from '../../testing/world.js';
import {
  accepted,
  ask,
  declared,
  now,
  pending,
  refusal,
  unknown,
  unprocessable,
} from '../../testing/rules.js';

describe('DfE §2.1 a rejection', () => {
  it('DfE §2.1 ends a pending or an accepted application', () => {
    const world = smallWorld();
    for (const { id } of [pending(world), accepted(world)])
      expect(rejectApplication(world, ask({}, { id }))).toMatchObject({
        status: 'rejected',
        reasonForRejection: 'rejected_by_provider',
        updatedAt: now,
      });
  });

  it('DfE §2.1 is refused twice, with standing declarations, and to other providers', () => {
    const world = smallWorld();
    const application = accepted(world);
    const { id } = application;
    const declaration = declared(world, application);
    expect(refusal(world, () => rejectApplication(world, ask({}, { id })))).toEqual(
      unprocessable('application'),
    );
    declaration.state = 'clawed-back';
    const harbour = { id, provider: providers.harbour };
    expect(refusal(world, () => rejectApplication(world, ask({}, harbour)))).toEqual(unknown);
    rejectApplication(world, ask({}, { id }));
    expect(refusal(world, () => rejectApplication(world, ask({}, { id })))).toEqual(
      unprocessable('application'),
    );
  });
});

describe('DfE §2.1 changing the funded place', () => {
  const changing = (id: string, funded_place?: unknown) => ask({ funded_place }, { id });

  it('DfE §2.1 gives and takes it, in a capped cohort and before anything stands', () => {
    const world = smallWorld();
    const application = accepted(world);
    declared(world, application).state = 'voided';
    const { id } = application;
    expect(changeFundedPlace(world, changing(id, false))).toMatchObject({
      fundedPlace: false,
      updatedAt: now,
    });
    expect(changeFundedPlace(world, changing(id, true))).toMatchObject({ fundedPlace: true });
  });

  it('DfE §2.1 what it is already changes nothing, not even the time', () => {
    const world = smallWorld();
    const before = structuredClone(accepted(world));
    expect(changeFundedPlace(world, changing(before.id, true))).toEqual(before);
  });

  it.each([undefined, null, 'true', 0])('DfE §2.1 refuses %j, about funded_place', (value) => {
    const world = smallWorld();
    const { id } = accepted(world);
    expect(refusal(world, () => changeFundedPlace(world, changing(id, value)))).toEqual(
      unprocessable('funded_place'),
    );
  });

  it('DfE §2.1 refuses, about the application: not accepted, not eligible, not counted, declared', () => {
    const world = smallWorld();
    const ineligible = accepted(world, { eligibleForFunding: false }, { funded_place: false });
    const withDeclaration = accepted(world);
    declared(world, withDeclaration);
    const full = accepted(world, { cohort: '2023a' });
    for (const { id } of [pending(world), ineligible, full, withDeclaration])
      expect(refusal(world, () => changeFundedPlace(world, changing(id, true)))).toEqual(
        unprocessable('application'),
      );
    const zero = accepted(world, { cohort: '2026a' });
    expect(refusal(world, () => changeFundedPlace(world, changing(zero.id, false)))).toEqual(
      unprocessable('application'),
    );
  });

  it('DfE §2.1 a place that is neither true nor false is also refused to whoever is not eligible', () => {
    const world = smallWorld();
    const application = accepted(world, { eligibleForFunding: false }, { funded_place: false });
    const titles = (funded_place: unknown) =>
      refusal(world, () => changeFundedPlace(world, ask({ funded_place }, { id: application.id }))).titles;
    for (const said of ['', 0, 'false']) expect(titles(said)).toEqual(['funded_place', 'application']);
    expect(titles(null)).toEqual(['funded_place']);
  });

  it('DfE §1.2 answers 404 for another provider’s application', () => {
    const world = smallWorld();
    const { id } = accepted(world, { provider: providers.harbour });
    expect(refusal(world, () => changeFundedPlace(world, changing(id, true)))).toEqual(unknown);
  });
});
