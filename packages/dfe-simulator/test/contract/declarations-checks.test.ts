import { describe, expect, it } from 'vitest';
import { mergePeople, transferApplication } from '../../rules/staff/index.js';
import { completed, declared, enrol, milestone, register } from '../../testing/people.js';
import { useHouse } from '../../testing/service.js';
import { partners, providers } from '../../testing/world.js';

const given = useHouse();
const declare = (person: string, over: object = {}) =>
  given.house.as('north').post('/participant-declarations', milestone(person, over));
const somebody = async () => (await enrol(given.house)).person;

describe('POST /participant-declarations: the order of checks', () => {
  it('DfE §2.3 (1) without attributes it is 400, before anything else', async () => {
    const answer = await given.house.as('north').post('/participant-declarations', {});
    expect(answer.refused).toEqual([400, 'Bad request']);
  });

  it('DfE §2.3 (2) participant_id is wanted, and a retired one is told its successor', async () => {
    const { house } = given;
    const [from, into] = [await enrol(house), await enrol(house, { course: 'npq-headship' })];
    mergePeople(house.world, house.now, { from: from.person, into: into.person });
    expect((await declare(from.person, { participant_id: undefined })).refused).toContain('participant_id');
    const answer = await declare(from.person);
    expect(answer.refused).toContain('participant_id');
    expect(answer.text).toContain(into.person);
  });

  it('DfE §2.3 (3) the participant must be known through an accepted application with the provider', async () => {
    const pending = register(given.house);
    const theirs = await enrol(given.house, { provider: 'harbour' });
    for (const id of [pending.person, theirs.person, '00000000-0000-4000-8000-000000000000', 'x', 7]) {
      expect((await declare(pending.person, { participant_id: id })).refused).toEqual([
        422,
        'participant_id',
      ]);
    }
  });

  it('DfE §2.3 (4) from the withdrawal on nothing can be declared, before it anything', async () => {
    const { house } = given;
    const person = await somebody();
    await declared(house, person);
    await house
      .as('north')
      .put(`/participants/npq/${person}/withdraw`, { course_identifier: 'npq-senco', reason: 'other' });
    house.now = '2026-11-20T10:00:00.000Z';
    const retained = (declaration_date: string) =>
      declare(person, { declaration_type: 'retained-1', declaration_date });
    expect((await retained('2026-11-02T10:00:00Z')).refused).toEqual([422, 'participant_id']);
    expect((await retained('2026-11-15T10:00:00Z')).refused).toEqual([422, 'participant_id']);
    expect((await retained('2026-11-02T09:59:59Z')).status).toBe(200);
  });

  it('DfE §2.3 (5) the course must be accepted for that person', async () => {
    const person = await somebody();
    for (const course_identifier of ['npq-headship', 'npq-gardening', undefined]) {
      expect((await declare(person, { course_identifier })).refused).toContain('course_identifier');
    }
  });

  it('DfE §2.3 (6) the date is an RFC 3339 date and time: a bare date is refused', async () => {
    const person = await somebody();
    for (const declaration_date of ['2026-10-12', 'yesterday', '12/10/2026 09:00', 20261012]) {
      const { refused } = await declare(person, { declaration_date });
      expect([declaration_date, ...new Set(refused)]).toEqual([declaration_date, 422, 'declaration_date']);
    }
    for (const declaration_date of [undefined, null, '']) {
      expect((await declare(person, { declaration_date })).refused).toContain('declaration_date');
    }
    expect(
      (await declare(person, { declaration_date: '2026-10-12T10:30:00+01:00' })).attributes,
    ).toMatchObject({
      declaration_date: '2026-10-12T09:30:00Z',
    });
  });

  it('DfE §2.3 (6) not before the start of the day on which the schedule applies', async () => {
    const person = await somebody();
    expect((await declare(person, { declaration_date: '2026-08-31T20:00:00Z' })).refused).toEqual([
      422,
      'declaration_date',
    ]);
    expect((await declare(person, { declaration_date: '2026-09-01T00:00:00Z' })).status).toBe(200);
  });

  it('DfE §2.3 (7) the type is one of four; of a blank one two messages are sent', async () => {
    const person = await somebody();
    expect((await declare(person, { declaration_type: 'retained-3' })).refused).toEqual([
      422,
      'declaration_type',
    ]);
    for (const declaration_type of ['', undefined, null]) {
      expect((await declare(person, { declaration_type })).refused).toEqual([
        422,
        'declaration_type',
        'declaration_type',
      ]);
    }
  });

  it('DfE §2.3 (8) a leadership schedule takes all four types, a specialist one no retained-2', async () => {
    const { person } = await enrol(given.house, { course: 'npq-leading-literacy' });
    const literacy = { course_identifier: 'npq-leading-literacy' };
    const refused = await declare(person, { ...literacy, declaration_type: 'retained-2' });
    expect(refused.refused).toEqual([422, 'declaration_type']);
    expect((await declare(person, { ...literacy, declaration_type: 'retained-1' })).status).toBe(200);
  });

  it('DfE §2.3 (9) the provider needs a contract for the cohort and course', async () => {
    const person = await somebody();
    given.house.world.contracts = [];
    expect((await declare(person)).refused).toEqual([422, 'cohort']);
  });

  it('DfE §0.8 (10) without an open output-fee statement the contract has ended, but only for the fundable', async () => {
    const paid = await enrol(given.house, { cohort: '2024a' });
    const old = { declaration_date: '2025-02-10T09:00:00Z' };
    expect((await declare(paid.person, old)).refused).toEqual([422, 'cohort']);
    const unpaid = await enrol(given.house, { cohort: '2024a' }, { funded_place: false });
    expect((await declare(unpaid.person, old)).refused).not.toContain('cohort');
  });

  it.each(['npq-senco', 'npq-leading-literacy'] as const)(
    'DfE §0.4 (11) completed on %s wants has_passed, boolean or text',
    async (course) => {
      const { person } = await enrol(given.house, { course });
      const over = { course_identifier: course };
      for (const wrong of [undefined, null, '', 'yes', 1]) {
        expect((await declare(person, completed(wrong, over))).refused).toEqual([422, 'has_passed']);
      }
      expect((await declare(person, completed('true', over))).attributes['has_passed']).toBe(true);
    },
  );

  it('DfE §2.3 (11) a course without a result completes without has_passed', async () => {
    const course = 'npq-early-headship-coaching-offer';
    const { person } = await enrol(
      given.house,
      { course, headteacherStatus: 'yes_when_course_starts' },
      { funded_place: true, schedule_identifier: 'npq-ehco-november' },
    );
    const answer = await declare(person, { course_identifier: course, declaration_type: 'completed' });
    expect(answer.attributes).toMatchObject({ declaration_type: 'completed', has_passed: null });
  });

  it('DfE §0.6 (12) the same declaration again is 422 with the title base, not the old one', async () => {
    const person = await somebody();
    const first = await declared(given.house, person);
    expect((await declare(person)).refused).toEqual([422, 'base']);
    expect((await declare(person, { declaration_date: '2026-10-13T09:30:00Z' })).refused).toEqual([
      422,
      'base',
    ]);
    const read = await given.house
      .as('north')
      .get('/participant-declarations', { 'filter[participant_id]': person });
    expect(read.ids).toEqual([first.id]);
  });

  it('DfE §2.3 (13) partner ids must exist', async () => {
    const person = await somebody();
    const unknown = '00000000-0000-4000-8000-000000000000';
    expect((await declare(person, { delivery_partner_id: unknown })).refused).toContain(
      'delivery_partner_id',
    );
    const { refused } = await declare(person, { secondary_delivery_partner_id: unknown });
    expect(refused).toEqual([422, 'secondary_delivery_partner_id']);
  });

  it('DfE §2.3 (14) a date in the future is refused', async () => {
    const person = await somebody();
    expect((await declare(person, { declaration_date: '2026-11-02T10:00:01Z' })).refused).toEqual([
      422,
      'declaration_date',
    ]);
    expect((await declare(person, { declaration_date: '2026-11-02T10:00:00Z' })).status).toBe(200);
  });

  it('DfE §2.3 the first guard usually stops the rest: of an unknown participant nothing else is said', async () => {
    const wrong = { declaration_date: '2020-01-01T00:00:00Z', delivery_partner_id: partners.quay };
    const { refused } = await declare('00000000-0000-4000-8000-000000000000', wrong);
    expect(refused).toEqual([422, 'participant_id']);
  });
});

