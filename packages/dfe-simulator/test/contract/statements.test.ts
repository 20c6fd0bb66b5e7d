import { describe, expect, it } from 'vitest';
import { authorisePayment, runNightlyJob } from '../../rules/staff/index.js';
import { useHouse, type Query } from '../../testing/service.js';
import { statementId } from '../../testing/world.js';

const given = useHouse();
const list = (query: Query = {}) => given.house.as('north').get('/statements', query);
const november = statementId('north', '2026b', '2026-11-25');

describe('GET /statements', () => {
  it('DfE §1.3 lists own output-fee statements alone, by the day of payment', async () => {
    const { list: statements } = await list();
    const days = statements.map(({ attributes }) => String(attributes['payment_date']));
    expect(days).toEqual(days.toSorted());
    expect(days).toHaveLength(7);
    expect(days).not.toContain('2026-11-28');
    expect((await given.house.as('harbour').get('/statements')).list).toHaveLength(1);
    expect((await given.house.as('third').get('/statements')).list).toEqual([]);
  });

  it('DfE §1.3 filters by start years and by updated_since', async () => {
    expect((await list({ 'filter[cohort]': '2026' })).list).toHaveLength(4);
    expect((await list({ 'filter[cohort]': '2024,2025' })).list).toHaveLength(2);
    expect((await list({ 'filter[updated_since]': '2026-11-01T00:00:00Z' })).list).toEqual([]);
    runNightlyJob(given.house.world, '2026-11-26T00:00:00.000Z');
    const changed = await list({ 'filter[updated_since]': '2026-11-26T00:00:00Z' });
    expect(changed.ids).toContain(november);
    expect((await list({ 'filter[updated_since]': 'x' })).refused).toEqual([400, 'Bad request']);
  });

  it('DfE §1.3 has no sort: its order stays', async () => {
    expect((await list({ sort: '-created_at' })).ids).toEqual((await list()).ids);
  });
});

describe('GET /statements/{id}', () => {
  const one = (id: string) => given.house.as('north').get(`/statements/${id}`);

  it('DfE §1.4 sends the month by its name, the year as text, days, and no amounts', async () => {
    expect((await one(november)).data).toEqual({
      id: november,
      type: 'statement',
      attributes: {
        month: 'December',
        year: '2026',
        cohort: '2026',
        cut_off_date: '2026-11-25',
        payment_date: '2026-12-15',
        paid: false,
        created_at: '2024-01-01T09:00:00Z',
        updated_at: '2024-01-01T09:00:00Z',
      },
    });
  });

  it('DfE §2.5 is paid once staff have authorised it, not when it is payable', async () => {
    const { world } = given.house;
    given.house.now = '2026-11-26T09:00:00.000Z';
    runNightlyJob(world, given.house.now);
    expect((await one(november)).attributes['paid']).toBe(false);
    authorisePayment(world, given.house.now, { statement: november });
    expect((await one(november)).attributes).toMatchObject({
      paid: true,
      updated_at: '2026-11-26T09:00:00Z',
    });
  });

  it('DfE §1.3 one without output fee, or another provider’s, is 404', async () => {
    expect((await one(statementId('north', '2026b', '2026-11-10'))).status).toBe(404);
    expect((await one(statementId('harbour', '2026b', '2026-11-25'))).status).toBe(404);
  });
});
