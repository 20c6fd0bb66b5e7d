import { describe, expect, it } from 'vitest';
import { operations } from '../../faults/operations.js';
import { declared, enrol, register } from '../../testing/people.js';
import { useHouse, type Query } from '../../testing/service.js';
import { otherScopeToken, revokedToken, tokenOf } from '../../testing/world.js';

const given = useHouse();
const unknown = '00000000-0000-4000-8000-000000000000';
const methodAndPath = (operation: string, id: string) => {
  const [method, path = ''] = operation.split(' ');
  return { method: method as 'GET' | 'POST' | 'PUT', url: path.replace('{id}', id) };
};
const attributes = {
  course_identifier: 'npq-senco',
  schedule_identifier: 'npq-leadership-autumn',
  reason: 'other',
  funded_place: true,
  state: 'passed',
  completion_date: '2026-10-01',
  delivery_partner_id: unknown,
};

describe.each(operations)('%s', (operation) => {
  it('DfE §1.1 without a token it is 401 with a single error', async () => {
    for (const authorization of [null, '', 'Bearer', 'Bearer wrong', `Basic ${tokenOf('north')}`]) {
      const answer = await given.house.caller(authorization).raw(methodAndPath(operation, unknown));
      expect([answer.status, answer.json]).toEqual([401, { error: 'HTTP Token: Access denied' }]);
    }
  });

  it('DfE §1.1 a token of another scope, or a revoked one, is 401', async () => {
    for (const token of [otherScopeToken, revokedToken]) {
      const answer = await given.house.caller(`Bearer ${token}`).raw(methodAndPath(operation, unknown));
      expect(answer.status).toBe(401);
    }
  });
});

describe.each(operations.filter((operation) => operation.includes('{id}')))('%s', (operation) => {
  it('DfE §1.2 an unknown id, or one that is no UUID, is 404 with a single error', async () => {
    for (const id of [unknown, 'no-uuid', '%20', '1']) {
      const request = methodAndPath(operation, id);
      const payload = request.method === 'GET' ? {} : { payload: { data: { type: 'any', attributes } } };
      const answer = await given.house.as('north').raw({ ...request, ...payload });
      expect([id, answer.status, answer.json]).toEqual([id, 404, { error: 'Resource not found' }]);
    }
  });

  it("DfE §1.2 another provider's record is 404", async () => {
    const { application, person } = await enrol(given.house);
    const declaration = await declared(given.house, person);
    for (const id of [application, person, declaration.id]) {
      const request = methodAndPath(operation, id);
      const payload = request.method === 'GET' ? {} : { payload: { data: { type: 'any', attributes } } };
      expect((await given.house.as('third').raw({ ...request, ...payload })).status).toBe(404);
    }
  });
});

describe.each(operations.filter((operation) => operation.startsWith('GET')))('%s', (operation) => {
  it('DfE §1.1 a filter that is no object is 400', async () => {
    const wrong: Query[] = [{ filter: 'x' }, { 'filter[]': 'x' }];
    for (const query of wrong) {
      const answer = await given.house.as('north').raw({ ...methodAndPath(operation, unknown), query });
      expect(answer.refused).toEqual([400, 'Bad request']);
    }
  });
});

it('DfE §1.2 an unknown route is 404 with the same body', async () => {
  for (const url of ['/nothing', '/participants', '/npq-applications/1/2/3']) {
    const answer = await given.house.as('north').get(url);
    expect([answer.status, answer.json]).toEqual([404, { error: 'Resource not found' }]);
  }
});

it('DfE §1.1 answers are JSON without a charset, and never stored', async () => {
  const { application } = register(given.house);
  const north = given.house.as('north');
  for (const answer of [
    await north.get('/npq-applications'),
    await north.post(`/npq-applications/${application}/accept`, { funded_place: true }),
    await north.get('/statements/none'),
    await given.house.caller(null).get('/statements'),
    await north.post('/participant-declarations', {}),
  ]) {
    expect(answer.headers).toMatchObject({ 'content-type': 'application/json', 'cache-control': 'no-store' });
  }
});

it('DfE §1.1 what is made is answered with 200, in the envelope of data, id, type and attributes alone', async () => {
  const { person } = await enrol(given.house);
  const made = await declared(given.house, person);
  expect(Object.keys(made)).toEqual(['id', 'type', 'attributes']);
  const list = await given.house.as('north').get('/participant-declarations');
  expect(Object.keys(list.json as object)).toEqual(['data']);
});

it('DfE §1.1 the type of a body is not looked at, and unknown attributes are dropped', async () => {
  const { application } = register(given.house);
  const attributes = { funded_place: true, colour: 'blue', status: 'rejected', full_name: 'Mallory' };
  for (const data of [{ type: 'statement', attributes }]) {
    const answer = await given.house
      .as('north')
      .raw({ method: 'POST', url: `/npq-applications/${application}/accept`, payload: { data } });
    expect(answer.attributes).toMatchObject({ status: 'accepted', funded_place: true });
    expect(answer.attributes['full_name']).not.toBe('Mallory');
    expect(answer.attributes).not.toHaveProperty('colour');
  }
});

it('DfE §1.2 a body without data or attributes, or with none in them, is 400', async () => {
  const { person } = await enrol(given.house);
  const north = given.house.as('north');
  const paths = ['defer', 'resume', 'withdraw', 'change-schedule'].map(
    (action) => ['PUT', `/participants/npq/${person}/${action}`] as const,
  );
  const requests = [
    ...paths,
    ['POST', `/participants/npq/${person}/outcomes`] as const,
    ['POST', '/participant-declarations'] as const,
  ];
  for (const [method, url] of requests) {
    for (const payload of [
      undefined,
      {},
      { data: {} },
      { data: { type: 'x' } },
      { data: { attributes: {} } },
    ]) {
      const answer = await north.raw({ method, url, ...(payload ? { payload } : {}) });
      expect([url, payload, ...answer.refused]).toEqual([url, payload, 400, 'Bad request']);
    }
  }
});

it('DfE §1.1 an id is found in capital letters too', async () => {
  const { application } = register(given.house);
  expect((await given.house.as('north').get(`/npq-applications/${application.toUpperCase()}`)).data.id).toBe(
    application,
  );
});

it('DfE §1.1 the use of a token is noted', async () => {
  await given.house.as('north').get('/statements');
  const used = [...given.house.world.tokens.values()].filter(({ lastUsedAt }) => lastUsedAt !== null);
  expect(used.map(({ lastUsedAt }) => lastUsedAt)).toEqual(['2026-11-02T10:00:00.000Z']);
});
