import { describe, expect, it } from 'vitest';
import { DfeRefused } from '../../dfe/errors.js';
import type { DfeApi } from '../../dfe/port.js';
import type { DfeRefusalCode } from '../../dfe/refusals.js';
import { application, declaration, ids, started, unprocessable } from './support/records.js';
import { failure, scene, token } from './support/scripted.js';

const course = { courseIdentifier: 'npq-senco' } as const;
const asks = {
  list: (dfe: DfeApi) => dfe.listParticipants(),
  accept: (dfe: DfeApi) => dfe.acceptApplication(ids.application, { fundedPlace: true }),
  reject: (dfe: DfeApi) => dfe.rejectApplication(ids.application),
  place: (dfe: DfeApi) => dfe.changeFundedPlace(ids.application, { fundedPlace: true }),
  defer: (dfe: DfeApi) => dfe.defer(ids.person, { ...course, reason: 'other' }),
  resume: (dfe: DfeApi) => dfe.resume(ids.person, course),
  withdraw: (dfe: DfeApi) => dfe.withdraw(ids.person, { ...course, reason: 'other' }),
  schedule: (dfe: DfeApi) =>
    dfe.changeSchedule(ids.person, { ...course, scheduleIdentifier: 'npq-leadership-spring' }),
  outcome: (dfe: DfeApi) =>
    dfe.recordOutcome(ids.person, { ...course, state: 'passed', completionDate: '2028-05-31' }),
  declare: (dfe: DfeApi) => dfe.declare(started),
  void: (dfe: DfeApi) => dfe.voidDeclaration(ids.declaration),
  partner: (dfe: DfeApi) => dfe.changeDeliveryPartner(ids.declaration, { deliveryPartnerId: ids.partner }),
};

