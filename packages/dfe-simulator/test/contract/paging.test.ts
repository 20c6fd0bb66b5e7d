import { describe, expect, it } from 'vitest';
import type { Operation } from '../../faults/operations.js';
import { declared, enrol, register } from '../../testing/people.js';
import { useHouse, type Query } from '../../testing/service.js';

const given = useHouse();
const lists: Operation[] = [
  'GET /npq-applications',
  'GET /participants/npq',
  'GET /participants/npq/outcomes',
  'GET /participants/npq/{id}/outcomes',
  'GET /participant-declarations',
  'GET /statements',
  'GET /delivery-partners',
];

/** Something in every list; the path of one of them. */
async function filled(operation: Operation): Promise<string> {
  const { house } = given;
  const { person } = await enrol(house);
  await enrol(house);
  await declared(house, person, { declaration_type: 'completed', has_passed: false });
  await house.as('north').post(`/participants/npq/${person}/outcomes`, {
    course_identifier: 'npq-senco',
    state: 'passed',
    completion_date: '2026-10-20',
  });
  const other = (await enrol(house)).person;
  await declared(house, other);
  return operation.replace('GET ', '').replace('{id}', person);
}

describe.each(lists)('%s', (operation) => {
  it('DfE §1.1 pages put together are the whole, and past the end lies an empty list', async () => {
    const path = await filled(operation);
    const north = given.house.as('north');
    const page = (n: number, size: number) =>
      north.get(path, { 'page[page]': String(n), 'page[per_page]': String(size) });
    const whole = (await north.get(path)).ids;
    expect(whole.length).toBeGreaterThan(1);
    const single: string[] = [];
    for (let n = 1; n <= whole.length; n += 1) single.push(...(await page(n, 1)).ids);
    expect(single).toEqual(whole);
    expect((await page(whole.length + 1, 1)).json).toEqual({ data: [] });
  });

  it('DfE §1.1 a page or size that is not positive is 400, and says so', async () => {
    const path = await filled(operation);
    const wrong: Query[] = [
      { 'page[page]': '0' },
      { 'page[page]': '-1' },
      { 'page[per_page]': '0' },
      { 'page[per_page]': '-5' },
    ];
    for (const query of wrong) {
      const answer = await given.house.as('north').get(path, query);
      expect([query, ...answer.refused]).toEqual([query, 400, 'Bad request']);
      expect(answer.errors[0]?.detail).toContain('positive');
    }
  });
});

it('DfE §1.1 a page holds 100 unless told, and never more than 3,000', async () => {
  for (let n = 0; n < 3_001; n += 1) register(given.house);
  const north = given.house.as('north');
  expect((await north.get('/npq-applications')).ids).toHaveLength(100);
  for (const size of ['3000', '3001', '999999']) {
    expect((await north.get('/npq-applications', { 'page[per_page]': size })).ids).toHaveLength(3_000);
  }
  const second = await north.get('/npq-applications', { 'page[per_page]': '5000', 'page[page]': '2' });
  expect(second.ids).toHaveLength(1);
});

it('DfE §1.1 what was made at one instant keeps its order from page to page', async () => {
  for (let n = 0; n < 250; n += 1) register(given.house);
  const seen = new Set<string>();
  for (const n of ['1', '2', '3']) {
    const page = await given.house
      .as('north')
      .get('/npq-applications', { 'page[page]': n, sort: 'created_at' });
    for (const id of page.ids) seen.add(id);
  }
  expect(seen.size).toBe(250);
});
