import { describe, expect, it } from 'vitest';
import { cohortOf, programmeOf } from '../../programmes/catalogue.js';
import { engagementTarget } from '../../programmes/engagement.js';

const training = programmeOf('early-years-senco-l3');
const cohort = cohortOf('early-years-2027-spring');

describe('the early years Level 3 SENCO training', () => {
  it('S1.8 is not compulsory, declares nothing to the DfE and awards no credits', () => {
    expect(training.statutory).toBeNull();
    expect(training.dfe).toBeNull();
    expect(training.award.mastersCredits).toBe(0);
    expect(cohort.milestones).toEqual([]);
  });

  it('S1.8 is for private, voluntary and independent settings, in one step, paid by the programme', () => {
    const { evidence, registration, suitableRoles, qtsExpected } = training.application;
    expect({ evidence, registration, qtsExpected }).toEqual({
      evidence: ['setting-confirmation'],
      registration: false,
      qtsExpected: false,
    });
    expect(suitableRoles).toEqual(expect.arrayContaining(['childminder', 'nursery-manager', 'room-leader']));
    expect(training.fundings).toEqual(['programme', 'self']);
  });

  it('S1.8 differs from the NPQ in its stages, hours, threshold and assessment', () => {
    const npq = programmeOf('npq-senco');
    expect(training.stages.map(({ id }) => id)).toEqual(['induction', 'unit-1', 'unit-2', 'unit-3']);
    expect(training.hours.total).toBe(60);
    expect(engagementTarget(training)).toEqual({ counted: 17, needed: 14 });
    expect(training.assessment.windowDays).not.toBe(npq.assessment.windowDays);
  });

  it('S1.8 takes up to 5,000 people through local authorities and consortia', () => {
    const places = cohort.contracts.reduce((sum, contract) => sum + contract.places.total, 0);
    const seats = cohort.groups.reduce((sum, group) => sum + group.places, 0);
    expect(places).toBe(5000);
    expect(seats).toBeGreaterThanOrEqual(places);
    expect(cohort.contracts.flatMap(({ byDeliveryPartner }) => Object.keys(byDeliveryPartner))).toHaveLength(
      4,
    );
  });
});
