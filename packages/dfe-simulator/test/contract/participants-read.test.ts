import { describe, expect, it } from 'vitest';
import { changePerson, mergePeople } from '../../rules/staff/index.js';
import { declared, enrol, register } from '../../testing/people.js';
import { useHouse, type Query } from '../../testing/service.js';

const given = useHouse();
const list = (query: Query = {}) => given.house.as('north').get('/participants/npq', query);
const one = (id: string) => given.house.as('north').get(`/participants/npq/${id}`);

describe('GET /participants/npq/{id}', () => {
  it('DfE §1.4 sends every attribute of the person and of the enrolments', async () => {
    const { application, person } = await enrol(given.house, { trn: '1234567', fullName: 'Test Reader' });
    const { data } = await one(person);
    expect([data.id, data.type]).toEqual([person, 'npq-participant']);
    expect(data.attributes).toEqual({
      full_name: 'Test Reader',
      previous_names: [],
      teacher_reference_number: '1234567',
      updated_at: '2026-11-02T10:00:00Z',
      participant_id_changes: [],
      npq_enrolments: [
        {
          email: expect.stringContaining('@example.org') as string,
          course_identifier: 'npq-senco',
          schedule_identifier: 'npq-leadership-autumn',
          cohort: '2026',
          cohort_suffix: 'b',
          npq_application_id: application,
          eligible_for_funding: true,
          training_status: 'active',
          school_urn: '100000',
          targeted_delivery_funding_eligibility: false,
          withdrawal: null,
          deferral: null,
          created_at: '2026-11-02T10:00:00Z',
          funded_place: true,
        },
      ],
    });
  });

  it('DfE §1.4 shows the enrolments with the provider that asks, and no others', async () => {
    const { person } = await enrol(given.house);
    const theirs = await enrol(given.house, { user: person, provider: 'harbour', course: 'npq-headship' });
    const seen = async (provider: 'north' | 'harbour') => {
      const { attributes } = await given.house.as(provider).get(`/participants/npq/${person}`);
      return (attributes['npq_enrolments'] as { npq_application_id: string }[]).map(
        ({ npq_application_id }) => npq_application_id,
      );
    };
    expect(await seen('harbour')).toEqual([theirs.application]);
    expect(await seen('north')).not.toContain(theirs.application);
  });

  it('DfE §1.4 a changed name is kept among the previous ones; e-mail and TRN may be null', async () => {
    const { house } = given;
    const { person } = await enrol(house, { fullName: 'Test Before' });
    changePerson(house.world, house.now, { user: person, fullName: 'Test After', email: null });
    const { attributes } = await one(person);
    expect(attributes).toMatchObject({
      full_name: 'Test After',
      previous_names: ['Test Before'],
      teacher_reference_number: null,
      npq_enrolments: [{ email: null }],
    });
  });

  it('DfE §1.2 a retired id is 410 and says which one replaced it, on two operations alone', async () => {
    const { house } = given;
    const [from, into] = [await enrol(house), await enrol(house, { course: 'npq-headship' })];
    await declared(house, from.person);
    mergePeople(house.world, '2026-11-01T12:00:00.000Z', { from: from.person, into: into.person });
    const north = house.as('north');
    for (const path of ['', '/outcomes']) {
      const answer = await north.get(`/participants/npq/${from.person}${path}`);
      expect(answer.refused).toEqual([410, 'Participant ID has been changed']);
      expect(answer.errors[0]?.['participant_id_changes']).toEqual([
        {
          from_participant_id: from.person,
          to_participant_id: into.person,
          changed_at: '2026-11-01T12:00:00Z',
        },
      ]);
    }
    const attributes = { course_identifier: 'npq-senco', reason: 'other' };
    for (const action of ['defer', 'resume', 'withdraw', 'change-schedule']) {
      const answer = await north.put(`/participants/npq/${from.person}/${action}`, attributes);
      expect([action, answer.status]).toEqual([action, 404]);
    }
  });

  it('DfE §2.2 after a merge the new id carries the applications, declarations and the change of id', async () => {
    const { house } = given;
    const [from, into] = [await enrol(house), await enrol(house, { course: 'npq-headship' })];
    const declaration = await declared(house, from.person);
    mergePeople(house.world, house.now, { from: from.person, into: into.person });
    const { attributes } = await one(into.person);
    expect(attributes['npq_enrolments']).toHaveLength(2);
    expect(attributes['participant_id_changes']).toMatchObject([{ from_participant_id: from.person }]);
    const moved = await house.as('north').get(`/participant-declarations/${declaration.id}`);
    expect(moved.attributes['participant_id']).toBe(into.person);
    const application = await house.as('north').get(`/npq-applications/${from.application}`);
    expect(application.attributes['participant_id']).toBe(into.person);
  });
});

