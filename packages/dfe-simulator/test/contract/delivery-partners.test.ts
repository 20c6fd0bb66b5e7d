import { describe, expect, it } from 'vitest';
import { useHouse, type Query } from '../../testing/service.js';
import { partners } from '../../testing/world.js';

const given = useHouse();
const list = (query: Query = {}) => given.house.as('north').get('/delivery-partners', query);

describe('GET /delivery-partners', () => {
  it('DfE §1.3 lists the partners that the provider has in any cohort, by name', async () => {
    expect((await list()).ids).toEqual([partners.coast, partners.hill, partners.vale]);
    expect((await given.house.as('harbour').get('/delivery-partners')).ids).toEqual([partners.quay]);
    expect((await given.house.as('third').get('/delivery-partners')).ids).toEqual([]);
  });

  it('DfE §1.3 can be sorted, by name too', async () => {
    expect((await list({ sort: '-name' })).ids).toEqual([partners.vale, partners.hill, partners.coast]);
    given.house.world.deliveryPartners.set(partners.hill, {
      id: partners.hill,
      name: 'Hill School Alliance',
      createdAt: '2025-01-01T00:00:00.000Z',
      updatedAt: '2025-06-01T00:00:00.000Z',
    });
    expect((await list({ sort: '-updated_at' })).ids[0]).toBe(partners.hill);
    expect((await list({ sort: 'created_at,name' })).ids).toEqual([
      partners.coast,
      partners.vale,
      partners.hill,
    ]);
    expect((await list({ sort: 'size' })).ids).toHaveLength(3);
  });

  it('DfE §1.3 filters by a start year', async () => {
    expect((await list({ 'filter[cohort]': '2025' })).ids).toEqual([partners.coast, partners.vale]);
    expect((await list({ 'filter[cohort]': '2019' })).ids).toEqual([]);
    expect((await list({ 'filter[cohort]': '' })).ids).toHaveLength(3);
  });
});

describe('GET /delivery-partners/{id}', () => {
  it('DfE §1.4 says the years of the partnership with the provider that asks', async () => {
    const { data } = await given.house.as('north').get(`/delivery-partners/${partners.coast}`);
    expect(data).toEqual({
      id: partners.coast,
      type: 'delivery-partner',
      attributes: {
        name: 'Coast Teaching Partnership',
        cohort: [2025, 2026],
        created_at: '2024-01-01T09:00:00Z',
        updated_at: '2024-01-01T09:00:00Z',
      },
    });
    expect((await given.house.as('harbour').get(`/delivery-partners/${partners.coast}`)).status).toBe(404);
  });
});
