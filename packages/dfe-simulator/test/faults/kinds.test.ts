import { afterEach, expect, it } from 'vitest';
import type { Fault, FaultPlanInput } from '../../faults/plan.js';
import { body, faultyService, send } from './support.js';

type Service = Awaited<ReturnType<typeof faultyService>>;
const running: Service[] = [];
afterEach(async () => {
  for (const { app } of running.splice(0)) await app.close();
});

async function facing(fault: Extract<FaultPlanInput, { mode: 'queue' }>['faults'][number]): Promise<Service> {
  const service = await faultyService({ mode: 'queue', faults: [fault] });
  running.push(service);
  return service;
}
const declared = '{"data":{"attributes":{"declaration_type":"started"}}}';
const declare = ({ port }: Service) => send(port, 'POST', undefined, declared);

it('S4.1 a time-out after accepting carries the request out once and never answers', async () => {
  const service = await facing({ kind: 'timeOutAfterAccepting', holdMs: 60 });
  const started = performance.now();
  await expect(declare(service)).rejects.toThrow(/hang up|reset/);
  expect(performance.now() - started).toBeGreaterThanOrEqual(55);
  expect(service.carriedOut).toEqual([JSON.parse(declared)]);
});

it('S4.1 a time-out before carrying out leaves nothing done', async () => {
  const service = await facing({ kind: 'timeOutBefore', holdMs: 60 });
  await expect(declare(service)).rejects.toThrow(/hang up|reset/);
  expect(service.carriedOut).toEqual([]);
});

it('DfE §1.1 429 comes as plain text, without Retry-After, and nothing is carried out', async () => {
  const service = await facing({ kind: 'tooManyRequests' });
  const answer = await declare(service);
  expect([answer.status, answer.headers['content-type']]).toEqual([429, 'text/plain']);
  expect(answer.headers).not.toHaveProperty('retry-after');
  expect(service.carriedOut).toEqual([]);
});

it('DfE §1.1 429 comes with Retry-After in seconds', async () => {
  const service = await facing({ kind: 'tooManyRequests', retryAfter: { as: 'seconds', seconds: 7 } });
  expect((await declare(service)).headers['retry-after']).toBe('7');
});

it('DfE §1.1 429 comes with Retry-After as an HTTP date, never earlier than meant', async () => {
  const service = await facing({ kind: 'tooManyRequests', retryAfter: { as: 'date', seconds: 7 } });
  const earliest = Date.now() + 7_000;
  const header = (await declare(service)).headers['retry-after'] ?? '';
  expect(header).toMatch(/^\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT$/);
  expect(Date.parse(header)).toBeGreaterThanOrEqual(earliest);
  expect(Date.parse(header)).toBeLessThan(earliest + 5_000);
});

it.each([500, 502, 503, 504] as const)(
  'S4.1 %i before carrying out leaves nothing done, after it is done',
  async (status) => {
    const before = await facing({ kind: 'serverError', status });
    expect((await declare(before)).status).toBe(status);
    expect(before.carriedOut).toHaveLength(0);
    const after = await facing({ kind: 'serverError', status, carriedOut: true });
    expect((await declare(after)).status).toBe(status);
    expect(after.carriedOut).toHaveLength(1);
  },
);

it('DfE §1.2 a 500 has the body of the service, a 502 the page of a proxy', async () => {
  const ours = await facing({ kind: 'serverError' });
  expect(JSON.parse((await declare(ours)).body)).toEqual({ error: 'Internal server error' });
  const proxy = await facing({ kind: 'serverError', status: 502 });
  expect((await declare(proxy)).body).toContain('<html>');
});

it('S4.1 a slow answer is the whole answer, late', async () => {
  const service = await facing({ kind: 'slow', ms: 80 });
  const answer = await declare(service);
  expect(answer.ms).toBeGreaterThanOrEqual(75);
  expect([answer.status, answer.body]).toEqual([200, body]);
});

it('S4.1 a cut-off announces the whole length and sends half of it', async () => {
  const service = await facing({ kind: 'cutOff' });
  const answer = await declare(service);
  expect(answer.cut).toBe(true);
  expect(answer.headers['content-length']).toBe(String(body.length));
  expect(answer.body).toBe(body.slice(0, Math.floor(body.length / 2)));
  expect(service.carriedOut).toHaveLength(1);
});

it('S4.1 a duplicated response holds its body twice', async () => {
  const service = await facing({ kind: 'duplicatedResponse' });
  const answer = await declare(service);
  expect([answer.status, answer.cut, answer.body]).toEqual([200, false, body + body]);
  expect(service.carriedOut).toHaveLength(1);
});

it('S4.1 a repeated request is carried out twice, with the same body, and answered once', async () => {
  const service = await facing({ kind: 'repeatedRequest' });
  const answer = await declare(service);
  expect([answer.status, answer.body]).toEqual([200, body]);
  expect(service.carriedOut).toEqual([JSON.parse(declared), JSON.parse(declared)]);
});

it.each([200, 502] as const)('S4.1 garbage is a page of HTML with %i, before or after', async (status) => {
  const before = await facing({ kind: 'garbage', status });
  const answer = await declare(before);
  expect([answer.status, answer.headers['content-type']]).toEqual([status, 'text/html; charset=utf-8']);
  expect(before.carriedOut).toHaveLength(0);
  const after = await facing({ kind: 'garbage', status, carriedOut: true });
  expect((await declare(after)).body).toContain('<html>');
  expect(after.carriedOut).toHaveLength(1);
});

it('S4.1 a service that stops lets go of the answers that it holds', async () => {
  const fault: Fault = { kind: 'timeOutAfterAccepting', holdMs: 600_000 };
  const service = await facing(fault);
  const waiting = expect(declare(service)).rejects.toThrow(/hang up|reset/);
  await expect.poll(() => service.carriedOut).toHaveLength(1);
  await service.app.close();
  await waiting;
});
