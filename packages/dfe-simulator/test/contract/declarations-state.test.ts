import { describe, expect, it } from 'vitest';
import {
  authorisePayment,
  changeFunding,
  createPerson,
  mergePeople,
  moveDeclaration,
  runNightlyJob,
  transferApplication,
} from '../../rules/staff/index.js';
import type { Declaration } from '../../world/world.js';
import { completed, declared, enrol, milestone, register } from '../../testing/people.js';
import { useHouse } from '../../testing/service.js';
import { partners, providers, statementId } from '../../testing/world.js';

const given = useHouse();
const november = statementId('north', '2026b', '2026-11-25');
const december = statementId('north', '2026b', '2026-12-25');
const read = async (id: string) =>
  (await given.house.as('north').get(`/participant-declarations/${id}`)).attributes;
const take = (id: string) => given.house.as('north').put(`/participant-declarations/${id}/void`);
const night = (at: string) => runNightlyJob(given.house.world, (given.house.now = at));
const pay = (statement: string) => authorisePayment(given.house.world, given.house.now, { statement });

/** A started declaration that was paid in December 2026. */
async function paid(over: object = {}): Promise<{ id: string; person: string; application: string }> {
  const enrolled = await enrol(given.house);
  const { id } = await declared(given.house, enrolled.person, over);
  night('2026-11-26T00:00:00.000Z');
  pay(november);
  return { id, ...enrolled };
}

describe('the state on creation', () => {
  it('DfE §1.4 sends every attribute of a declaration', async () => {
    const { person, application } = await enrol(given.house);
    const made = await declared(given.house, person);
    expect(made.type).toBe('participant-declaration');
    expect(made.attributes).toEqual({
      participant_id: person,
      declaration_type: 'started',
      course_identifier: 'npq-senco',
      declaration_date: '2026-10-12T09:30:00Z',
      state: 'eligible',
      has_passed: null,
      delivery_partner_id: partners.coast,
      delivery_partner_name: 'Coast Teaching Partnership',
      secondary_delivery_partner_id: null,
      secondary_delivery_partner_name: null,
      statement_id: november,
      application_id: application,
      clawback_statement_id: null,
      uplift_paid: false,
      lead_provider_name: 'north learning',
      ineligible_for_funding_reason: null,
      created_at: '2026-11-02T10:00:00Z',
      updated_at: '2026-11-02T10:00:00Z',
    });
  });

  it('DfE §2.3 fundable: eligible, on the earliest open output-fee statement', async () => {
    const { person } = await enrol(given.house);
    expect((await declared(given.house, person)).attributes).toMatchObject({ statement_id: november });
    night('2026-11-26T00:00:00.000Z');
    const later = await declared(given.house, person, { declaration_type: 'retained-1' });
    expect(later.attributes).toMatchObject({ state: 'eligible', statement_id: december });
  });

  it('DfE §2.5 on the day of the deadline itself the statement still takes declarations', async () => {
    given.house.now = '2026-11-25T22:00:00.000Z';
    const { person } = await enrol(given.house);
    expect((await declared(given.house, person)).attributes['statement_id']).toBe(november);
  });

  it.each<[string, object, object]>([
    ['no funded place', {}, { funded_place: false }],
    ['not eligible', { eligibleForFunding: false }, { funded_place: false }],
    ['a cohort without funding', { cohort: '2026a' }, { funded_place: false }],
  ])('DfE §2.3 not fundable (%s): submitted, on no statement', async (_why, wish, acceptance) => {
    const { person } = await enrol(given.house, wish, acceptance);
    expect((await declared(given.house, person)).attributes).toMatchObject({
      state: 'submitted',
      statement_id: null,
    });
  });

  it('DfE §2.3 not fundable (funded before): submitted, unless the Department says funded by policy', async () => {
    const { house } = given;
    const { person } = await enrol(house, { cohort: '2025a', at: '2025-09-10T09:00:00.000Z' });
    const again = await enrol(house, { user: person });
    const first = await declared(house, person);
    expect(first.attributes).toMatchObject({ application_id: again.application, state: 'submitted' });
    const wish = { application: again.application, eligibleForFunding: true, fundedByPolicy: true };
    changeFunding(house.world, house.now, wish);
    const next = await declared(house, person, { declaration_type: 'retained-1' });
    expect(next.attributes['state']).toBe('eligible');
  });

  it('DfE §2.3 a standing one under another record with the same TRN makes it ineligible', async () => {
    const { house } = given;
    const one = await enrol(house, { trn: '1234567' });
    await declared(house, one.person);
    const twin = createPerson(house.world, house.now, { fullName: 'Test Twin', trn: '1234567' });
    const other = await enrol(house, { user: twin.id });
    expect((await declared(house, other.person)).attributes).toMatchObject({
      state: 'ineligible',
      statement_id: null,
      ineligible_for_funding_reason: null,
    });
    const another = await declared(house, other.person, { declaration_type: 'retained-1' });
    expect(another.attributes['state']).toBe('eligible');
  });

  it('DfE §2.3 an ineligible one keeps no second one from being taken, before a merge and after it', async () => {
    const { house } = given;
    const one = await enrol(house, { trn: '1234567', at: '2026-09-01T09:00:00.000Z' });
    await declared(house, one.person);
    const twin = createPerson(house.world, house.now, { fullName: 'Test Twin', trn: '1234567' });
    const other = await enrol(house, { user: twin.id });
    const first = await declared(house, other.person);
    const second = await declared(house, other.person);
    mergePeople(house.world, house.now, { from: one.person, into: other.person });
    const third = await declared(house, other.person);
    const made = [first, second, third].map(({ attributes }) => attributes);
    expect(made.map(({ state }) => state)).toEqual(['ineligible', 'ineligible', 'submitted']);
    expect(new Set(made.map(({ application_id }) => application_id))).toEqual(new Set([other.application]));
  });
});

