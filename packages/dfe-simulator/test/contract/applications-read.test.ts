import { describe, expect, it } from 'vitest';
import { changePerson } from '../../rules/staff/index.js';
import { enrol, register } from '../../testing/people.js';
import { useHouse, type Query } from '../../testing/service.js';

const given = useHouse();
const list = (query: Query = {}) => given.house.as('north').get('/npq-applications', query);

describe('GET /npq-applications/{id}', () => {
  it('DfE §1.4 sends every attribute, and says npq_application with an underscore', async () => {
    const { application, person } = register(given.house, { trn: '1234567', fullName: 'Test Reader' });
    const { data } = await given.house.as('north').get(`/npq-applications/${application}`);
    expect([data.id, data.type]).toEqual([application, 'npq_application']);
    expect(data.attributes).toMatchObject({
      course_identifier: 'npq-senco',
      email_validated: true,
      full_name: 'Test Reader',
      participant_id: person,
      teacher_reference_number: '1234567',
      teacher_reference_number_validated: true,
      status: 'pending',
      cohort: '2026',
      cohort_suffix: 'b',
      funded_place: null,
      schedule_identifier: null,
      targeted_delivery_funding_eligibility: false,
      created_at: '2026-09-10T09:00:00Z',
    });
    expect(Object.keys(data.attributes).toSorted()).toEqual(
      (
        'course_identifier email email_validated employer_name employment_role full_name funding_choice ' +
        'headteacher_status ineligible_for_funding_reason participant_id private_childcare_provider_urn ' +
        'teacher_reference_number teacher_reference_number_validated school_urn school_ukprn status ' +
        'reason_for_rejection works_in_school cohort cohort_suffix eligible_for_funding ' +
        'targeted_delivery_funding_eligibility teacher_catchment teacher_catchment_country ' +
        'teacher_catchment_iso_country_code itt_provider lead_mentor funded_place created_at updated_at ' +
        'schedule_identifier works_as_senco senco_start_date'
      )
        .split(' ')
        .toSorted(),
    );
  });

  it('DfE §1.4 works_as_senco is the raw answer, whatever the file says', async () => {
    for (const answer of [
      'yes',
      'no_but_i_plan_to_become_one',
      'no_i_do_not_plan_to_be_a_SENCO',
      null,
    ] as const) {
      const { application } = register(given.house, { worksAsSenco: answer });
      const { attributes } = await given.house.as('north').get(`/npq-applications/${application}`);
      expect(attributes['works_as_senco']).toBe(answer);
    }
  });

  it('DfE §1.4 e-mail and TRN may be null: an unverified TRN is not sent', async () => {
    const { house } = given;
    const { application, person } = register(house, { email: null });
    changePerson(house.world, house.now, { user: person, trn: '7654321' });
    expect((await house.as('north').get(`/npq-applications/${application}`)).attributes).toMatchObject({
      email: null,
      teacher_reference_number: null,
      teacher_reference_number_validated: false,
    });
  });

  it('DfE §0.9 funding had before makes it ineligible here at every read, and not in the enrolment', async () => {
    const { house } = given;
    const { person } = await enrol(house, { cohort: '2025a' });
    const again = await enrol(house, { user: person }, { funded_place: false });
    expect((await house.as('north').get(`/npq-applications/${again.application}`)).attributes).toMatchObject({
      eligible_for_funding: false,
      ineligible_for_funding_reason: 'previously-funded',
    });
    const { attributes } = await house.as('north').get(`/participants/npq/${person}`);
    expect(attributes['npq_enrolments']).toContainEqual(
      expect.objectContaining({ npq_application_id: again.application, eligible_for_funding: true }),
    );
  });
});

