import { describe, expect, it } from 'vitest';
import { DfeRequestWrong } from '../../dfe/errors.js';
import type { DeclareRequest } from '../../dfe/requests.js';
import { application, declaration, ids, outcome, participant, started } from './support/records.js';
import { failure, scene } from './support/scripted.js';

const pass = { ...started, declarationType: 'completed', hasPassed: true } as const;

describe('what is sent', () => {
  it('DfE §1.3 sends each write with its method, path and attributes', async () => {
    const [app, person, made, result] = [application(), participant(), declaration(), outcome()].map(
      (data) => ({
        json: { data },
      }),
    );
    const { dfe, seen } = await scene([
      app!,
      app!,
      app!,
      person!,
      person!,
      person!,
      person!,
      result!,
      made!,
      made!,
      made!,
    ]);
    const course = { courseIdentifier: 'npq-senco' } as const;
    await dfe.acceptApplication(ids.application, { fundedPlace: true });
    await dfe.rejectApplication(ids.application);
    await dfe.changeFundedPlace(ids.application, { fundedPlace: false });
    await dfe.defer(ids.person, { ...course, reason: 'career-break' });
    await dfe.resume(ids.person, course);
    await dfe.withdraw(ids.person, { ...course, reason: 'quality-of-programme-structure-not-suitable.' });
    await dfe.changeSchedule(ids.person, {
      ...course,
      scheduleIdentifier: 'npq-leadership-spring',
      cohort: '2026',
    });
    await dfe.recordOutcome(ids.person, { ...course, state: 'passed', completionDate: '2028-05-31' });
    await dfe.declare(pass);
    await dfe.voidDeclaration(ids.declaration);
    await dfe.changeDeliveryPartner(ids.declaration, { deliveryPartnerId: ids.partner });
    expect(
      seen.map(({ method, path, body }) => [
        `${method} ${path.replace('/api/v3', '').replace(/[0-9a-f-]{36}/, '*')}`,
        (body as { data: { attributes: unknown } } | null)?.data.attributes ?? null,
      ]),
    ).toEqual([
      ['POST /npq-applications/*/accept', { funded_place: true }],
      ['POST /npq-applications/*/reject', null],
      ['PUT /npq-applications/*/change-funded-place', { funded_place: false }],
      ['PUT /participants/npq/*/defer', { course_identifier: 'npq-senco', reason: 'career-break' }],
      ['PUT /participants/npq/*/resume', { course_identifier: 'npq-senco' }],
      [
        'PUT /participants/npq/*/withdraw',
        { course_identifier: 'npq-senco', reason: 'quality-of-programme-structure-not-suitable.' },
      ],
      [
        'PUT /participants/npq/*/change-schedule',
        { course_identifier: 'npq-senco', schedule_identifier: 'npq-leadership-spring', cohort: '2026' },
      ],
      [
        'POST /participants/npq/*/outcomes',
        { course_identifier: 'npq-senco', state: 'passed', completion_date: '2028-05-31' },
      ],
      [
        'POST /participant-declarations',
        {
          participant_id: ids.person,
          declaration_type: 'completed',
          declaration_date: '2026-10-19T09:00:00Z',
          course_identifier: 'npq-senco',
          delivery_partner_id: ids.partner,
          has_passed: true,
        },
      ],
      ['PUT /participant-declarations/*/void', null],
      ['PUT /participant-declarations/*/change-delivery-partner', { delivery_partner_id: ids.partner }],
    ]);
  });

  it('DfE §1.3 accepts without a body where nothing is said: attributes that are empty would be refused', async () => {
    const { dfe, seen } = await scene([{ json: { data: application() } }]);
    await dfe.acceptApplication(ids.application);
    expect(seen[0]?.body).toBeNull();
  });

  it('DfE §1.1 writes filters, pages and sorts as the API reads them', async () => {
    const { dfe, seen } = await scene([{ json: { data: [] } }, { json: { data: [] } }]);
    await dfe.listApplications({
      cohort: ['2025', '2026'],
      participantId: [ids.person, ids.merged],
      updatedSince: '2026-10-20T08:00:00Z',
      sort: '-updated_at',
      page: 2,
      perPage: 500,
    });
    await dfe.listParticipants({ trainingStatus: 'deferred', fromParticipantId: ids.merged });
    expect(seen.map(({ query }) => query)).toEqual([
      {
        'filter[cohort]': '2025,2026',
        'filter[participant_id]': `${ids.person},${ids.merged}`,
        'filter[updated_since]': '2026-10-20T08:00:00Z',
        sort: '-updated_at',
        'page[page]': '2',
        'page[per_page]': '500',
      },
      { 'filter[training_status]': 'deferred', 'filter[from_participant_id]': ids.merged },
    ]);
  });

  it.each<[string, object]>([
    ['declarationDate', { ...started, declarationDate: '2026-10-19' }],
    ['hasPassed', { ...started, declarationType: 'completed' }],
    ['', { ...started, hasPassed: true }],
    ['participantId', { ...started, participantId: 'Wren Ashby' }],
    ['', { ...started, evidence: 'none' }],
    ['secondaryDeliveryPartnerId', { ...started, secondaryDeliveryPartnerId: ids.partner }],
  ])('DfE §2.3 never sends a declaration that cannot be right (%s)', async (path, request) => {
    const { dfe, seen } = await scene([]);
    const error = await failure(DfeRequestWrong, dfe.declare(request as DeclareRequest));
    expect(error.faults.map((fault) => fault.path)).toEqual([path]);
    expect(error.message).not.toContain('Wren');
    expect(seen).toEqual([]);
  });

  it('DfE §2.2 knows the reasons for a withdrawal, the one with a full stop as it is', async () => {
    const { dfe } = await scene([]);
    const wrong = { courseIdentifier: 'npq-senco', reason: 'quality-of-programme-structure-not-suitable' };
    const error = await failure(DfeRequestWrong, dfe.withdraw(ids.person, wrong as never));
    expect(error.faults[0]?.path).toBe('reason');
  });

  it('DfE §2.4 sends no voided result and no date with a time', async () => {
    const { dfe } = await scene([]);
    const wrong = { courseIdentifier: 'npq-senco', state: 'voided', completionDate: '2028-05-31T00:00:00Z' };
    const error = await failure(DfeRequestWrong, dfe.recordOutcome(ids.person, wrong as never));
    expect(error.faults.map(({ path }) => path)).toEqual(['state', 'completionDate']);
  });

  it('DfE §0.10 tells the sandbox its date, if asked to', async () => {
    const { dfe, seen } = await scene([{ json: { data: [] } }], { serverDate: () => '2027-05-01T00:00:00Z' });
    await dfe.listStatements();
    expect(seen[0]?.headers['x-with-server-date']).toBe('2027-05-01T00:00:00Z');
  });
});
