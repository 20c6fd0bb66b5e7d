/** S6.1: every operation of the HTTP API, by everybody who might come in: what is documented, and nothing else. */
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { operations } from '../../../web/api/operations/index.js';
import { scopeFor, type Operation } from '../../../web/api/operation.js';
import { record, told } from '../../store/support/records.js';
import { freshStore } from '../../support/postgres.js';
import { apiSite, bearer } from '../support/api.js';

const store = await freshStore();
const { site, tokenFor } = await apiSite(store);
const journey = 'jny-aaaaaaaaaaaaaaaaaaaa';
const tokens: Record<string, string> = {};

interface Answer {
  description?: string;
  content?: Record<string, { schema: z.core.JSONSchema.JSONSchema }>;
}
type Document = {
  openapi: string;
  paths: Record<string, Record<string, { responses: Record<string, Answer> }>>;
};
let document: Document;

beforeAll(async () => {
  await record(
    store,
    told('onTime', journey, { mode: 'live', provider: 'northstar-learning', reference: 'N-1' }),
  );
  tokens['other'] = (await tokenFor('harbour-education')).token;
  const expired = await tokenFor('northstar-learning');
  await store.db
    .updateTable('tokens')
    .set({ expires_at: '2026-01-01T00:00:00Z' })
    .where('id', '=', expired.id)
    .execute();
  tokens['expired'] = expired.token;
  document = (await site.inject({ url: '/api/v1/openapi.json' })).json<Document>();
});

/** Of its own for each, so that they do not stand in one another's way before the limit. */
const addressOf = (one: Operation): string => `10.0.0.${operations.indexOf(one)}`;

const ask = (
  one: Operation,
  token: string | undefined,
  body: unknown = one.example?.body,
  url = one.example?.path ?? one.path,
) =>
  site.inject({
    method: one.method,
    remoteAddress: addressOf(one),
    url: `/api/v1${url}`,
    headers: {
      ...(token === undefined ? {} : bearer(token)),
      ...(one.body === undefined
        ? {}
        : { 'content-type': one.body === 'bytes' ? 'application/octet-stream' : 'application/json' }),
    },
    ...(one.body === undefined
      ? {}
      : {
          payload:
            one.body === 'bytes'
              ? 'Some words.'
              : typeof body === 'string'
                ? body
                : JSON.stringify(body ?? {}),
        }),
  });
type Answered = Awaited<ReturnType<typeof ask>>;

const schemas = new Map<string, z.ZodType>();

/** As the document has it: the status, the kind of content, and its shape. */
function asDocumented(one: Operation, answer: Answered): void {
  const path = `/api/v1${one.path.replaceAll(/:(\w+)/g, '{$1}')}`;
  const said = document.paths[path]?.[one.method.toLowerCase()]?.responses[answer.statusCode];
  expect(said, `${one.id}: ${answer.statusCode} ${answer.body.slice(0, 200)}`).toBeDefined();
  const kind = String(answer.headers['content-type']).split(';')[0] ?? '';
  expect(Object.keys(said?.content ?? {}), one.id).toContain(kind);
  if (!kind.endsWith('json')) return;
  const key = `${one.id} ${answer.statusCode}`;
  const schema = schemas.get(key) ?? z.fromJSONSchema(said!.content![kind]!.schema);
  schemas.set(key, schema);
  expect(schema.safeParse(answer.json()).error?.issues, key).toBeUndefined();
}

const isProblem = (answer: Answered, status: number, code?: string): void => {
  expect(answer.statusCode).toBe(status);
  expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
  expect(answer.json()).toMatchObject({ status, ...(code === undefined ? {} : { code }) });
};

describe.each(operations.map((one) => [one.id, one] as const))('S6.1 %s', (_, one) => {
  beforeAll(async () => {
    tokens['own'] = (await tokenFor('northstar-learning')).token;
  });

  it('S6.1 its example is as it is taken, and its own token gets a documented answer', async () => {
    const answer = await ask(one, tokens['own']);
    asDocumented(one, answer);
    expect([400, 401, 403, 415, 422]).not.toContain(answer.statusCode);
  });

  it('S6.1 nobody comes in without a token that is good', async () => {
    for (const token of [undefined, tokens['expired'], 'jnt_nobody', '']) {
      const answer = await ask(one, token);
      isProblem(answer, 401, 'token-unknown');
      asDocumented(one, answer);
    }
    const cookies = await site.inject({
      method: one.method,
      url: `/api/v1${one.example?.path ?? ''}`,
      cookies: { session: 'x' },
    });
    isProblem(cookies, 401);
    expect(cookies.headers['set-cookie']).toBeUndefined();
  });

  it('S6.1 another provider’s token learns of nothing', async () => {
    const answer = await ask(one, tokens['other']);
    asDocumented(one, answer);
    if (scopeFor(one) !== null) expect(answer.body).not.toContain('northstar-learning');
    if (one.path.includes(':id')) isProblem(answer, 404, 'not-found');
  });

  it('S6.1 a token without its scope is refused', async () => {
    const scope = scopeFor(one);
    if (scope === null) return;
    const other = scope === 'read' ? 'marks' : 'read';
    tokens[other] ??= (await tokenFor('northstar-learning', [other])).token;
    const answer = await ask(one, tokens[other]);
    asDocumented(one, answer);
    expect([403, 404]).toContain(answer.statusCode);
  });

  it('S6.1 hostile input is refused in words, and never fails', async () => {
    const bodies = [
      '',
      '{',
      'null',
      '[]',
      '"x"',
      '{"constructor":1}',
      '{"__proto__":{"a":1}}',
      '{"a":"<script>"}',
      JSON.stringify({ reason: 'x'.repeat(10_000) }),
      JSON.stringify({ ...(one.example?.body as object), unheardOf: 1 }),
    ];
    if (one.body !== undefined && one.body !== 'bytes') {
      for (const body of bodies) {
        const answer = await ask(one, tokens['own'], body);
        asDocumented(one, answer);
        expect([400, 422], `${one.id} ${body.slice(0, 80)}: ${answer.body}`).toContain(answer.statusCode);
      }
    }
    const path = one.example?.path ?? one.path;
    const mark = path.includes('?') ? '&' : '?';
    for (const url of [`${path}${mark}unheardOf=1`, `${path}${mark}limit=-1`, `${path}${mark}mode=a&mode=b`])
      asDocumented(one, await ask(one, tokens['own'], undefined, url));
    isProblem(await ask(one, tokens['own'], undefined, `${path}${mark}unheardOf=1`), 400);
    const ids = [
      '%00',
      '%zz',
      ...['<script>', "'; drop table tokens", 'x'.repeat(150), '..'].map(encodeURIComponent),
    ];
    for (const id of ids) {
      const answer = await ask(
        one,
        tokens['own'],
        undefined,
        path.replace(/\/(jny|job|C|assessor)-[^/?]+/, `/${id}`),
      );
      expect(answer.statusCode).toBeLessThan(504);
      expect(answer.statusCode).not.toBe(500);
    }
  });
});

it('S6.1 the document is OpenAPI 3.1 and has every operation once', () => {
  expect(document.openapi).toBe('3.1.0');
  const ids = Object.values(document.paths).flatMap((methods) =>
    Object.values(methods).map((one) => (one as unknown as { operationId: string }).operationId),
  );
  expect(ids.filter((id) => id !== undefined).sort()).toEqual(operations.map(({ id }) => id).sort());
});