describe('GET /npq-applications', () => {
  it('DfE §1.3 lists own applications of any status, and no others', async () => {
    const pending = register(given.house).application;
    const accepted = (await enrol(given.house)).application;
    const rejected = register(given.house).application;
    await given.house.as('north').post(`/npq-applications/${rejected}/reject`);
    register(given.house, { provider: 'harbour' });
    expect((await list()).ids.toSorted()).toEqual([pending, accepted, rejected].toSorted());
    expect((await given.house.as('third').get('/npq-applications')).json).toEqual({ data: [] });
  });

  it('DfE §1.1 is sorted by creation, or by created_at and updated_at in either direction', async () => {
    const { house } = given;
    const third = register(house, { at: '2026-09-03T09:00:00.000Z' }).application;
    const first = register(house, { at: '2026-09-01T09:00:00.000Z' }).application;
    const second = register(house, { at: '2026-09-02T09:00:00.000Z' }).application;
    await house.as('north').post(`/npq-applications/${second}/reject`);
    expect((await list()).ids).toEqual([first, second, third]);
    expect((await list({ sort: '-created_at' })).ids).toEqual([third, second, first]);
    expect((await list({ sort: 'updated_at' })).ids).toEqual([first, third, second]);
    expect((await list({ sort: '-updated_at,created_at' })).ids).toEqual([second, third, first]);
  });

  it('DfE §1.1 unknown columns to sort by are ignored, not refused', async () => {
    const ids = [register(given.house).application, register(given.house).application];
    expect((await list({ sort: 'full_name' })).ids.toSorted()).toEqual(ids.toSorted());
    expect((await list({ sort: 'shoe_size,-created_at;drop' })).status).toBe(200);
  });

  it('DfE §1.1 cohort is a comma list of years: the suffix cannot be filtered', async () => {
    const [a, b, c] = (['2026a', '2026b', '2025a'] as const).map(
      (cohort) => register(given.house, { cohort }).application,
    );
    expect((await list({ 'filter[cohort]': '2026' })).ids.toSorted()).toEqual([a, b].toSorted());
    expect((await list({ 'filter[cohort]': '2025,2026' })).ids.toSorted()).toEqual([a, b, c].toSorted());
    expect((await list({ 'filter[cohort]': '2019' })).ids).toEqual([]);
  });

  it('DfE §1.1 participant_id is a comma list of UUIDs, and 400 otherwise', async () => {
    const [one, two] = [register(given.house), register(given.house)];
    register(given.house);
    const people = `${one.person},${two.person}`;
    expect((await list({ 'filter[participant_id]': people })).ids.toSorted()).toEqual(
      [one.application, two.application].toSorted(),
    );
    for (const wrong of ['1', `${one.person},x`, `${one.person};${two.person}`]) {
      expect((await list({ 'filter[participant_id]': wrong })).refused).toEqual([400, 'Bad request']);
    }
  });

  it('DfE §1.1 updated_since includes its own instant, and follows the person too', async () => {
    const { house } = given;
    const { application, person } = register(house);
    const since = (at: string) => list({ 'filter[updated_since]': at });
    expect((await since('2026-09-10T09:00:00Z')).ids).toEqual([application]);
    expect((await since('2026-09-10T08:00:00-01:00')).ids).toEqual([application]);
    expect((await since('2026-09-10T09:00:01Z')).ids).toEqual([]);
    changePerson(house.world, '2026-10-01T09:00:00.000Z', { user: person, email: 'new@example.org' });
    expect((await since('2026-10-01T09:00:00Z')).ids).toEqual([application]);
    expect((await since('2026-10-01')).ids).toEqual([application]);
  });

  it('DfE §1.1 a date that is not ISO 8601 is 400', async () => {
    for (const wrong of ['yesterday', '01/10/2026', '2026-13-01', '2026-10-01T25:00:00Z']) {
      const answer = await list({ 'filter[updated_since]': wrong });
      expect([wrong, ...answer.refused]).toEqual([wrong, 400, 'Bad request']);
    }
  });

  it('DfE §1.1 unknown filters and blank ones are ignored', async () => {
    const { application } = register(given.house);
    for (const key of ['colour', 'status', 'cohort', 'updated_since', 'participant_id']) {
      const value = ['colour', 'status'].includes(key) ? 'x' : '';
      expect([key, ...(await list({ [`filter[${key}]`]: value })).ids]).toEqual([key, application]);
    }
  });
});