describe('the statement of a declaration', () => {
  it('DfE §0.8 eligible becomes payable in the night after the deadline, paid when staff authorise it', async () => {
    const { person } = await enrol(given.house);
    const { id } = await declared(given.house, person);
    night('2026-11-25T23:00:00.000Z');
    expect((await read(id))['state']).toBe('eligible');
    night('2026-11-26T00:00:00.000Z');
    expect(await read(id)).toMatchObject({ state: 'payable', updated_at: '2026-11-26T00:00:00Z' });
    pay(november);
    expect(await read(id)).toMatchObject({ state: 'paid', statement_id: november });
  });

  it('DfE §2.5 the service runs its nightly job by itself as its clock goes on', async () => {
    const { person } = await enrol(given.house);
    const { id } = await declared(given.house, person);
    given.house.now = '2026-11-26T06:00:00.000Z';
    expect((await read(id))['state']).toBe('payable');
  });

  it('DfE §1.1 moving it to another statement touches the declaration', async () => {
    const { house } = given;
    const { person } = await enrol(house);
    const { id } = await declared(house, person);
    moveDeclaration(house.world, '2026-11-03T09:00:00.000Z', { declaration: id, statement: december });
    expect(await read(id)).toMatchObject({ statement_id: december, updated_at: '2026-11-03T09:00:00Z' });
    const since = { 'filter[updated_since]': '2026-11-03T09:00:00Z' };
    expect((await house.as('north').get('/participant-declarations', since)).ids).toEqual([id]);
  });
});

describe('PUT /participant-declarations/{id}/void', () => {
  const states: Declaration['state'][] = ['submitted', 'eligible', 'payable', 'ineligible'];
  it.each(states)('DfE §2.3 voids what is %s, and takes it off its statement', async (state) => {
    const { person } = await enrol(given.house);
    const { id } = await declared(given.house, person);
    const record = given.house.world.declarations.get(id);
    if (record) record.state = state;
    expect((await take(id)).attributes).toMatchObject({ state: 'voided', statement_id: null });
  });

  it('DfE §2.3 refuses what is voided already, and lets the milestone be declared again', async () => {
    const { person } = await enrol(given.house);
    const { id } = await declared(given.house, person);
    await take(id);
    expect((await take(id)).refused).toEqual([422, 'declaration']);
    expect((await declared(given.house, person)).id).not.toBe(id);
  });

  it('DfE §2.3 after payment it is a clawback, on the next open statement', async () => {
    const { id, person } = await paid();
    expect((await take(id)).attributes).toMatchObject({
      state: 'awaiting-clawback',
      statement_id: november,
      clawback_statement_id: december,
    });
    expect((await declared(given.house, person)).attributes['state']).toBe('eligible');
  });

  it('DfE §2.3 refuses what is refunded already: at most two items, one to pay and one to claw back', async () => {
    const { id } = await paid();
    await take(id);
    expect((await take(id)).refused).toContain('declaration');
    night('2026-12-26T00:00:00.000Z');
    pay(december);
    expect((await read(id))['state']).toBe('clawed-back');
    expect((await take(id)).refused).toContain('declaration');
    expect(given.house.world.declarations.get(id)?.items).toHaveLength(2);
  });

  it('DfE §0.8 refuses a clawback when no output-fee statement is open any more', async () => {
    const { id } = await paid();
    night('2027-04-01T00:00:00.000Z');
    expect((await take(id)).refused).toEqual([422, 'declaration']);
    expect((await read(id))['state']).toBe('paid');
  });

  it('DfE §2.3 voiding a completed one adds a voided outcome, and the person can be declared again', async () => {
    const { person } = await enrol(given.house);
    const { id } = await declared(given.house, person, completed(true));
    expect((await take(id)).attributes).toMatchObject({ state: 'voided', has_passed: null });
    const outcomes = await given.house.as('north').get(`/participants/npq/${person}/outcomes`);
    expect(outcomes.list.map(({ attributes }) => attributes['state'])).toEqual(['passed', 'voided']);
    const again = await declared(given.house, person, completed(false));
    expect(again.attributes['has_passed']).toBe(false);
  });

  it('DfE §1.2 what another provider declared can be read after a transfer, and not be changed: 403', async () => {
    const { house } = given;
    const { application, person } = await enrol(house);
    const { id } = await declared(house, person);
    transferApplication(house.world, house.now, { application, provider: providers.harbour });
    const harbour = house.as('harbour');
    expect((await harbour.get(`/participant-declarations/${id}`)).data.id).toBe(id);
    const title = 'Cannot modify declaration';
    expect((await harbour.put(`/participant-declarations/${id}/void`)).refused).toEqual([403, title]);
    const other = { delivery_partner_id: partners.quay };
    const path = `/participant-declarations/${id}/change-delivery-partner`;
    expect((await harbour.put(path, other)).refused).toEqual([403, title]);
    expect((await take(id)).attributes['state']).toBe('voided');
  });
});

it('DfE §0.6 two of the same at the same moment: one is made, one is refused', async () => {
  const { person } = await enrol(given.house);
  register(given.house);
  const north = given.house.as('north');
  const both = await Promise.all(
    [1, 2].map(() => north.post('/participant-declarations', milestone(person))),
  );
  expect(both.map(({ status }) => status).toSorted()).toEqual([200, 422]);
});
