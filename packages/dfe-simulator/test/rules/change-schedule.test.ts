import { describe, expect, it } from 'vitest';
import { changeSchedule } from '../../rules/index.js';
import type { Application, World } from '../../world/world.js';
import { smallWorld } from '../../testing/world.js';
import { accepted, ask, declared, now, refusal, unprocessable } from '../../testing/rules.js';

const moving = (application: Application, schedule_identifier: unknown, cohort?: unknown) =>
  ask(
    { course_identifier: application.course, schedule_identifier, ...(cohort !== undefined && { cohort }) },
    { id: application.user },
  );

function refused(world: World, ...args: Parameters<typeof moving>) {
  return refusal(world, () => changeSchedule(world, moving(...args)));
}

describe('DfE §2.2 change-schedule', () => {
  it('DfE §2.2 moves within the cohort, and changes nothing else', () => {
    const world = smallWorld();
    const application = accepted(world);
    const before = structuredClone(application);
    changeSchedule(world, moving(application, 'npq-leadership-spring'));
    expect(application).toEqual({ ...before, schedule: 'npq-leadership-spring', updatedAt: now });
  });

  it.each([2025, 2025.5, '2025', ' 2025b'])('DfE §2.2 moves to the cohort of the start year %j', (year) => {
    const world = smallWorld();
    const application = accepted(world);
    changeSchedule(world, moving(application, 'npq-leadership-spring', year));
    expect(application).toMatchObject({
      cohort: '2025a',
      schedule: 'npq-leadership-spring',
      fundedPlace: true,
    });
  });

  it('DfE §2.2 into counted places, the raw eligibility gives the place', () => {
    const world = smallWorld();
    const eligible = accepted(world, { cohort: '2023a' });
    const ineligible = accepted(world, { cohort: '2023a', eligibleForFunding: false });
    for (const application of [eligible, ineligible])
      changeSchedule(world, moving(application, 'npq-leadership-autumn', 2024));
    expect([eligible.fundedPlace, ineligible.fundedPlace]).toEqual([true, false]);
  });

  it('DfE §2.2 into a cohort without funding nobody takes a place', () => {
    const world = smallWorld();
    world.schedules = world.schedules.filter(
      ({ cohort, identifier }) => cohort !== '2026b' || identifier !== 'npq-leadership-spring',
    );
    const application = accepted(world, { cohort: '2025a' });
    changeSchedule(world, moving(application, 'npq-leadership-spring', 2026));
    expect(application).toMatchObject({ cohort: '2026a', fundedPlace: false });
  });

  it('DfE §2.2 of two cohorts of a year the latest with the schedule is meant, so that 2026a leaves for 2026b', () => {
    const world = smallWorld();
    const spring = accepted(world, { cohort: '2026a' });
    expect(refused(world, spring, 'npq-leadership-spring')).toEqual(unprocessable('cohort'));
    const earlier = accepted(world, { cohort: '2025a' });
    changeSchedule(world, moving(earlier, 'npq-leadership-spring', 2026));
    expect(earlier.cohort).toBe('2026b');
  });

  it('DfE §2.2 refuses a schedule that the cohort has not, none at all, and the present one', () => {
    const world = smallWorld();
    const application = accepted(world);
    const title = unprocessable('schedule_identifier');
    for (const identifier of [
      undefined,
      '',
      'npq-leadership-summer',
      'npq-ehco-june',
      'npq-leadership-autumn',
    ])
      expect(refused(world, application, identifier)).toEqual(title);
    expect(refused(world, application, 'npq-leadership-autumn', 'next')).toEqual(title);
    expect(refused(world, application, 'npq-leadership-autumn', 2022)).toEqual(title);
    expect(refused(world, application, 'npq-specialist-autumn')).toEqual(title);
  });

  it('DfE §2.2 a blank cohort is one that there is not, a missing one the present', () => {
    const world = smallWorld();
    const application = accepted(world);
    for (const cohort of ['', ' ', 'next', true])
      expect(refused(world, application, 'npq-leadership-spring', cohort)).toEqual(
        unprocessable('schedule_identifier'),
      );
    for (const [schedule, cohort] of [
      ['npq-leadership-spring', null],
      ['npq-leadership-autumn', false],
    ]) {
      changeSchedule(world, moving(application, schedule, cohort));
      expect(application).toMatchObject({ cohort: '2026b', schedule });
    }
  });

  it('DfE §2.2 refuses whoever has withdrawn', () => {
    const world = smallWorld();
    const application = accepted(world);
    application.trainingStatus = 'withdrawn';
    expect(refused(world, application, 'npq-leadership-spring')).toEqual(unprocessable('participant_id'));
  });

  it('DfE §2.2 refuses a schedule that standing declarations do not fit, until they are voided', () => {
    const world = smallWorld();
    const application = accepted(world);
    const declaration = declared(world, application);
    expect(refused(world, application, 'npq-leadership-spring')).toEqual(
      unprocessable('schedule_identifier'),
    );
    const spring = world.schedules.find(
      ({ cohort, identifier }) => cohort === '2026b' && identifier === 'npq-leadership-spring',
    );
    Object.assign(spring ?? {}, { appliesFrom: '2026-09-01', allowed: ['retained-1'] });
    expect(refused(world, application, 'npq-leadership-spring')).toEqual(
      unprocessable('schedule_identifier'),
    );
    declaration.state = 'voided';
    changeSchedule(world, moving(application, 'npq-leadership-spring'));
    expect(application.schedule).toBe('npq-leadership-spring');
  });

  it('DfE §2.2 a declaration on the very start of the new schedule does not fit it', () => {
    const world = smallWorld();
    const application = accepted(world);
    declared(world, application, 'started', { declaration_date: '2026-10-04T23:00:00Z' });
    const spring = world.schedules.find(
      ({ cohort, identifier }) => cohort === '2026b' && identifier === 'npq-leadership-spring',
    );
    Object.assign(spring ?? {}, { appliesFrom: '2026-10-05' });
    expect(refused(world, application, 'npq-leadership-spring')).toEqual(
      unprocessable('schedule_identifier'),
    );
    Object.assign(spring ?? {}, { appliesFrom: '2026-10-04' });
    changeSchedule(world, moving(application, 'npq-leadership-spring'));
    expect(application.schedule).toBe('npq-leadership-spring');
  });

  it('DfE §2.2 refuses another cohort: with declarations, without a contract, uncounted, or funded', () => {
    const world = smallWorld();
    const cohort = unprocessable('cohort');
    const withDeclaration = accepted(world);
    declared(world, withDeclaration);
    expect(refused(world, withDeclaration, 'npq-leadership-autumn', 2025)).toEqual(cohort);
    const capped = accepted(world);
    expect(refused(world, capped, 'npq-leadership-autumn', 2023)).toEqual(cohort);
    const zero = accepted(world, { cohort: '2026a' });
    expect(refused(world, zero, 'npq-leadership-autumn', 2025)).toEqual(cohort);
    expect(refused(world, zero, 'npq-leadership-autumn', 2023)).toEqual(cohort);
    world.contracts = world.contracts.filter((contract) => contract.cohort !== '2025a');
    expect(refused(world, capped, 'npq-leadership-autumn', 2025)).toEqual(cohort);
  });
});
