/** S6.1: what the HTTP API promises whoever writes against it: problems, keys, limits, pages, jobs and documents. */
import { beforeAll, describe, expect, it } from 'vitest';
import { listAudit } from '../../../store/access/audit.js';
import { runJobs } from '../../../web/api/jobs.js';
import { record, told } from '../../store/support/records.js';
import { freshStore } from '../../support/postgres.js';
import { apiSite, bearer } from '../support/api.js';

const store = await freshStore();
const { site, house, parts, tokenFor } = await apiSite(store);
let token = '';
let tokenId = '';

const journeyIds = ['a', 'b', 'c'].map((letter) => `jny-${letter.repeat(20)}`);

beforeAll(async () => {
  for (const [n, journey] of journeyIds.entries())
    await record(
      store,
      told('onTime', journey, { mode: 'live', provider: 'northstar-learning', reference: `N-${n}` }),
    );
  await record(
    store,
    told('onTime', `jny-${'d'.repeat(20)}`, {
      mode: 'live',
      provider: 'harbour-education',
      reference: 'H-1',
    }),
  );
  ({ token, id: tokenId } = await tokenFor('northstar-learning'));
});

const get = (url: string, headers: object = bearer(token)) =>
  site.inject({ url: `/api/v1${url}`, headers: { ...headers } });
const post = (url: string, payload: unknown, headers: object = {}) =>
  site.inject({
    method: 'POST',
    url: `/api/v1${url}`,
    headers: { ...bearer(token), ...headers },
    payload: payload as object,
  });

describe('S6.1 problems', () => {
  it('S6.1 whatever is wrong has a status, a code, a sentence and the id of the request', async () => {
    const cases: [Promise<Awaited<ReturnType<typeof get>>>, number, string][] = [
      [get('/nowhere'), 404, 'not-found'],
      [
        site.inject({ method: 'DELETE', url: '/api/v1/journeys', headers: bearer(token) }),
        405,
        'method-not-allowed',
      ],
      [post('/journeys', 'a=b', { 'content-type': 'text/plain' }), 415, 'content-not-taken'],
      [post('/journeys', '{', { 'content-type': 'application/json' }), 400, 'unreadable'],
      [post('/journeys', { cohort: 'x'.repeat(1_100_000) }), 413, 'too-large'],
      [post('/journeys', { unheardOf: 1 }), 422, 'bad-input'],
      [get('/journeys?colour=red'), 400, 'bad-input'],
      [get('/journeys?cohort=nobodys'), 400, 'filter-unknown'],
      [get('/journeys?after=nonsense'), 400, 'page-wrong'],
      [get('/journeys/jny-zzzzzzzzzzzzzzzzzzzz'), 404, 'not-found'],
      [get('/journeys', {}), 401, 'token-unknown'],
    ];
    for (const [asked, status, code] of cases) {
      const answer = await asked;
      expect(answer.json(), code).toMatchObject({ status, code });
      expect(answer.statusCode).toBe(status);
      expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
      const { detail, instance } = answer.json<{ detail: string; instance: string }>();
      expect(detail).toMatch(/\w/);
      expect(instance).toMatch(/^urn:uuid:/);
    }
    const wrong = await site.inject({ method: 'DELETE', url: '/api/v1/journeys', headers: bearer(token) });
    expect(wrong.headers['allow']).toBe('POST, GET, HEAD');
  });

  it('S6.1 an engine that is away is said with when to try again', async () => {
    const answer = await post(`/journeys/${journeyIds[0]}/commands/waitlist`, {});
    expect(answer.json()).toMatchObject({ status: 503, code: 'temporal-unreachable' });
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
  });
});

it('S6.1 a list is read page by page, each row once, in a stable order, and holds nothing of others', async () => {
  const seen: string[] = [];
  let after = '';
  do {
    const page = (await get(`/journeys?limit=2${after}`)).json<{
      rows: { journey: string }[];
      next: string | null;
      total: number;
    }>();
    expect(page.total).toBe(3);
    seen.push(...page.rows.map(({ journey }) => journey));
    after = page.next === null ? '' : `&after=${encodeURIComponent(page.next)}`;
  } while (after !== '');
  expect(seen).toEqual(journeyIds);
});

it('S6.1 a journey is seen as it was, and the look at its timeline is in the audit with the token', async () => {
  const answer = await get(`/journeys/${journeyIds[0]}?at=2027-01-31`);
  expect(answer.json<{ source: string }>().source).toBe('record');
  expect((await get(`/journeys/${journeyIds[0]}/timeline`)).statusCode).toBe(200);
  const [row] = await listAudit(store, { action: 'see-timeline' }, { size: 1 });
  expect(row).toMatchObject({ who: tokenId, role: 'machine', way: 'api', subject: journeyIds[0] });
});