describe('delivery partners of a declaration', () => {
  it('DfE §2.3 (14) in England from cohort 2024 on one is wanted, the provider’s own in that cohort', async () => {
    const person = await somebody();
    for (const delivery_partner_id of [undefined, null, partners.vale, partners.quay]) {
      expect((await declare(person, { delivery_partner_id })).refused).toEqual([422, 'delivery_partner_id']);
    }
    const { attributes } = await declare(person);
    expect(attributes).toMatchObject({
      delivery_partner_id: partners.coast,
      delivery_partner_name: 'Coast Teaching Partnership',
    });
  });

  it('DfE §2.3 (14) before cohort 2024 none is wanted', async () => {
    const { person } = await enrol(given.house, { cohort: '2023a', course: 'npq-headship' });
    const over = { course_identifier: 'npq-headship', delivery_partner_id: undefined };
    expect((await declare(person, over)).attributes['delivery_partner_id']).toBeNull();
  });

  it('DfE §2.3 (14) outside England there must be none', async () => {
    const { person } = await enrol(given.house, { inEngland: false, country: 'Jersey' });
    expect((await declare(person)).refused).toEqual([422, 'delivery_partner_id']);
    expect((await declare(person, { delivery_partner_id: undefined })).status).toBe(200);
  });

  it('DfE §2.3 (14) a second one needs a first, another than the first, and its place on the list', async () => {
    const person = await somebody();
    const second = (secondary_delivery_partner_id: string, over: object = {}) =>
      declare(person, { secondary_delivery_partner_id, ...over });
    const alone = await second(partners.hill, { delivery_partner_id: undefined });
    expect(alone.refused).toContain('secondary_delivery_partner_id');
    expect((await second(partners.coast)).refused).toEqual([422, 'secondary_delivery_partner_id']);
    expect((await second(partners.quay)).refused).toEqual([422, 'secondary_delivery_partner_id']);
    expect((await second(partners.hill)).attributes).toMatchObject({
      secondary_delivery_partner_id: partners.hill,
      secondary_delivery_partner_name: 'Hill School Alliance',
    });
  });
});

