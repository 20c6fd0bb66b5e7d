import { describe, expect, it } from 'vitest';
import { DfeUnexpected } from '../../dfe/errors.js';
import { application, declaration, enrolment, ids, outcome, participant } from './support/records.js';
import { failure, scene, token } from './support/scripted.js';

const one = (data: unknown) => ({ json: { data } });

describe('reading the Department’s answers', () => {
  it('DfE §1.4 gives attributes in camel case, instants in UTC that compare as text, days as days', async () => {
    const sent = application({ updated_at: '2026-09-02T10:00:00+01:00', senco_start_date: '2025-09-01' });
    const { dfe, seen, unknown } = await scene([one(sent)]);
    const read = await dfe.readApplication(ids.application);
    expect(read).toMatchObject({
      id: ids.application,
      courseIdentifier: 'npq-senco',
      updatedAt: '2026-09-02T09:00:00.000Z',
      sencoStartDate: '2025-09-01',
      teacherCatchmentIsoCountryCode: 'GBR',
    });
    expect(seen[0]).toMatchObject({ method: 'GET', path: `/api/v3/npq-applications/${ids.application}` });
    expect(seen[0]?.headers.authorization).toBe(`Bearer ${token}`);
    expect(unknown).toEqual([]);
  });

  it('DfE §1.4 keeps what is null, or not there at all, as null', async () => {
    const { email: _email, ...rest } = application({
      teacher_reference_number: null,
      school_urn: null,
    }).attributes;
    const { dfe } = await scene([one({ ...application(), attributes: rest })]);
    const read = await dfe.readApplication(ids.application);
    expect([read.email, read.teacherReferenceNumber, read.schoolUrn]).toEqual([null, null, null]);
  });

  it('DfE §1.4 keeps an unknown value, leaves out an unknown attribute, and reports each once', async () => {
    const grown = application({ status: 'on-hold', favourite_colour: 'Wren Ashby likes blue' });
    const { dfe, unknown } = await scene([one(grown), one(grown)]);
    const read = await dfe.readApplication(ids.application);
    await dfe.readApplication(ids.application);
    expect(read.status).toBe('on-hold');
    expect(Object.keys(read)).not.toContain('favouriteColour');
    expect(unknown).toContainEqual({ record: 'npq_application', attribute: 'status', value: 'on-hold' });
    expect(unknown).toContainEqual({ record: 'npq_application', attribute: 'favourite_colour', value: null });
    expect(unknown).toHaveLength(2);
    expect(JSON.stringify(unknown)).not.toContain('blue');
  });

  it('DfE §1.4 reports what is unknown inside an enrolment, and never prints what is no code', async () => {
    const odd = participant({}, [enrolment({ training_status: 'Wren is away', new_thing: 1 })]);
    const { dfe, unknown } = await scene([one(odd)]);
    const read = await dfe.readParticipant(ids.person);
    expect(read.npqEnrolments[0]).toMatchObject({ trainingStatus: 'Wren is away', email: null });
    expect(unknown.map(({ attribute, value }) => [attribute, value])).toEqual([
      ['npq_enrolments.training_status', '(no code)'],
      ['npq_enrolments.new_thing', null],
    ]);
  });

  it.each([
    ['awaiting_clawback', 'awaiting-clawback'],
    ['awaiting-clawback', 'awaiting-clawback'],
    ['clawed_back', 'clawed-back'],
    ['clawed-back', 'clawed-back'],
  ])('DfE §1.4 understands the state %s as %s', async (state, understood) => {
    const { dfe, unknown } = await scene([one(declaration({ state }))]);
    expect((await dfe.readDeclaration(ids.declaration)).state).toBe(understood);
    expect(unknown).toEqual([]);
  });

  it.each([
    [true, 'yes'],
    ['yes', 'yes'],
    [false, 'no'],
    ['no_but_i_plan_to_become_one', 'no_but_i_plan_to_become_one'],
    [null, null],
  ])('DfE §1.4 understands works_as_senco %s', async (sent, understood) => {
    const { dfe, unknown } = await scene([one(application({ works_as_senco: sent }))]);
    expect((await dfe.readApplication(ids.application)).worksAsSenco).toBe(understood);
    expect(unknown).toEqual([]);
  });

  it.each([
    [true, true],
    ['false', false],
    [null, null],
  ])('DfE §1.4 understands has_passed %s', async (sent, understood) => {
    const { dfe } = await scene([one(declaration({ has_passed: sent }))]);
    expect((await dfe.readDeclaration(ids.declaration)).hasPassed).toBe(understood);
  });

  it('DfE §1.1 reads the completion date of an outcome as the day that it is', async () => {
    const { dfe } = await scene([one([outcome()])]);
    expect((await dfe.listParticipantOutcomes(ids.person))[0]?.completionDate).toBe('2028-05-31');
  });

  it('S7.2 says of an answer of another shape which operation and where, and nothing of the body', async () => {
    const { dfe, seen } = await scene([one([application(), { ...application({ status: 7 }) }])]);
    const error = await failure(DfeUnexpected, dfe.listApplications());
    expect(error).toMatchObject({
      operation: 'listApplications',
      status: 200,
      path: 'data.1.attributes.status',
    });
    expect(`${error.message}${error.stack}${JSON.stringify(error)}`).not.toMatch(/Wren|very-secret/);
    expect(seen).toHaveLength(1);
  });

  it('S7.2 follows no redirect, which would carry the token away', async () => {
    const { dfe, seen } = await scene([{ status: 302, text: '', headers: { location: '/elsewhere' } }]);
    const error = await failure(DfeUnexpected, dfe.listStatements());
    expect(error).toMatchObject({ status: 302, path: 'redirect' });
    expect(seen).toHaveLength(1);
  });
});
