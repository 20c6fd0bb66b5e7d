import { afterEach, describe, expect, it } from 'vitest';
import { enrol, milestone } from '../../testing/people.js';
import { openHouse, useHouse, type House } from '../../testing/service.js';
import { partners } from '../../testing/world.js';

const given = useHouse();
const path = '/participant-declarations';

describe('X-With-Server-Date', () => {
  it('DfE §0.10 sets the clock of one request: what lies ahead can be declared then', async () => {
    const { person } = await enrol(given.house);
    const ahead = milestone(person, { declaration_date: '2027-01-10T09:00:00Z' });
    const north = given.house.as('north');
    expect((await north.post(path, ahead)).refused).toEqual([422, 'declaration_date']);
    const made = await north.when('2027-01-15T12:00:00Z').post(path, ahead);
    expect(made.attributes).toMatchObject({
      created_at: '2027-01-15T12:00:00Z',
      declaration_date: '2027-01-10T09:00:00Z',
    });
    const next = { ...ahead, declaration_type: 'retained-1' };
    expect((await north.post(path, next)).refused).toEqual([422, 'declaration_date']);
  });

  it('DfE §0.10 takes any RFC 3339 zone, and goes back as well as ahead', async () => {
    const { person } = await enrol(given.house);
    const then = given.house.as('north').when('2026-10-15T10:00:00+01:00');
    const made = await then.post(path, milestone(person));
    expect(made.attributes['created_at']).toBe('2026-10-15T09:00:00Z');
    const later = milestone(person, {
      declaration_type: 'retained-1',
      declaration_date: '2026-10-20T09:00:00Z',
    });
    expect((await then.post(path, later)).refused).toEqual([422, 'declaration_date']);
  });

  it('DfE §0.10 decides which statement is next', async () => {
    const { person } = await enrol(given.house);
    const made = await given.house
      .as('north')
      .when('2026-12-01T10:00:00Z')
      .post(path, milestone(person, { delivery_partner_id: partners.hill }));
    const statement = await given.house
      .as('north')
      .get(`/statements/${String(made.attributes['statement_id'])}`);
    expect(statement.attributes['cut_off_date']).toBe('2026-12-25');
  });
});

describe('in production', () => {
  let house: House | undefined;
  afterEach(async () => house?.app.close());

  it('DfE §0.10 the header is ignored', async () => {
    house = await openHouse({ production: true });
    const { person } = await enrol(house);
    const north = house.as('north').when('2027-01-15T12:00:00Z');
    const ahead = milestone(person, { declaration_date: '2027-01-10T09:00:00Z' });
    expect((await north.post(path, ahead)).refused).toEqual([422, 'declaration_date']);
    expect((await north.post(path, milestone(person))).attributes['created_at']).toBe('2026-11-02T10:00:00Z');
    expect(house.observed.problems).toEqual([]);
  });
});
