import { describe, expect, it } from 'vitest';
import { transferApplication } from '../../rules/staff/index.js';
import { completed, declared, enrol } from '../../testing/people.js';
import { useHouse, type Query } from '../../testing/service.js';
import { partners, providers } from '../../testing/world.js';

const given = useHouse();
const list = (query: Query = {}) => given.house.as('north').get('/participant-declarations', query);

describe('GET /participant-declarations', () => {
  it('DfE §1.3 lists own ones and those on applications that are the provider’s now', async () => {
    const { house } = given;
    const { application, person } = await enrol(house);
    const { id } = await declared(house, person);
    const other = await declared(house, (await enrol(house)).person);
    transferApplication(house.world, house.now, { application, provider: providers.harbour });
    expect((await list()).ids.toSorted()).toEqual([id, other.id].toSorted());
    expect((await house.as('harbour').get('/participant-declarations')).ids).toEqual([id]);
    expect((await house.as('third').get('/participant-declarations')).ids).toEqual([]);
  });

  it('DfE §1.1 is in the order of creation, whatever is asked: sort is not one of its parameters', async () => {
    const { house } = given;
    const ids: string[] = [];
    for (const day of [3, 4, 5]) {
      house.now = `2026-11-0${day}T10:00:00.000Z`;
      ids.push((await declared(house, (await enrol(house)).person)).id);
    }
    expect((await list()).ids).toEqual(ids);
    expect((await list({ sort: '-created_at' })).ids).toEqual(ids);
  });

  it('DfE §1.3 filters by participants: a client that timed out reads back before it tries again', async () => {
    const { house } = given;
    const [one, two] = [(await enrol(house)).person, (await enrol(house)).person];
    const first = await declared(house, one);
    const second = await declared(house, one, { declaration_type: 'retained-1' });
    await declared(house, two);
    const ofOne = await list({ 'filter[participant_id]': one });
    expect(ofOne.ids.toSorted()).toEqual([first.id, second.id].toSorted());
    expect((await list({ 'filter[participant_id]': `${one},${two}` })).ids).toHaveLength(3);
    expect((await list({ 'filter[participant_id]': 'me' })).refused).toEqual([400, 'Bad request']);
  });

  it('DfE §1.3 filters by the start year of the cohort and by updated_since', async () => {
    const { house } = given;
    const now = await declared(house, (await enrol(house)).person);
    const old = await enrol(house, { cohort: '2025a' });
    const then = await declared(house, old.person);
    expect((await list({ 'filter[cohort]': '2026' })).ids).toEqual([now.id]);
    expect((await list({ 'filter[cohort]': '2025' })).ids).toEqual([then.id]);
    house.now = '2026-11-06T10:00:00.000Z';
    await house.as('north').put(`/participant-declarations/${now.id}/void`);
    expect((await list({ 'filter[updated_since]': '2026-11-06T10:00:00Z' })).ids).toEqual([now.id]);
    expect((await list({ 'filter[updated_since]': '6 November' })).refused).toEqual([400, 'Bad request']);
  });

  it('DfE §1.1 an outcome touches its declaration', async () => {
    const { house } = given;
    const { person } = await enrol(house);
    const { id } = await declared(house, person, completed(false));
    house.now = '2026-11-07T10:00:00.000Z';
    await house.as('north').post(`/participants/npq/${person}/outcomes`, {
      course_identifier: 'npq-senco',
      state: 'passed',
      completion_date: '2026-11-06',
    });
    const found = await list({ 'filter[updated_since]': '2026-11-07T10:00:00Z' });
    expect(found.list.map((one) => [one.id, one.attributes['has_passed']])).toEqual([[id, true]]);
  });
});

describe('GET /participant-declarations/{id}', () => {
  it('DfE §1.3 answers with one, to whoever may read it', async () => {
    const { person } = await enrol(given.house);
    const { id } = await declared(given.house, person);
    expect((await given.house.as('north').get(`/participant-declarations/${id}`)).data.id).toBe(id);
    expect((await given.house.as('harbour').get(`/participant-declarations/${id}`)).status).toBe(404);
  });
});

describe('PUT /participant-declarations/{id}/change-delivery-partner', () => {
  const change = (id: string, attributes: object) =>
    given.house.as('north').put(`/participant-declarations/${id}/change-delivery-partner`, attributes);
  const both = { delivery_partner_id: partners.coast, secondary_delivery_partner_id: partners.hill };

  it('DfE §1.3 puts partners right; leaving the second out clears it', async () => {
    const { person } = await enrol(given.house);
    const { id } = await declared(given.house, person);
    given.house.now = '2026-11-03T10:00:00.000Z';
    expect((await change(id, both)).attributes).toMatchObject({
      ...both,
      updated_at: '2026-11-03T10:00:00Z',
    });
    expect((await change(id, { delivery_partner_id: partners.hill })).attributes).toMatchObject({
      delivery_partner_id: partners.hill,
      delivery_partner_name: 'Hill School Alliance',
      secondary_delivery_partner_id: null,
      secondary_delivery_partner_name: null,
    });
  });

  it('DfE §1.3 wants one that exists and is the provider’s own in the cohort, and 400 without data', async () => {
    const { person } = await enrol(given.house);
    const { id } = await declared(given.house, person);
    const unknown = '00000000-0000-4000-8000-000000000000';
    for (const wrong of [unknown, partners.vale, partners.quay]) {
      expect((await change(id, { delivery_partner_id: wrong })).status).toBe(422);
    }
    const same = { delivery_partner_id: partners.coast, secondary_delivery_partner_id: partners.coast };
    expect((await change(id, same)).status).toBe(422);
    const path = `/participant-declarations/${id}/change-delivery-partner`;
    expect((await given.house.as('north').put(path)).refused).toEqual([400, 'Bad request']);
  });
});
