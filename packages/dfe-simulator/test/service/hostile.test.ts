import { connect } from 'node:net';
import { expect, it } from 'vitest';
import { operations } from '../../faults/operations.js';
import { as, id, start } from '../../testing/asking.js';

const json = { 'content-type': 'application/json' };

it('DfE §1.2 a body that cannot be read is 400, and an empty one is as if there were none', async () => {
  const simulator = await start();
  const ask = as(simulator);
  for (const body of [
    '{',
    'null',
    '[]',
    '"x"',
    '7',
    '{"data":[]}',
    '{"data":"x"}',
    '{"data":{"attributes":[1]}}',
    '',
  ]) {
    const answer = await ask('POST', '/participant-declarations', body, json);
    expect([body, answer.status, answer.errors[0]?.title]).toEqual([body, 400, 'Bad request']);
  }
  const path = `/npq-applications/${id(simulator, 'ewa-nowak/senco')}/accept`;
  for (const body of ['', '[]', 'null', '{}', '{"data":null}']) {
    const answer = await ask('POST', path, body, json);
    expect([body, answer.status, answer.errors[0]?.title]).toEqual([body, 422, 'funded_place']);
  }
  for (const body of ['{"data":{}}', '{"data":{"attributes":{"colour":1}}}', '{"data":[]}', '{"data":"x"}']) {
    expect([body, (await ask('POST', path, body, json)).status]).toEqual([body, 400]);
  }
});

it('DfE §1.2 forms are read as well, and any other kind of body is not looked at', async () => {
  const simulator = await start();
  const path = `/npq-applications/${id(simulator, 'ewa-nowak/senco')}/accept`;
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  const told = await as(simulator)('POST', path, 'data[attributes][schedule_identifier]=none', form);
  expect(told.errors.map(({ title }) => title)).toContain('schedule_identifier');
  const xml = await as(simulator)('POST', path, '<data/>', { 'content-type': 'text/xml' });
  expect(xml.errors.map(({ title }) => title)).toEqual(['funded_place']);
});

it('DfE §1.2 no input makes any operation fail inside', async () => {
  const simulator = await start();
  const ask = as(simulator);
  const ids = ['%00', '%2e%2e', "'%20or%201=1", '__proto__', 'constructor', 'é', '%ff', 'x'.repeat(3000)];
  const deep = `{"data":{"attributes":${'{"a":'.repeat(500)}1${'}'.repeat(500)}}}`;
  const bodies = [
    deep,
    '{"data":{"attributes":{"__proto__":{"participant_id":"x"}}}}',
    '{"data":{"attributes":{"participant_id":{},"course_identifier":[],"declaration_date":7,"reason":true,"cohort":{}}}}',
    '{"data":{"attributes":{"declaration_date":"9999999-01-01T00:00:00Z","completion_date":"0000-00-00","funded_place":"\\u0000"}}}',
  ];
  const queries = [
    '?filter[__proto__][x]=1&page[constructor]=2&sort=__proto__,constructor,-toString',
    '?filter[participant_id][x]=1',
    '?filter[updated_since][]=1&page[page][]=1',
    `?filter[cohort]=${'9'.repeat(400)}&page[page]=${'9'.repeat(400)}`,
    '?%ff=%zz&filter[cohort]=%ff',
  ];
  for (const operation of operations) {
    const [method = '', path = ''] = operation.split(' ');
    const requests =
      method === 'GET'
        ? queries.map(
            (query) => [path.replace('{id}', id(simulator, 'amina-khan')) + query, undefined] as const,
          )
        : bodies.map((body) => [path.replace('{id}', id(simulator, 'amina-khan')), body] as const);
    const strange = path.includes('{id}')
      ? ids.map((one) => [path.replace('{id}', one), bodies[2]] as const)
      : [];
    for (const [url, body] of [...requests, ...strange]) {
      const answer = await ask(
        method,
        url,
        method === 'GET' ? undefined : body,
        method === 'GET' ? {} : json,
      );
      expect([operation, url, answer.status < 500]).toEqual([operation, url, true]);
    }
  }
});

it('DfE §1.2 a giant body is refused unread', async () => {
  const answer = await as(await start())('POST', '/participant-declarations', 'x'.repeat(1_000_000), json);
  expect([answer.status, answer.errors[0]?.title]).toEqual([400, 'Bad request']);
});

it('DfE §0.10 a clock that is no date is refused rather than run today', async () => {
  const ask = as(await start());
  for (const header of ['yesterday', '2026-11', '2026-13-02T00:00:00Z', '', '1'.repeat(5000)]) {
    const answer = await ask('GET', '/statements', undefined, { 'x-with-server-date': header });
    expect([header.slice(0, 20), answer.status]).toEqual([header.slice(0, 20), 400]);
  }
});

it('S4.1 an open connection does not hold the simulator up when it stops', async () => {
  const simulator = await start();
  const { port } = new URL(simulator.url);
  const socket = connect(Number(port), '127.0.0.1');
  socket.on('error', () => undefined);
  await new Promise((resolve) => socket.once('connect', resolve));
  socket.write('POST /api/v3/statements HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n');
  const began = performance.now();
  await simulator.stop();
  expect(performance.now() - began).toBeLessThan(5_000);
  socket.destroy();
});
