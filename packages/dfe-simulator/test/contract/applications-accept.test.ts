import { describe, expect, it } from 'vitest';
import { changeFunding, createPerson } from '../../rules/staff/index.js';
import { declared, enrol, register, type Registering } from '../../testing/people.js';
import { useHouse } from '../../testing/service.js';

const given = useHouse();
const accept = (id: string, attributes?: object, provider: 'north' | 'harbour' = 'north') =>
  given.house.as(provider).post(`/npq-applications/${id}/accept`, attributes);
const funded = { funded_place: true };
const unfunded = { funded_place: false };

describe('POST /npq-applications/{id}/accept', () => {
  it('DfE §2.1 accepts: status, schedule, funded place and the time of the change', async () => {
    const { application } = register(given.house);
    expect((await accept(application, funded)).attributes).toMatchObject({
      status: 'accepted',
      schedule_identifier: 'npq-leadership-autumn',
      funded_place: true,
      cohort: '2026',
      cohort_suffix: 'b',
      updated_at: '2026-11-02T10:00:00Z',
      reason_for_rejection: null,
    });
  });

  it('DfE §1.4 the person becomes a participant, active, enrolled at the time of acceptance', async () => {
    const { application, person } = register(given.house);
    const { house } = given;
    expect((await house.as('north').get(`/participants/npq/${person}`)).status).toBe(404);
    await accept(application, funded);
    const { attributes } = await house.as('north').get(`/participants/npq/${person}`);
    expect(attributes['npq_enrolments']).toMatchObject([
      { npq_application_id: application, training_status: 'active', created_at: '2026-11-02T10:00:00Z' },
    ]);
  });

  it('DfE §2.1 refuses what was accepted already: that is not how a retry goes', async () => {
    const { application } = await enrol(given.house);
    expect((await accept(application, funded)).refused).toEqual([422, 'application']);
  });

  it('DfE §2.1 refuses what was rejected: that is final', async () => {
    const { application } = register(given.house);
    await given.house.as('north').post(`/npq-applications/${application}/reject`);
    expect((await accept(application, funded)).refused).toEqual([422, 'application']);
  });

  it('DfE §2.1 rejects the other applications for the course in that cohort, with any provider', async () => {
    const { house } = given;
    const { application, person } = register(house);
    const same = register(house, { user: person });
    const elsewhere = register(house, { user: person, provider: 'harbour' });
    const otherCohort = register(house, { user: person, provider: 'harbour', cohort: '2025a' });
    const otherCourse = register(house, { user: person, course: 'npq-headship' });
    const otherPerson = register(house);
    await accept(application, funded);
    const after = async (id: string, provider: 'north' | 'harbour' = 'north') =>
      (await house.as(provider).get(`/npq-applications/${id}`)).attributes;
    for (const fate of [await after(same.application), await after(elsewhere.application, 'harbour')]) {
      expect(fate).toMatchObject({
        status: 'rejected',
        reason_for_rejection: 'other_application_in_this_cohort_accepted',
        updated_at: '2026-11-02T10:00:00Z',
      });
    }
    expect(await after(otherCohort.application, 'harbour')).toMatchObject({ status: 'pending' });
    expect(await after(otherCourse.application)).toMatchObject({ status: 'pending' });
    expect(await after(otherPerson.application)).toMatchObject({ status: 'pending' });
  });

  it('DfE §2.1 refuses while another accepted one of the person stands for the course and cohort', async () => {
    const { person } = await enrol(given.house);
    const later = register(given.house, { user: person, provider: 'harbour' });
    expect((await accept(later.application, funded, 'harbour')).refused).toEqual([422, 'application']);
  });

  it('DfE §2.1 refuses when another record with the same verified TRN has an accepted one', async () => {
    await enrol(given.house, { trn: '1234567' });
    const twin = register(given.house, { trn: '1234567', provider: 'harbour' });
    expect((await accept(twin.application, funded, 'harbour')).refused).toEqual([422, 'application']);
    const { house } = given;
    const unverified = createPerson(house.world, house.now, { fullName: 'Test Twin', trn: '1234567' });
    const other = register(house, { user: unverified.id, provider: 'harbour' });
    expect((await accept(other.application, funded, 'harbour')).status).toBe(200);
  });

  it('DfE §2.1 a withdrawn acceptance, or one in another cohort, does not stand in the way', async () => {
    const { house } = given;
    const { person } = await enrol(house);
    const otherCohort = register(house, {
      user: person,
      cohort: '2025a',
      at: '2025-09-10T09:00:00.000Z',
    });
    expect((await accept(otherCohort.application, unfunded)).status).toBe(200);
    await declared(house, person);
    await house
      .as('north')
      .put(`/participants/npq/${person}/withdraw`, { course_identifier: 'npq-senco', reason: 'other' });
    const again = register(house, { user: person, provider: 'harbour' });
    expect((await accept(again.application, unfunded, 'harbour')).status).toBe(200);
  });
});

