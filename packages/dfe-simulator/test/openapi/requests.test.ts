import { expect, it } from 'vitest';
import { requestDifferences, type RequestDifferenceName } from '../../differences/requests.js';
import type { Answer } from '../../testing/answer.js';
import { completed, enrol, milestone, register } from '../../testing/people.js';
import { useHouse, type House } from '../../testing/service.js';
import { tokenOf } from '../../testing/world.js';

const given = useHouse();
const declare = (house: House, attributes: object): Promise<Answer> =>
  house.as('north').post('/participant-declarations', attributes);

/** Accepted on two days, the first one first. */
async function twoPeople(house: House): Promise<[string, string]> {
  const { person: first } = await enrol(house);
  house.now = '2026-11-03T10:00:00.000Z';
  return [first, (await enrol(house)).person];
}

/** For each difference the request that shows it. */
const shown: Record<RequestDifferenceName, (house: House) => Promise<void>> = {
  'the-token-is-a-bearer-token': async (house) => {
    expect((await house.caller(tokenOf('north')).get('/statements')).status).toBe(401);
    expect((await house.caller(`Bearer ${tokenOf('north')}`).get('/statements')).status).toBe(200);
  },
  'the-clock-can-be-set': async (house) => {
    const { person } = await enrol(house);
    const later = house.as('north').when('2026-12-01T10:00:00Z');
    const made = await later.post('/participant-declarations', milestone(person));
    expect(made.attributes['created_at']).toBe('2026-12-01T10:00:00Z');
  },
  'ids-need-not-be-uuids': async (house) => {
    expect((await house.as('north').get('/statements/no-uuid')).status).toBe(404);
  },
  'type-is-not-looked-at': async (house) => {
    const { application } = register(house);
    const payload = { data: { attributes: { funded_place: true } } };
    const url = `/npq-applications/${application}/accept`;
    expect((await house.as('north').raw({ method: 'POST', url, payload })).status).toBe(200);
  },
  'unknown-attributes-are-dropped': async (house) => {
    const { person } = await enrol(house);
    const made = await declare(house, milestone(person, { evidence_held: 'training-event-attended' }));
    expect(made.attributes).not.toHaveProperty('evidence_held');
  },
  'acceptance-without-data': async (house) => {
    const { application } = register(house, { cohort: '2023a', course: 'npq-headship' });
    expect((await house.as('north').post(`/npq-applications/${application}/accept`)).status).toBe(200);
  },
  'has-passed-as-text': async (house) => {
    const { person } = await enrol(house);
    const made = await declare(house, milestone(person, completed('false')));
    expect(made.attributes['has_passed']).toBe(false);
  },
  'has-passed-only-where-there-is-a-result': async (house) => {
    const course = 'npq-early-headship-coaching-offer';
    const schedule = { funded_place: true, schedule_identifier: 'npq-ehco-november' };
    const { person } = await enrol(house, { course }, schedule);
    const wish = { course_identifier: course, declaration_type: 'completed' };
    expect((await declare(house, milestone(person, wish))).status).toBe(200);
  },
  'delivery-partner-is-wanted': async (house) => {
    const { person } = await enrol(house);
    const without = milestone(person, { delivery_partner_id: undefined });
    expect((await declare(house, without)).refused).toEqual([422, 'delivery_partner_id']);
  },
  'cohort-as-number': async (house) => {
    const { person } = await enrol(house);
    const moved = await house.as('north').put(`/participants/npq/${person}/change-schedule`, {
      course_identifier: 'npq-senco',
      schedule_identifier: 'npq-leadership-spring',
      cohort: 2025,
    });
    expect(moved.attributes['npq_enrolments']).toMatchObject([{ cohort: '2025' }]);
  },
  'any-sort': async (house) => {
    const ids = [register(house).application, register(house).application];
    const sorted = await house
      .as('north')
      .get('/npq-applications', { sort: 'colour,-updated_at,created_at' });
    expect(sorted.ids.toSorted()).toEqual(ids.toSorted());
  },
  'participants-sort-by-their-own-record': async (house) => {
    const [first, second] = await twoPeople(house);
    await declare(house, milestone(first));
    house.now = '2026-11-04T10:00:00.000Z';
    const reason = { course_identifier: 'npq-senco', reason: 'other' };
    await house.as('north').put(`/participants/npq/${first}/defer`, reason);
    const sorted = await house.as('north').get('/participants/npq', { sort: 'updated_at' });
    expect(sorted.list.map(({ id, attributes }) => [id, attributes['updated_at']])).toEqual([
      [first, '2026-11-04T10:00:00Z'],
      [second, '2026-11-03T10:00:00Z'],
    ]);
  },
  'training-status-leaves-enrolments-out': async (house) => {
    const { person } = await enrol(house);
    await enrol(house, { user: person, course: 'npq-headship' });
    await declare(house, milestone(person));
    const reason = { course_identifier: 'npq-senco', reason: 'other' };
    await house.as('north').put(`/participants/npq/${person}/defer`, reason);
    const found = await house.as('north').get('/participants/npq', { 'filter[training_status]': 'active' });
    expect(found.list.map(({ attributes }) => attributes['npq_enrolments'])).toMatchObject([
      [{ course_identifier: 'npq-headship' }],
    ]);
  },
  'completion-date-is-its-day': async (house) => {
    const { person } = await enrol(house);
    await declare(house, milestone(person, completed(false)));
    const result = {
      course_identifier: 'npq-senco',
      state: 'passed',
      completion_date: '2026-11-01T23:00:00Z',
    };
    const made = await house.as('north').post(`/participants/npq/${person}/outcomes`, result);
    expect(made.attributes['completion_date']).toBe('2026-11-01T00:00:00+00:00');
  },
  'statements-are-filtered-like-the-rest': async (house) => {
    const count = async (query: Record<string, string>) =>
      (await house.as('north').get('/statements', query)).list.length;
    expect(await count({ 'filter[cohort]': '2025' })).toBeLessThan(await count({}));
    expect(await count({ cohort: '2025' })).toBe(await count({}));
  },
};

it.each(Object.keys(requestDifferences) as RequestDifferenceName[])(
  'DfE §1 %s: the service takes other requests than its file describes',
  async (name) => {
    await shown[name](given.house);
  },
);
