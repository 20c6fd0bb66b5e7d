import { describe, expect, it } from 'vitest';
import { deferralReasons, withdrawalReasons } from '../../world/names.js';
import { declared, enrol } from '../../testing/people.js';
import { useHouse } from '../../testing/service.js';

type Action = 'defer' | 'resume' | 'withdraw';
const given = useHouse();
const course = { course_identifier: 'npq-senco' };
const act = (person: string, action: Action, attributes: object = { ...course, reason: 'other' }) =>
  given.house.as('north').put(`/participants/npq/${person}/${action}`, attributes);
const enrolment = ({ attributes }: { attributes: Record<string, unknown> }) =>
  (attributes['npq_enrolments'] as Record<string, unknown>[])[0];

/** Accepted and declared started. */
async function started(): Promise<string> {
  const { person } = await enrol(given.house);
  await declared(given.house, person);
  return person;
}

describe('PUT /participants/npq/{id}/defer', () => {
  it.each(deferralReasons)('DfE §2.2 defers for the reason %s, dated with the call', async (reason) => {
    const answer = await act(await started(), 'defer', { ...course, reason });
    expect(enrolment(answer)).toMatchObject({
      training_status: 'deferred',
      deferral: { reason, date: '2026-11-02T10:00:00Z' },
      withdrawal: null,
    });
  });

  it('DfE §2.2 needs a declaration, of any type and state: a voided retained-1 will do', async () => {
    const { person } = await enrol(given.house);
    expect((await act(person, 'defer')).refused).toEqual([422, 'participant_id']);
    const { id } = await declared(given.house, person, { declaration_type: 'retained-1' });
    await given.house.as('north').put(`/participant-declarations/${id}/void`);
    expect((await act(person, 'defer')).status).toBe(200);
  });
});

describe('PUT /participants/npq/{id}/resume', () => {
  it('DfE §2.2 brings back from deferred and from withdrawn, and shows neither any more', async () => {
    const person = await started();
    for (const stop of ['defer', 'withdraw'] as const) {
      await act(person, stop);
      expect(enrolment(await act(person, 'resume', course))).toMatchObject({
        training_status: 'active',
        deferral: null,
        withdrawal: null,
      });
    }
  });
});

describe('PUT /participants/npq/{id}/withdraw', () => {
  it.each(withdrawalReasons)('DfE §2.2 withdraws for the reason %s', async (reason) => {
    expect(withdrawalReasons).toHaveLength(21);
    const answer = await act(await started(), 'withdraw', { ...course, reason });
    expect(enrolment(answer)).toMatchObject({
      training_status: 'withdrawn',
      withdrawal: { reason, date: '2026-11-02T10:00:00Z' },
    });
  });

  it('DfE §2.2 needs a started declaration, voided or not', async () => {
    const { person } = await enrol(given.house);
    expect((await act(person, 'withdraw')).refused).toEqual([422, 'participant_id']);
    await declared(given.house, person, { declaration_type: 'retained-1' });
    expect((await act(person, 'withdraw')).refused).toEqual([422, 'participant_id']);
    const { id } = await declared(given.house, person);
    await given.house.as('north').put(`/participant-declarations/${id}/void`);
    expect((await act(person, 'withdraw')).status).toBe(200);
  });

  it('DfE §2.2 takes who is deferred; the deferral is no longer shown; not twice', async () => {
    const person = await started();
    await act(person, 'defer');
    expect(enrolment(await act(person, 'withdraw'))).toMatchObject({ deferral: null });
    expect((await act(person, 'withdraw')).refused).toEqual([422, 'participant_id']);
  });

  it('DfE §2.2 cannot be backdated: a date that is sent is dropped', async () => {
    const person = await started();
    const answer = await act(person, 'withdraw', {
      ...course,
      reason: 'other',
      date: '2026-10-01T00:00:00Z',
    });
    expect(enrolment(answer)).toMatchObject({ withdrawal: { date: '2026-11-02T10:00:00Z' } });
  });
});

describe.each(['defer', 'resume', 'withdraw'] as const)('PUT /participants/npq/{id}/%s', (action) => {
  const attributes = (over: object) => ({ ...course, reason: 'other', ...over });

  it('DfE §2.2 refuses a course that is none, and one that was not accepted', async () => {
    const person = await started();
    const none = await act(person, action, attributes({ course_identifier: 'npq-gardening' }));
    expect(none.refused).toContain('course_identifier');
    expect(none.status).toBe(422);
    const other = await act(person, action, attributes({ course_identifier: 'npq-headship' }));
    expect(other.refused).toContain('participant_id');
    expect(other.status).toBe(422);
  });

  it('DfE §2.2 the participant is changed, and found by updated_since', async () => {
    const person = await started();
    if (action === 'resume') await act(person, 'defer');
    given.house.now = '2026-11-05T08:00:00.000Z';
    const answer = await act(person, action, attributes({}));
    expect(answer.attributes['updated_at']).toBe('2026-11-05T08:00:00Z');
    const found = await given.house
      .as('north')
      .get('/participants/npq', { 'filter[updated_since]': '2026-11-05T08:00:00Z' });
    expect(found.ids).toEqual([person]);
  });
});

it.each(['defer', 'withdraw'] as const)('DfE §2.2 %s wants one of its own reasons', async (action) => {
  const person = await started();
  for (const reason of ['because', '', null, undefined, 7]) {
    expect((await act(person, action, { ...course, reason })).refused).toEqual([422, 'reason']);
  }
  const other = action === 'defer' ? 'change-in-career' : 'parental-leave';
  expect((await act(person, action, { ...course, reason: other })).refused).toEqual([422, 'reason']);
});