describe('funded_place at acceptance', () => {
  it('DfE §2.1 a capped cohort wants a JSON boolean: missing, null, text and numbers are refused', async () => {
    const { application } = register(given.house);
    for (const value of [undefined, null, 'true', 'false', 1, 0, []]) {
      const attributes = { funded_place: value, schedule_identifier: 'npq-leadership-autumn' };
      expect([value, ...(await accept(application, attributes)).refused]).toEqual([
        value,
        422,
        'funded_place',
      ]);
    }
    expect((await accept(application)).refused).toEqual([422, 'funded_place']);
  });

  it('DfE §2.1 a funded place is refused to whoever is not eligible, a place without funding is not', async () => {
    const { application } = register(given.house, { eligibleForFunding: false });
    expect((await accept(application, funded)).refused).toEqual([422, 'application']);
    expect((await accept(application, unfunded)).attributes).toMatchObject({
      funded_place: false,
      eligible_for_funding: false,
      ineligible_for_funding_reason: 'establishment-ineligible',
    });
  });

  it('DfE §2.1 a cohort without funding takes false and nothing else', async () => {
    const { application } = register(given.house, { cohort: '2026a' });
    for (const value of [true, null, 'false', undefined]) {
      const attributes = { funded_place: value, schedule_identifier: 'npq-leadership-spring' };
      expect((await accept(application, attributes)).refused).toEqual([422, 'funded_place']);
    }
    expect((await accept(application, unfunded)).attributes).toMatchObject({ funded_place: false });
  });

  it.each([undefined, true, false, 'true'])(
    'DfE §2.1 a fully funded cohort ignores what is sent: %s',
    async (value) => {
      const { application } = register(given.house, { cohort: '2023a', course: 'npq-headship' });
      const body = value === undefined ? undefined : { funded_place: value };
      expect((await accept(application, body)).attributes).toMatchObject({ funded_place: null });
    },
  );

  it('DfE §1.3 no data at all is fine, data without attributes is 400', async () => {
    const { application } = register(given.house, { cohort: '2023a', course: 'npq-headship' });
    const url = `/npq-applications/${application}/accept`;
    const north = given.house.as('north');
    for (const data of [{}, { type: 'npq-application-accept' }, { attributes: {} }]) {
      const answer = await north.raw({ method: 'POST', url, payload: { data } });
      expect([data, ...answer.refused]).toEqual([data, 400, 'Bad request']);
    }
    expect((await north.raw({ method: 'POST', url, payload: {} })).status).toBe(200);
  });

  it('DfE §2.1 the Department can make somebody eligible after all', async () => {
    const { application } = register(given.house, { eligibleForFunding: false });
    const { house } = given;
    const wish = { application, eligibleForFunding: true, fundedByPolicy: true };
    changeFunding(house.world, house.now, wish);
    expect((await accept(application, funded)).attributes).toMatchObject({ funded_place: true });
  });
});

describe('the schedule at acceptance', () => {
  it('DfE §2.1 one that is named is taken, if the cohort has it and it suits the course', async () => {
    const { application } = register(given.house);
    const wish = (schedule_identifier: string) => accept(application, { ...funded, schedule_identifier });
    expect((await wish('npq-leadership-summer')).refused).toEqual([422, 'schedule_identifier']);
    expect((await wish('npq-specialist-spring')).refused).toEqual([422, 'schedule_identifier']);
    expect((await wish('npq-specialist-autumn')).refused).toEqual([422, 'schedule_identifier']);
    expect((await wish('npq-leadership-spring')).attributes).toMatchObject({
      schedule_identifier: 'npq-leadership-spring',
    });
  });

  it.each<[string, Registering['cohort'], string, string]>([
    ['cohort 2026a', '2026a', '2026-11-02T10:00:00Z', 'spring'],
    ['cohort 2026b', '2026b', '2027-02-01T10:00:00Z', 'autumn'],
    ['cohort 2025 from 1 August 2025', '2025a', '2025-08-01T10:00:00Z', 'autumn'],
    ['cohort 2025 until 30 April 2026', '2025a', '2026-04-30T10:00:00Z', 'autumn'],
    ['cohort 2025 from 28 June 2024 to 6 June 2025', '2025a', '2025-06-06T10:00:00Z', 'spring'],
    ['cohort 2024 from 28 June 2024 to 6 June 2025', '2024a', '2025-02-03T10:00:00Z', 'autumn'],
    ['otherwise from 3 April', '2024a', '2026-04-03T10:00:00Z', 'autumn'],
    ['otherwise until 25 December', '2024a', '2026-12-25T10:00:00Z', 'autumn'],
    ['otherwise from 26 December', '2024a', '2026-12-26T10:00:00Z', 'spring'],
    ['otherwise until 2 April', '2025a', '2027-04-02T10:00:00Z', 'spring'],
  ])('DfE §3 by default: %s', async (_when, cohort = '2026b', at, season) => {
    const { application } = register(given.house, { cohort, at: '2024-05-01T09:00:00.000Z' });
    const answer = await given.house
      .as('north')
      .when(at)
      .post(`/npq-applications/${application}/accept`, unfunded);
    expect(answer.attributes['schedule_identifier']).toBe(`npq-leadership-${season}`);
  });

  it('DfE §1.2 when the cohort lacks the default schedule, it is 404, and nothing is accepted', async () => {
    const { application } = register(given.house, { cohort: '2025a', course: 'npq-leading-literacy' });
    const answer = await accept(application, unfunded);
    expect([answer.status, answer.json]).toEqual([404, { error: 'Resource not found' }]);
    const { attributes } = await given.house.as('north').get(`/npq-applications/${application}`);
    expect(attributes).toMatchObject({ status: 'pending', schedule_identifier: null });
  });
});
