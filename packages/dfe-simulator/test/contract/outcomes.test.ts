import { describe, expect, it } from 'vitest';
import { transferApplication } from '../../rules/staff/index.js';
import { completed, declared, enrol } from '../../testing/people.js';
import { useHouse } from '../../testing/service.js';
import { providers } from '../../testing/world.js';

const given = useHouse();
const wish = { course_identifier: 'npq-senco', state: 'passed', completion_date: '2026-10-20' };
const post = (person: string, over: object = {}) =>
  given.house.as('north').post(`/participants/npq/${person}/outcomes`, { ...wish, ...over });
const all = async (person: string) =>
  (await given.house.as('north').get(`/participants/npq/${person}/outcomes`)).list;

/** Declared completed, and the declaration. */
async function finished(hasPassed: boolean): Promise<{ person: string; application: string; id: string }> {
  const enrolled = await enrol(given.house);
  const { id } = await declared(given.house, enrolled.person, completed(hasPassed));
  return { ...enrolled, id };
}

describe('POST /participants/npq/{id}/outcomes', () => {
  it('DfE §2.4 the completed declaration writes the first one itself, dated as it is', async () => {
    const { person } = await finished(true);
    expect(await all(person)).toMatchObject([
      {
        type: 'participant-outcome',
        attributes: {
          state: 'passed',
          completion_date: '2026-10-12T00:00:00+00:00',
          course_identifier: 'npq-senco',
          participant_id: person,
          created_at: '2026-11-02T10:00:00Z',
          updated_at: '2026-11-02T10:00:00Z',
        },
      },
    ]);
  });

  it('DfE §2.4 a later result is appended, and the newest counts: a retake that is passed, a pass taken back', async () => {
    const { person, id } = await finished(false);
    given.house.now = '2026-11-03T10:00:00.000Z';
    expect((await post(person)).attributes).toMatchObject({
      state: 'passed',
      completion_date: '2026-10-20T00:00:00+00:00',
    });
    given.house.now = '2026-11-04T10:00:00.000Z';
    expect((await post(person, { state: 'failed' })).attributes['state']).toBe('failed');
    expect((await all(person)).map(({ attributes }) => attributes['state'])).toEqual([
      'failed',
      'passed',
      'failed',
    ]);
    const declaration = await given.house.as('north').get(`/participant-declarations/${id}`);
    expect(declaration.attributes).toMatchObject({ has_passed: false, updated_at: '2026-11-04T10:00:00Z' });
  });

  it('DfE §0.7 passed after passed answers with the record there is, whatever the date', async () => {
    const { person } = await finished(true);
    const [first] = await all(person);
    const again = await post(person, { completion_date: '2026-10-25' });
    expect(again.data).toEqual(first);
    expect(await all(person)).toHaveLength(1);
  });

  it('DfE §2.4 a wrong pass date cannot be corrected directly; by way of failed it can', async () => {
    const { person } = await finished(true);
    await post(person, { state: 'failed' });
    const right = await post(person, { completion_date: '2026-10-25' });
    expect(right.attributes['completion_date']).toBe('2026-10-25T00:00:00+00:00');
  });

  it('DfE §0.7 the same state and date answers with the record there is; another date of a fail is appended', async () => {
    const { person } = await finished(false);
    const failed = { state: 'failed', completion_date: '2026-10-12' };
    expect((await post(person, failed)).data).toEqual((await all(person))[0]);
    expect((await post(person, { ...failed, completion_date: '2026-10-14' })).attributes).toMatchObject({
      completion_date: '2026-10-14T00:00:00+00:00',
    });
    expect(await all(person)).toHaveLength(2);
  });

  it('DfE §2.4 wants a course with a result, a state of passed or failed, and a date that is not in the future', async () => {
    const { person } = await finished(true);
    for (const [attribute, values] of Object.entries({
      course_identifier: [
        'npq-early-headship-coaching-offer',
        'npq-additional-support-offer',
        'npq-x',
        undefined,
      ],
      state: ['voided', 'Passed', '', undefined],
      completion_date: ['20/10/2026', 'soon', '', undefined, '2026-11-03'],
    })) {
      for (const value of values) {
        const { refused } = await post(person, { [attribute]: value });
        expect([value, refused[0], refused.includes(attribute)]).toEqual([value, 422, true]);
      }
    }
  });

  it('DfE §2.4 needs a completed declaration that stands or is ineligible, else the title is base', async () => {
    const { person } = await enrol(given.house);
    await declared(given.house, person);
    expect((await post(person)).refused).toEqual([422, 'base']);
    const { id } = await declared(given.house, person, completed(true));
    await given.house.as('north').put(`/participant-declarations/${id}/void`);
    expect((await post(person)).refused).toEqual([422, 'base']);
    const record = given.house.world.declarations.get(id);
    if (record) record.state = 'ineligible';
    expect((await post(person)).status).toBe(200);
  });

  it('DfE §2.4 after a transfer the new provider sends it on the declaration of the old one, and cannot read it', async () => {
    const { house } = given;
    const { person, application } = await finished(false);
    transferApplication(house.world, house.now, { application, provider: providers.harbour });
    const answer = await house.as('harbour').post(`/participants/npq/${person}/outcomes`, wish);
    expect(answer.attributes).toMatchObject({ state: 'passed' });
    // Lists hold outcomes on own declarations alone: the new provider cannot read back what it sent.
    expect((await house.as('harbour').get(`/participants/npq/${person}/outcomes`)).list).toEqual([]);
    expect((await house.as('harbour').get('/participants/npq/outcomes')).list).toEqual([]);
    const olds = await house.as('north').get('/participants/npq/outcomes');
    expect(olds.list.map(({ attributes }) => attributes['state'])).toEqual(['failed', 'passed']);
  });
});

describe('GET /participants/npq/outcomes', () => {
  it('DfE §1.3 lists all outcomes on own declarations, oldest first, created_since', async () => {
    const { house } = given;
    const first = await finished(false);
    house.now = '2026-11-04T10:00:00.000Z';
    const second = await finished(true);
    await post(first.person);
    const people = async (query = {}) =>
      (await house.as('north').get('/participants/npq/outcomes', query)).list.map(
        ({ attributes }) => attributes['participant_id'],
      );
    expect(await people()).toEqual([first.person, second.person, first.person]);
    expect(await people({ 'filter[created_since]': '2026-11-04T10:00:00Z' })).toEqual([
      second.person,
      first.person,
    ]);
    const wrong = await house.as('north').get('/participants/npq/outcomes', { 'filter[created_since]': 'x' });
    expect(wrong.refused).toEqual([400, 'Bad request']);
    expect((await house.as('harbour').get('/participants/npq/outcomes')).list).toEqual([]);
  });
});

describe('GET /participants/npq/{id}/outcomes', () => {
  it('DfE §1.3 lists one person’s, and nobody else’s', async () => {
    const { person } = await finished(true);
    const other = await finished(false);
    expect((await all(person)).map(({ attributes }) => attributes['participant_id'])).toEqual([person]);
    expect(await all(other.person)).toHaveLength(1);
    const { person: without } = await enrol(given.house);
    expect(await all(without)).toEqual([]);
  });
});
