import { expect, it } from 'vitest';
import { requestDifferences, type RequestDifferenceName } from '../../../dev/dfe/differences/requests.js';
import type { Answer } from '../support/answer.js';
import { completed, enrol, milestone, register } from '../support/people.js';
import { useHouse, type House } from '../support/service.js';
import { tokenOf } from '../support/world.js';

const given = useHouse();
const declare = (house: House, attributes: object): Promise<Answer> =>
  house.as('north').post('/participant-declarations', attributes);

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
