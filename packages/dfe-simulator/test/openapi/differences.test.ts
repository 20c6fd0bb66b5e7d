import { describe, expect, it } from 'vitest';
import { responseDifferences, type ResponseDifferenceName } from '../../differences/responses.js';
import { transferApplication } from '../../rules/staff/index.js';
import { declared, completed, enrol, register } from '../../testing/people.js';
import { useHouse, type House } from '../../testing/service.js';
import { partners, providers } from '../../testing/world.js';
import { openApiText } from '../../testing/openapi/file.js';

const given = useHouse({ rateLimits: { perToken: 60, perAddress: 1_000, windowMs: 600_000 } });

/** For each difference something that makes the service answer so: the list cannot keep what no longer happens. */
const provoked: Record<ResponseDifferenceName, (house: House) => Promise<unknown>> = {
  'works-as-senco-is-text': async (house) => {
    const { application } = register(house, { worksAsSenco: 'yes', headteacherStatus: 'no' });
    return house.as('north').get(`/npq-applications/${application}`);
  },
  'headteacher-status-is-null': async (house) => {
    register(house, { headteacherStatus: null, worksAsSenco: null });
    return house.as('north').get('/npq-applications');
  },
  'school-urn-is-null': async (house) => {
    register(house, { schoolUrn: null, worksInSchool: false });
    return house.as('north').get('/npq-applications');
  },
  'states-have-hyphens': async (house) => {
    const { id } = await declared(house, (await enrol(house)).person);
    const record = house.world.declarations.get(id);
    if (record) record.state = 'clawed-back';
    return house.as('north').get(`/participant-declarations/${id}`);
  },
  'has-passed-is-boolean': async (house) => declared(house, (await enrol(house)).person, completed(true)),
  'partner-years-are-numbers': (house) => house.as('north').get('/delivery-partners'),
  'delivery-partner-by-id-is-left-out': (house) =>
    house.as('north').get(`/delivery-partners/${partners.coast}`),
  'retired-id-410': async (house) => {
    const { person } = await enrol(house);
    const to = (await enrol(house)).person;
    house.world.idChanges.push({ user: to, from: person, to, changedAt: house.now });
    return house.as('north').get(`/participants/npq/${person}`);
  },
  'other-providers-declaration-403': async (house) => {
    const { person, application } = await enrol(house);
    const { id } = await declared(house, person);
    transferApplication(house.world, house.now, { application, provider: providers.harbour });
    return house.as('harbour').put(`/participant-declarations/${id}/void`);
  },
  'refused-422': async (house) => {
    const { person, application } = await enrol(house);
    await declared(house, person);
    return house.as('north').post(`/npq-applications/${application}/reject`);
  },
  'unknown-training-status-422': (house) =>
    house.as('north').get('/participants/npq', { 'filter[training_status]': 'asleep' }),
  'bad-request-400': (house) => house.as('north').get('/statements', { filter: 'x' }),
  'too-many-requests-429': async (house) => {
    for (let n = 0; n < 61; n += 1) await house.as('north').get('/delivery-partners');
  },
};

describe.skipIf(openApiText() === null)('where the service answers otherwise than its file', () => {
  const names = Object.keys(responseDifferences) as ResponseDifferenceName[];
  it.each(names)('S4.2 %s: it does happen', async (name) => {
    await provoked[name](given.house);
    expect([...given.house.observed.excused]).toContain(name);
  });

  it('S4.2 a difference names a status, a place with its values, or what the file left out', () => {
    for (const [name, one] of Object.entries(responseDifferences)) {
      const kinds = ['status', 'path', 'schemas'].filter((key) => key in one);
      expect([name, kinds.length, 'path' in one === 'value' in one]).toEqual([name, 1, true]);
    }
  });
});
