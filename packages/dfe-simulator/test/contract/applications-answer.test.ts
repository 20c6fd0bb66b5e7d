import { describe, expect, it } from 'vitest';
import { revertToPending } from '../../rules/staff/index.js';
import { declared, enrol, register } from '../../testing/people.js';
import { useHouse } from '../../testing/service.js';

const given = useHouse();
const reject = (id: string) => given.house.as('north').post(`/npq-applications/${id}/reject`);
const change = (id: string, value: unknown) =>
  given.house.as('north').put(`/npq-applications/${id}/change-funded-place`, { funded_place: value });
const voided = async (id: string) => given.house.as('north').put(`/participant-declarations/${id}/void`);

describe('POST /npq-applications/{id}/reject', () => {
  it('DfE §2.1 rejects a pending application, for the reason that the provider did', async () => {
    const { application } = register(given.house);
    expect((await reject(application)).attributes).toMatchObject({
      status: 'rejected',
      reason_for_rejection: 'rejected_by_provider',
      updated_at: '2026-11-02T10:00:00Z',
    });
  });

  it('DfE §1.3 rejects an accepted one too, and the person is no participant any more', async () => {
    const { application, person } = await enrol(given.house);
    expect((await reject(application)).attributes).toMatchObject({ status: 'rejected' });
    expect((await given.house.as('north').get(`/participants/npq/${person}`)).status).toBe(404);
    expect((await given.house.as('north').get('/participants/npq')).list).toEqual([]);
  });

  it('DfE §2.1 refuses a second time', async () => {
    const { application } = register(given.house);
    await reject(application);
    expect((await reject(application)).refused).toEqual([422, 'application']);
  });

  it('DfE §2.1 refuses while a declaration stands, and not once it is voided', async () => {
    const { application, person } = await enrol(given.house);
    const declaration = await declared(given.house, person);
    expect((await reject(application)).refused).toEqual([422, 'application']);
    await voided(declaration.id);
    expect((await reject(application)).attributes).toMatchObject({ status: 'rejected' });
  });

  it('DfE §2.1 the Department may put it back to pending, without its funded place, and it can be accepted', async () => {
    const { house } = given;
    const { application } = await enrol(house);
    await reject(application);
    revertToPending(house.world, house.now, { application });
    const one = () => house.as('north').get(`/npq-applications/${application}`);
    expect((await one()).attributes).toMatchObject({ status: 'pending', funded_place: null });
    const again = await house
      .as('north')
      .post(`/npq-applications/${application}/accept`, { funded_place: false });
    expect(again.attributes).toMatchObject({ status: 'accepted', funded_place: false });
  });
});

describe('PUT /npq-applications/{id}/change-funded-place', () => {
  it('DfE §1.3 flips the funded place of an accepted application', async () => {
    const { application } = await enrol(given.house);
    expect((await change(application, false)).attributes).toMatchObject({ funded_place: false });
    expect((await change(application, true)).attributes).toMatchObject({ funded_place: true });
  });

  it('DfE §1.3 wants a JSON boolean, and 400 when data says nothing', async () => {
    const { application } = await enrol(given.house);
    for (const value of ['true', 'false', 1, null]) {
      expect([value, ...(await change(application, value)).refused]).toEqual([value, 422, 'funded_place']);
    }
    const url = `/npq-applications/${application}/change-funded-place`;
    const empty = await given.house.as('north').raw({ method: 'PUT', url, payload: { data: {} } });
    expect(empty.refused).toEqual([400, 'Bad request']);
  });

  it('DfE §2.1 refuses an application that is not accepted', async () => {
    const { application } = register(given.house);
    expect((await change(application, true)).refused).toEqual([422, 'application']);
    await reject(application);
    expect((await change(application, false)).refused).toEqual([422, 'application']);
  });

  it('DfE §2.1 refuses a funded place to whoever is not eligible', async () => {
    const { application } = await enrol(given.house, { eligibleForFunding: false }, { funded_place: false });
    expect((await change(application, true)).refused).toEqual([422, 'application']);
    expect((await change(application, false)).status).toBe(200);
  });

  it.each([
    ['full', '2023a', 'npq-headship'],
    ['zero', '2026a', 'npq-senco'],
  ] as const)('DfE §2.1 refuses in a cohort with %s funding', async (_funding, cohort, course) => {
    const { application } = await enrol(given.house, { cohort, course });
    expect((await change(application, false)).refused).toEqual([422, 'application']);
  });

  it('DfE §2.1 refuses while a declaration stands: void first', async () => {
    const { application, person } = await enrol(given.house);
    const declaration = await declared(given.house, person);
    expect((await change(application, false)).refused).toEqual([422, 'application']);
    await voided(declaration.id);
    expect((await change(application, false)).attributes).toMatchObject({ funded_place: false });
  });
});
