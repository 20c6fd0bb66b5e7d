/** Other forms of what is sent that the service understands all the same. */
import { expect, it } from 'vitest';
import { completed, enrol, milestone, register } from '../../testing/people.js';
import { useHouse } from '../../testing/service.js';
import { partners, tokenOf } from '../../testing/world.js';

const given = useHouse();
const declare = '/participant-declarations';

it.each([
  ['Token TOKEN', 200],
  ['Bearer   TOKEN', 200],
  ['Bearer token="TOKEN"', 200],
  ['Token token=TOKEN, realm="x"', 200],
  ['bearer TOKEN', 401],
  ['Basic TOKEN', 401],
  ['Bearer TOKEN TOKEN', 401],
  ['BearerTOKEN', 401],
])('DfE §1.1 the header %s is answered with %i', async (header, status) => {
  const answer = await given.house.caller(header.replaceAll('TOKEN', tokenOf('north'))).get('/statements');
  expect(answer.status).toBe(status);
});

it('DfE §1.1 an id is found without its hyphens, in braces, and in a body or filter as well', async () => {
  const { house } = given;
  const { application, person } = await enrol(house);
  const north = house.as('north');
  for (const form of [application.replaceAll('-', ''), `{${application}}`])
    expect((await north.get(`/npq-applications/${encodeURIComponent(form)}`)).data.id).toBe(application);
  const bare = { delivery_partner_id: partners.coast.replaceAll('-', '') };
  const made = await north.post(declare, milestone(person.replaceAll('-', ''), bare));
  expect(made.attributes).toMatchObject({ participant_id: person, delivery_partner_id: partners.coast });
  const listed = await north.get(declare, { 'filter[participant_id]': person.replaceAll('-', '') });
  expect(listed.refused).toEqual([400, 'Bad request']);
});

it('DfE §1.2 a list or an object in place of a value is as if nothing had been said', async () => {
  const { person } = await enrol(given.house, { inEngland: false });
  const strange = { delivery_partner_id: {}, secondary_delivery_partner_id: [partners.hill] };
  const made = await given.house.as('north').post(declare, milestone(person, strange));
  expect(made.attributes).toMatchObject({ delivery_partner_id: null, secondary_delivery_partner_id: null });
  const passed = completed([true], { delivery_partner_id: undefined });
  const refused = await given.house.as('north').post(declare, milestone(person, passed));
  expect(refused.refused).toEqual([422, 'has_passed']);
});

it('DfE §1.1 JSON may go by the names that the framework knows for it', async () => {
  for (const type of ['application/vnd.api+json', 'text/x-json', 'application/json; charset=utf-8']) {
    const { application } = register(given.house);
    const answer = await given.house.as('north').raw({
      method: 'POST',
      url: `/npq-applications/${application}/accept`,
      headers: { 'content-type': type },
      payload: JSON.stringify({ data: { attributes: { funded_place: true } } }),
    });
    expect([type, answer.status]).toEqual([type, 200]);
  }
});

it.each([
  ['2026-10-15', '2026-10-15T00:00:00Z'],
  ['2026-10-15T10:00:00.750Z', '2026-10-15T10:00:00Z'],
  ['2026-10-15T10:00', '2026-10-15T10:00:00Z'],
  ['2026-10-15 10:00:00 +0100', '2026-10-15T09:00:00Z'],
])('DfE §0.10 the clock is also understood as %s', async (header, at) => {
  const { person } = await enrol(given.house);
  const north = given.house.as('north').when(header);
  const made = await north.post(declare, milestone(person));
  expect(made.attributes['created_at']).toBe(at);
  const [row] = [...given.house.world.declarations.values()];
  expect(row?.createdAt).toBe(at.replace('Z', '.000Z'));
});