describe('what the Department refuses', () => {
  it.each<[keyof typeof asks, string, DfeRefusalCode]>([
    ['list', 'Unpermitted parameters', 'filter-not-allowed'],
    ['accept', 'application', 'application-not-acceptable'],
    ['accept', 'funded_place', 'funded-place-not-allowed'],
    ['accept', 'schedule_identifier', 'schedule-not-allowed'],
    ['accept', 'schedule', 'schedule-not-derivable'],
    ['reject', 'application', 'application-not-rejectable'],
    ['place', 'application', 'funded-place-not-changeable'],
    ['place', 'funded_place', 'funded-place-not-allowed'],
    ['defer', 'participant_id', 'not-deferrable'],
    ['defer', 'reason', 'reason-not-allowed'],
    ['defer', 'course_identifier', 'course-not-allowed'],
    ['resume', 'participant_id', 'not-resumable'],
    ['withdraw', 'participant_id', 'not-withdrawable'],
    ['schedule', 'schedule_identifier', 'schedule-not-allowed'],
    ['schedule', 'cohort', 'cohort-not-allowed'],
    ['schedule', 'participant_id', 'schedule-not-changeable'],
    ['outcome', 'base', 'no-completed-declaration'],
    ['outcome', 'completion_date', 'completion-date-not-allowed'],
    ['declare', 'participant_id', 'participant-not-declarable'],
    ['declare', 'course_identifier', 'course-not-allowed'],
    ['declare', 'declaration_date', 'declaration-date-not-allowed'],
    ['declare', 'declaration_type', 'declaration-type-not-allowed'],
    ['declare', 'application', 'schedule-missing'],
    ['declare', 'cohort', 'contract-ended'],
    ['declare', 'has_passed', 'result-missing'],
    ['declare', 'delivery_partner_id', 'delivery-partner-not-allowed'],
    ['void', 'declaration', 'declaration-not-voidable'],
    ['partner', 'secondary_delivery_partner_id', 'delivery-partner-not-allowed'],
    ['declare', 'something_new', 'dfe-refused-otherwise'],
    ['declare', 'constructor', 'dfe-refused-otherwise'],
  ])('DfE §2 %s refused for "%s" is %s, and is not tried again', async (ask, title, code) => {
    const { dfe, seen } = await scene([unprocessable(title, 'Their words.')]);
    const refused = await failure(DfeRefused, asks[ask](dfe));
    expect(refused).toMatchObject({ code, status: 422, errors: [{ title, detail: 'Their words.' }] });
    expect(refused.message).not.toContain('Their words.');
    expect(seen).toHaveLength(1);
  });

  it('DfE §1.2 takes the first title that says something, and keeps all that is said', async () => {
    const errors = [
      { title: 'weather', detail: 'rain' },
      { title: 'declaration_type', detail: 'blank' },
      { title: 'declaration_date', detail: 'blank' },
    ];
    const { dfe } = await scene([{ status: 422, json: { errors } }]);
    expect(await failure(DfeRefused, dfe.declare(started))).toMatchObject({
      code: 'declaration-type-not-allowed',
      errors,
    });
  });

  it.each<[number, object, DfeRefusalCode]>([
    [400, { errors: [{ title: 'Bad request', detail: 'no' }] }, 'request-malformed'],
    [
      403,
      { errors: [{ title: 'Cannot modify declaration', detail: 'no' }] },
      'declaration-of-another-provider',
    ],
    [404, { error: 'Resource not found' }, 'not-found'],
    [413, {}, 'dfe-refused-otherwise'],
    [422, { surprise: true }, 'dfe-refused-otherwise'],
  ])('DfE §1.2 status %i is read in its own shape', async (status, json, code) => {
    const { dfe, seen } = await scene([{ status, json }]);
    expect((await failure(DfeRefused, asks.void(dfe))).code).toBe(code);
    expect(seen).toHaveLength(1);
  });

  it('DfE §1.2 a refused token is told as such, once, in whatever form, and never printed', async () => {
    const { dfe, seen } = await scene([
      { status: 401, json: { error: 'HTTP Token: Access denied' } },
      { status: 401, text: 'who are you?' },
    ]);
    for (const ask of [asks.declare, asks.list]) {
      const refused = await failure(DfeRefused, ask(dfe));
      expect(refused.code).toBe('dfe-token-refused');
      expect(`${refused.stack}${JSON.stringify(refused)}`).not.toContain(token);
    }
    expect(seen).toHaveLength(2);
  });

  it('DfE §1.2 a retired id is followed to the id that the participant has now', async () => {
    const third = '11111111-7308-4879-942a-c4a70ced400a';
    const link = (from: string, to: string) => ({ from_participant_id: from, to_participant_id: to });
    const error = {
      title: 'Participant ID has been changed',
      detail: '',
      participant_id_changes: [link(ids.merged, third), link(ids.person, ids.merged)],
    };
    const { dfe } = await scene([{ status: 410, json: { errors: [error] } }]);
    const refused = await failure(DfeRefused, dfe.readParticipant(ids.person));
    expect(refused).toMatchObject({ code: 'participant-id-changed', newParticipantId: third });
  });

  it('DfE §2.2 a retired id in a body is told by the new id in what is said of participant_id', async () => {
    const { dfe } = await scene([
      unprocessable('participant_id', `${ids.person} has changed: use ${ids.merged} instead.`),
    ]);
    expect(await failure(DfeRefused, dfe.declare(started))).toMatchObject({
      code: 'participant-id-changed',
      newParticipantId: ids.merged,
    });
  });

  it('DfE §2.2 asks about a participant that is not found: its id may be retired', async () => {
    const change = { from_participant_id: ids.person, to_participant_id: ids.merged };
    const gone = { status: 410, json: { errors: [{ title: 'gone', participant_id_changes: [change] }] } };
    const unknown = { status: 404, json: { error: 'Resource not found' } };
    const { dfe } = await scene([unknown, gone, unknown, unknown]);
    expect(await failure(DfeRefused, asks.defer(dfe))).toMatchObject({
      code: 'participant-id-changed',
      newParticipantId: ids.merged,
      operation: 'defer',
    });
    expect((await failure(DfeRefused, asks.defer(dfe))).code).toBe('not-found');
  });

  it('DfE §1.2 tells an unknown application from a schedule that cannot be derived', async () => {
    const unknown = { status: 404, json: { error: 'Resource not found' } };
    const { dfe } = await scene([unknown, { json: { data: application() } }, unknown, unknown]);
    expect((await failure(DfeRefused, asks.accept(dfe))).code).toBe('schedule-not-derivable');
    expect((await failure(DfeRefused, asks.accept(dfe))).code).toBe('not-found');
  });

  it('DfE §2.3 says which declaration stands already, by one reading', async () => {
    const voided = declaration({ state: 'voided' }, '22222222-7308-4879-942a-c4a70ced400a');
    const other = declaration({ declaration_type: 'retained-1' }, '33333333-7308-4879-942a-c4a70ced400a');
    const { dfe, seen } = await scene([
      unprocessable('base'),
      { json: { data: [voided, declaration(), other] } },
    ]);
    const refused = await failure(DfeRefused, asks.declare(dfe));
    expect(refused.code).toBe('declaration-already-made');
    expect(refused.existing?.id).toBe(ids.declaration);
    expect(seen[1]?.query).toMatchObject({ 'filter[participant_id]': ids.person });
  });
});
