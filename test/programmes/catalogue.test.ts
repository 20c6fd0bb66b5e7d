import { describe, expect, it } from 'vitest';
import { CatalogueError } from '../../programmes/catalogue-error.js';
import {
  cohortOf,
  listCohorts,
  listProgrammes,
  listProviders,
  programmeOf,
  providerOf,
} from '../../programmes/catalogue.js';
import { cohortFaults } from '../../programmes/checks/cohort-faults.js';
import { cohortWarnings } from '../../programmes/checks/cohort-warnings.js';
import { addMonths, outcomeLimit } from '../../programmes/cohort-plan.js';
import { programmeFaults } from '../../programmes/checks/programme-faults.js';

function refusalOf(ask: () => unknown): { code: string; message: string } {
  try {
    ask();
  } catch (error) {
    if (error instanceof CatalogueError) return { code: error.code, message: error.message };
    throw error;
  }
  throw new Error('Expected to be refused.');
}

function* everythingIn(value: unknown): Generator<object> {
  if (typeof value !== 'object' || value === null) return;
  yield value;
  for (const inner of Object.values(value)) yield* everythingIn(inner);
}

describe('the catalogue', () => {
  it('S1.6 holds only programmes without a fault', () => {
    expect(listProgrammes().map(({ id }) => id)).toEqual(['npq-senco', 'early-years-senco-l3']);
    for (const programme of listProgrammes()) expect(programmeFaults(programme)).toEqual([]);
  });

  it.each(listCohorts().map((cohort) => [cohort.id, cohort] as const))(
    'S1.7 holds the cohort %s without a fault or a warning',
    (_, cohort) => {
      const programme = programmeOf(cohort.programme, cohort.programmeVersion);
      expect(cohortFaults(cohort, programme)).toEqual([]);
      expect(cohortWarnings(cohort, programme)).toEqual([]);
    },
  );

  it.each(['npq-senco-2026-autumn', 'npq-senco-2027-spring'])(
    'S1.1 ends %s within 22 months of its induction',
    (id) => {
      const cohort = cohortOf(id);
      const limit = outcomeLimit(programmeOf('npq-senco'), cohort) ?? '';
      expect(limit > addMonths(cohort.induction.opens, 18)).toBe(true);
      expect(limit <= addMonths(cohort.induction.opens, 22)).toBe(true);
    },
  );

  it('S1.6 keeps every definition frozen to its depths', () => {
    const everything = [...listProgrammes(), ...listCohorts(), ...listProviders()].flatMap((one) => [
      ...everythingIn(one),
    ]);
    expect(everything.length).toBeGreaterThan(300);
    expect(everything.filter((one) => !Object.isFrozen(one))).toEqual([]);
    expect(() => {
      programmeOf('npq-senco').hours.total = 1;
    }).toThrow(TypeError);
  });

  it('S1.6 parses a definition once and gives the same one afterwards', () => {
    expect(programmeOf('npq-senco')).toBe(programmeOf('npq-senco', '2026.1'));
    expect(cohortOf('npq-senco-2026-autumn')).toBe(cohortOf('npq-senco-2026-autumn'));
  });

  it('S1.6 refuses an unknown programme, version, cohort or provider and says what there is', () => {
    expect(refusalOf(() => programmeOf('npq-sencos'))).toEqual({
      code: 'unknown-programme',
      message: 'There is no programme "npq-sencos". There are: npq-senco, early-years-senco-l3.',
    });
    expect(refusalOf(() => programmeOf('npq-senco', '1999.1'))).toEqual({
      code: 'unknown-programme',
      message: 'There is no version "1999.1" of the programme "npq-senco". There are: 2026.1.',
    });
    expect(refusalOf(() => cohortOf('')).code).toBe('unknown-cohort');
    expect(refusalOf(() => cohortOf('x')).message).toContain('npq-senco-2027-spring');
    expect(refusalOf(() => providerOf('toString'))).toEqual({
      code: 'unknown-provider',
      message: 'There is no provider "toString". There are: northstar-learning, harbour-education.',
    });
  });

  it('S1.9 gives each provider its own delivery partners and no others', () => {
    const partners = listProviders().map((provider) => provider.deliveryPartners.map(({ id }) => id));
    expect(partners.flat()).toHaveLength(new Set(partners.flat()).size);
    expect(providerOf('harbour-education').deliveryPartners.map(({ id }) => id)).toContain(
      'severnside-teaching-hub',
    );
    expect(providerOf('northstar-learning').deliveryPartners.map(({ id }) => id)).not.toContain(
      'severnside-teaching-hub',
    );
  });

  it('S1.9 has no mail address that somebody could own', () => {
    for (const { email } of listProviders()) expect(email).toMatch(/\.(test|example)$/);
  });
});