describe('what is not checked', () => {
  it('DfE §0.5 neither sequence nor deferral, nor any end of a milestone', async () => {
    const { house } = given;
    const person = await somebody();
    await declared(house, person, completed(true));
    await house
      .as('north')
      .put(`/participants/npq/${person}/defer`, { course_identifier: 'npq-senco', reason: 'other' });
    expect((await declare(person, { declaration_type: 'retained-2' })).status).toBe(200);
    expect((await declare(person)).status).toBe(200);
  });

  it('DfE §2.3 the newest accepted application for the course is used', async () => {
    const { house } = given;
    const old = await enrol(house, { cohort: '2025a', at: '2025-09-10T09:00:00.000Z' });
    const fresh = await enrol(house, { user: old.person }, { funded_place: false });
    expect((await declare(old.person)).attributes['application_id']).toBe(fresh.application);
  });

  it('DfE §2.3 after a transfer the new provider declares', async () => {
    const { house } = given;
    const { application, person } = await enrol(house);
    transferApplication(house.world, house.now, { application, provider: providers.harbour });
    expect((await declare(person)).refused).toEqual([422, 'participant_id']);
    const answer = await house
      .as('harbour')
      .post('/participant-declarations', milestone(person, { delivery_partner_id: partners.quay }));
    expect(answer.attributes).toMatchObject({ lead_provider_name: 'harbour learning' });
  });
});
