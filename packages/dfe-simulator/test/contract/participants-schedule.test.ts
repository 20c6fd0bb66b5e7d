import { describe, expect, it } from 'vitest';
import type { Answer } from '../../testing/answer.js';
import { declared, enrol, milestone } from '../../testing/people.js';
import { useHouse } from '../../testing/service.js';
import { partners, providers } from '../../testing/world.js';

const given = useHouse();
const spring = { course_identifier: 'npq-senco', schedule_identifier: 'npq-leadership-spring' };
const change = (person: string, over: object = {}) =>
  given.house.as('north').put(`/participants/npq/${person}/change-schedule`, { ...spring, ...over });
const enrolment = ({ attributes }: Answer) => (attributes['npq_enrolments'] as Record<string, unknown>[])[0];

describe('PUT /participants/npq/{id}/change-schedule', () => {
  it('DfE §1.3 changes the schedule within the cohort, and answers with the participant', async () => {
    const { person, application } = await enrol(given.house);
    const answer = await change(person);
    expect(answer.data.type).toBe('npq-participant');
    expect(enrolment(answer)).toMatchObject({ schedule_identifier: 'npq-leadership-spring', cohort: '2026' });
    const { attributes } = await given.house.as('north').get(`/npq-applications/${application}`);
    expect(attributes).toMatchObject({ schedule_identifier: 'npq-leadership-spring' });
  });

  it.each(['2025', 2025])(
    'DfE §1.3 changes the cohort by its start year, as text or number',
    async (cohort) => {
      const { person } = await enrol(given.house);
      expect(enrolment(await change(person, { cohort }))).toMatchObject({
        cohort: '2025',
        cohort_suffix: 'a',
      });
    },
  );

  it('DfE §2.2 refuses who has withdrawn, and takes who is deferred', async () => {
    const { house } = given;
    const { person } = await enrol(house);
    const { id } = await declared(house, person);
    const stop = (action: string) =>
      house.as('north').put(`/participants/npq/${person}/${action}`, {
        course_identifier: 'npq-senco',
        reason: 'other',
      });
    await house.as('north').put(`/participant-declarations/${id}/void`);
    await stop('defer');
    expect((await change(person)).status).toBe(200);
    await stop('withdraw');
    const back = await change(person, { schedule_identifier: 'npq-leadership-autumn' });
    expect(back.refused).toEqual([422, 'participant_id']);
  });

  it('DfE §2.2 refuses a schedule that is missing, unknown, of another course, or the one it has', async () => {
    const { person } = await enrol(given.house);
    for (const schedule_identifier of [
      undefined,
      '',
      'npq-leadership-summer',
      'npq-ehco-march',
      'npq-specialist-autumn',
      'npq-leadership-autumn',
    ]) {
      const { refused } = await change(person, { schedule_identifier });
      expect([schedule_identifier, ...new Set(refused)]).toEqual([
        schedule_identifier,
        422,
        'schedule_identifier',
      ]);
    }
  });

  it('DfE §2.2 refuses a schedule that the cohort does not have', async () => {
    const { person } = await enrol(given.house);
    const wish = { cohort: '2025', schedule_identifier: 'npq-ehco-november' };
    expect((await change(person, wish)).refused).toContain('schedule_identifier');
    expect((await change(person, { cohort: '2019' })).refused).toContain('schedule_identifier');
  });

  it('DfE §2.2 refuses while a standing declaration is dated on or before the new start: void first', async () => {
    const { house } = given;
    const { person } = await enrol(house);
    const { id } = await declared(house, person);
    expect((await change(person)).refused).toEqual([422, 'schedule_identifier']);
    await house.as('north').put(`/participant-declarations/${id}/void`);
    expect((await change(person)).status).toBe(200);
  });

  it('DfE §2.2 refuses while a standing declaration is of a type that the new schedule lacks', async () => {
    const { house } = given;
    const { person } = await enrol(house);
    await declared(house, person, {
      declaration_type: 'retained-2',
      declaration_date: '2026-10-12T09:30:00Z',
    });
    const { refused } = await change(person, { schedule_identifier: 'npq-specialist-autumn' });
    expect(new Set(refused)).toEqual(new Set([422, 'schedule_identifier']));
  });

  it('DfE §2.2 refuses another cohort while a declaration stands', async () => {
    const { house } = given;
    const { person } = await enrol(house);
    await declared(house, person);
    const wish = { cohort: '2025', schedule_identifier: 'npq-leadership-autumn' };
    expect((await change(person, wish)).refused).toEqual([422, 'cohort']);
  });

  it('DfE §2.2 refuses a cohort for which there is no contract for the course', async () => {
    const { house } = given;
    const { person } = await enrol(house);
    house.world.contracts = house.world.contracts.filter(
      ({ provider, cohort }) => provider !== providers.north || cohort !== '2025a',
    );
    expect((await change(person, { cohort: '2025' })).refused).toEqual([422, 'cohort']);
  });

  it('DfE §2.2 refuses from capped to full funding, and from none to funded', async () => {
    const { house } = given;
    const capped = await enrol(house, { course: 'npq-headship' });
    const toFull = { course_identifier: 'npq-headship', cohort: '2023' };
    expect((await change(capped.person, toFull)).refused).toEqual([422, 'cohort']);
    const unfunded = await enrol(house, { cohort: '2026a' });
    const toFunded = { cohort: '2025', schedule_identifier: 'npq-leadership-autumn' };
    expect((await change(unfunded.person, toFunded)).refused).toEqual([422, 'cohort']);
  });

  it.each([true, false])(
    'DfE §2.2 from full to capped funding the place is as the person is eligible: %s',
    async (eligibleForFunding) => {
      const { person } = await enrol(given.house, {
        cohort: '2023a',
        course: 'npq-headship',
        eligibleForFunding,
      });
      const answer = await change(person, { course_identifier: 'npq-headship', cohort: '2025' });
      expect(enrolment(answer)).toMatchObject({ cohort: '2025', funded_place: eligibleForFunding });
    },
  );

  it('DfE §2.2 to a cohort without funding the funded place is lost', async () => {
    const { house } = given;
    const { person } = await enrol(house, { cohort: '2025a' });
    house.world.schedules = house.world.schedules.filter(
      ({ cohort, identifier }) => cohort !== '2026b' || identifier !== 'npq-leadership-spring',
    );
    const answer = await change(person, { cohort: '2026' });
    expect(enrolment(answer)).toMatchObject({ cohort: '2026', cohort_suffix: 'a', funded_place: false });
  });

  it('DfE §2.2 refuses a course that is none, and one that was not accepted', async () => {
    const { person } = await enrol(given.house);
    expect((await change(person, { course_identifier: 'npq-gardening' })).refused).toContain(
      'course_identifier',
    );
    expect((await change(person, { course_identifier: 'npq-headship' })).refused).toContain('participant_id');
  });

  it('DfE §2.3 the new schedule is what later declarations are held to', async () => {
    const { house } = given;
    const { person } = await enrol(house);
    await change(person);
    const north = house.as('north').when('2027-02-01T10:00:00Z');
    const declare = (declaration_date: string) =>
      north.post(
        '/participant-declarations',
        milestone(person, { declaration_date, delivery_partner_id: partners.coast }),
      );
    expect((await declare('2026-12-31T23:59:59Z')).refused).toEqual([422, 'declaration_date']);
    expect((await declare('2027-01-01T00:00:00Z')).status).toBe(200);
  });
});