describe('GET /participants/npq', () => {
  it('DfE §1.3 lists people with an accepted application with the provider', async () => {
    const { person } = await enrol(given.house);
    register(given.house);
    await enrol(given.house, { provider: 'harbour' });
    expect((await list()).ids).toEqual([person]);
  });

  it('DfE §1.1 is sorted by creation, or as asked; unknown columns are ignored', async () => {
    const second = await enrol(given.house, { at: '2026-09-02T09:00:00.000Z' });
    given.house.now = '2026-11-03T10:00:00.000Z';
    const first = await enrol(given.house, { at: '2026-09-01T09:00:00.000Z' });
    expect((await list()).ids).toEqual([first.person, second.person]);
    expect((await list({ sort: '-created_at' })).ids).toEqual([second.person, first.person]);
    expect((await list({ sort: 'updated_at' })).ids).toEqual([second.person, first.person]);
    await declared(given.house, second.person);
    given.house.now = '2026-11-04T10:00:00.000Z';
    const reason = { course_identifier: 'npq-senco', reason: 'other' };
    const deferred = await given.house.as('north').put(`/participants/npq/${second.person}/defer`, reason);
    expect(deferred.attributes['updated_at']).toBe('2026-11-04T10:00:00Z');
    // What is shown is the newest change of all; the sort knows the person's own record alone.
    expect((await list({ sort: 'updated_at' })).ids).toEqual([second.person, first.person]);
    expect((await list({ sort: 'full_name' })).ids).toHaveLength(2);
  });

  it('DfE §1.3 training_status filters, and a word that is none is 422', async () => {
    const { house } = given;
    const [active, deferred] = [await enrol(house), await enrol(house)];
    await declared(house, deferred.person);
    await house
      .as('north')
      .put(`/participants/npq/${deferred.person}/defer`, { course_identifier: 'npq-senco', reason: 'other' });
    expect((await list({ 'filter[training_status]': 'active' })).ids).toEqual([active.person]);
    expect((await list({ 'filter[training_status]': 'deferred' })).ids).toEqual([deferred.person]);
    expect((await list({ 'filter[training_status]': 'withdrawn' })).ids).toEqual([]);
    const refused = await list({ 'filter[training_status]': 'asleep' });
    expect(refused.refused).toEqual([422, 'Unpermitted parameters']);
    expect((await list({ 'filter[training_status]': '' })).ids).toHaveLength(2);
  });

  it('DfE §1.3 filtered by training status a person shows the enrolments with that status alone', async () => {
    const { house } = given;
    const { person } = await enrol(house);
    await enrol(house, { user: person, course: 'npq-headship' });
    await declared(house, person);
    house.now = '2026-11-04T10:00:00.000Z';
    const reason = { course_identifier: 'npq-senco', reason: 'other' };
    await house.as('north').put(`/participants/npq/${person}/defer`, reason);
    const courses = async (status: string) => {
      const [found] = (await list(status === '' ? {} : { 'filter[training_status]': status })).list;
      const enrolments = found?.attributes['npq_enrolments'] as { course_identifier: string }[];
      return [found?.attributes['updated_at'], ...enrolments.map((one) => one.course_identifier)];
    };
    expect(await courses('')).toEqual(['2026-11-04T10:00:00Z', 'npq-senco', 'npq-headship']);
    expect(await courses('deferred')).toEqual(['2026-11-04T10:00:00Z', 'npq-senco']);
    expect(await courses('active')).toEqual(['2026-11-02T10:00:00Z', 'npq-headship']);
  });

  it('DfE §1.4 several former ids are told newest first; filtered by one of them, that one alone', async () => {
    const { house } = given;
    const [one, two, now] = [await enrol(house), await enrol(house), await enrol(house)];
    mergePeople(house.world, '2026-11-03T10:00:00.000Z', { from: one.person, into: two.person });
    mergePeople(house.world, '2026-11-04T10:00:00.000Z', { from: two.person, into: now.person });
    const former = async (query: Record<string, string>) =>
      (await list(query)).list.map(({ attributes }) =>
        (attributes['participant_id_changes'] as { from_participant_id: string }[]).map(
          (change) => change.from_participant_id,
        ),
      );
    expect(await former({})).toEqual([[two.person, one.person]]);
    expect(await former({ 'filter[from_participant_id]': one.person })).toEqual([[one.person]]);
  });

  it('DfE §1.3 from_participant_id finds who has a retired id now', async () => {
    const { house } = given;
    const [from, into] = [await enrol(house), await enrol(house, { course: 'npq-headship' })];
    mergePeople(house.world, house.now, { from: from.person, into: into.person });
    expect((await list({ 'filter[from_participant_id]': from.person })).ids).toEqual([into.person]);
    expect((await list({ 'filter[from_participant_id]': into.person })).ids).toEqual([]);
    expect((await list()).ids).toEqual([into.person]);
  });

  it('DfE §1.1 updated_since follows the person, any of the applications, and changes of id', async () => {
    const { house } = given;
    const { person } = await enrol(house);
    const later = (at: string) => list({ 'filter[updated_since]': at });
    expect((await later('2026-11-02T10:00:00Z')).ids).toEqual([person]);
    expect((await later('2026-11-03T00:00:00Z')).ids).toEqual([]);
    changePerson(house.world, '2026-11-03T10:00:00.000Z', { user: person, trn: '1234567' });
    expect((await later('2026-11-03T10:00:00Z')).ids).toEqual([person]);
    register(house, { user: person, provider: 'harbour', at: '2026-11-04T10:00:00.000Z', cohort: '2025a' });
    expect((await later('2026-11-04T10:00:00Z')).ids).toEqual([person]);
    const other = await enrol(house, { at: '2026-09-01T09:00:00.000Z' });
    mergePeople(house.world, '2026-11-05T10:00:00.000Z', { from: other.person, into: person });
    expect((await later('2026-11-05T10:00:00Z')).ids).toEqual([person]);
  });

  it('DfE §1.1 a date that is not ISO 8601 is 400', async () => {
    expect((await list({ 'filter[updated_since]': 'soon' })).refused).toEqual([400, 'Bad request']);
  });
});