it('S6.1 the export is streamed as CSV and as JSON Lines', async () => {
  const csv = await get('/export');
  expect(csv.headers['content-type']).toMatch(/^text\/csv/);
  expect(csv.body.trim().split('\n')).toHaveLength(4);
  const lines = (await get('/export?format=jsonl')).body.trim().split('\n');
  expect(lines.map((line) => (JSON.parse(line) as { journey: string }).journey)).toEqual(journeyIds);
});

it('S6.1 a token that is used too much is told to wait, and another is not', async () => {
  const [busy, other] = [await tokenFor('northstar-learning'), await tokenFor('northstar-learning')];
  const ask = (one: string, n: number) =>
    site.inject({ url: '/api/v1/cohorts', headers: bearer(one), remoteAddress: `10.1.0.${n % 200}` });
  const all = await Promise.all(Array.from({ length: 1_000 }, (_, n) => ask(busy.token, n)));
  expect(new Set(all.map(({ statusCode }) => statusCode))).toEqual(new Set([200]));
  const refused = await ask(busy.token, 1);
  expect(refused.json()).toMatchObject({ status: 429, code: 'too-many' });
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
  expect((await ask(other.token, 1)).statusCode).toBe(200);
});

describe('S6.1 bulk enrolment', () => {
  const person = (n: number) => ({
    givenName: 'Priya',
    familyName: `Raman ${n}`,
    email: `p${n}@postbox.example`,
  });
  const row = (n: number, more: object = {}) => ({
    cohort: 'npq-senco-2026-autumn',
    reference: `B-${n}`,
    person: person(n),
    ...more,
  });
  const body = {
    dryRun: true,
    rows: [
      row(1),
      row(2, { person: { ...person(2), email: 'nowhere' } }),
      row(3, { provider: 'harbour-education' }),
      row(4, { actor: { role: 'admin', id: 'x' } }),
      { a: 1 },
    ],
  };

  it('S6.1 a job has a result for every row, and forgets what was sent', async () => {
    const key = { 'idempotency-key': 'job-key-1' };
    const begun = await post('/enrolment-jobs', body, key);
    expect(begun.statusCode).toBe(202);
    const { id } = begun.json<{ id: string }>();
    expect(begun.headers['location']).toBe(`/api/v1/enrolment-jobs/${id}`);
    expect(begun.json()).toMatchObject({ state: 'running', total: 5, done: 0 });
    expect(await Promise.all([runJobs(parts), runJobs(parts)]).then(([a, b]) => a + b)).toBe(1);
    const done = (await get(`/enrolment-jobs/${id}`)).json<object>();
    expect(done).toMatchObject({ state: 'done', done: 5, counts: { 'would-create': 1, rejected: 4 } });
    const { rows } = (await get(`/enrolment-jobs/${id}/rows`)).json<{
      rows: { row: number; result: string; reasons: string[] }[];
    }>();
    expect(rows.map(({ row: n, result }) => [n, result])).toEqual([
      [1, 'would-create'],
      ...[2, 3, 4, 5].map((n) => [n, 'rejected']),
    ]);
    expect(rows[1]?.reasons.join()).toMatch(/email/);
    expect((await get(`/enrolment-jobs/${id}/rows?after=4`)).json<{ rows: object[] }>().rows).toHaveLength(1);
    const kept = JSON.stringify(await store.db.selectFrom('enrolment_job_rows').selectAll().execute());
    expect(kept).not.toContain('postbox');
    const again = await post('/enrolment-jobs', body, key);
    expect(again.json()).toMatchObject({ id, state: 'done' });
    expect((await post('/enrolment-jobs', { rows: [row(9)] }, key)).json()).toMatchObject({
      status: 409,
      code: 'key-used',
    });
  });

  it('S6.1 a job that another process left is taken up, and one that waits for a server goes on later', async () => {
    const { id } = (await post('/enrolment-jobs', { rows: [row(7)] })).json<{ id: string }>();
    await runJobs(parts);
    expect((await get(`/enrolment-jobs/${id}`)).json()).toMatchObject({ state: 'running', done: 0 });
    expect(await runJobs(parts)).toBe(0);
    await store.db
      .updateTable('enrolment_jobs')
      .set({ taken_until: '2026-01-01T00:00:00Z' })
      .where('id', '=', id)
      .execute();
    await house.revokeToken(tokenId);
    await runJobs(parts);
    const other = await tokenFor('northstar-learning');
    const seen = await get(`/enrolment-jobs/${id}/rows`, bearer(other.token));
    expect(seen.body).toMatch(/not good any more/);
    const foreign = await tokenFor('harbour-education');
    expect((await get(`/enrolment-jobs/${id}`, bearer(foreign.token))).statusCode).toBe(404);
  });
});

it('S6.1 the page for developers lists every operation, and the document is there without a token', async () => {
  const page = await site.inject({ url: '/docs' });
  expect(page.statusCode).toBe(200);
  expect(page.body).toContain('/api/v1/journeys/{id}/commands/accept');
  expect(page.body).not.toMatch(/<script(?![^>]*nonce)/);
  expect((await get('/openapi.json', {})).json<{ openapi: string }>().openapi).toBe('3.1.0');
});
