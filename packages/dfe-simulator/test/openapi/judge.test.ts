import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { responseDifferences } from '../../differences/responses.js';
import { basePath, operations } from '../../faults/operations.js';
import { openApiPath, openApiText, warnWithoutFile } from '../../testing/openapi/file.js';
import { createJudge, type Answered, type Judge } from '../../testing/openapi/judge.js';
import { readOpenApi } from '../../testing/openapi/schema.js';

const text = openApiText();
if (text === null) warnWithoutFile("the simulator's answers against the Department's OpenAPI file");

const statement = {
  id: '5f9d5f6a-5c2b-4a35-9d3e-2f7b5b2c1a10',
  type: 'statement',
  attributes: {
    month: 'May',
    year: '2027',
    cohort: '2026',
    cut_off_date: '2027-04-30',
    payment_date: '2027-05-25',
    paid: false,
    created_at: '2026-09-01T08:00:00Z',
    updated_at: '2026-09-01T08:00:00Z',
  },
};
const answered = (data: unknown, over: Partial<Answered> = {}): Answered => ({
  operation: 'GET /statements/{id}',
  status: 200,
  contentType: 'application/json',
  body: JSON.stringify({ data }),
  ...over,
});

describe.skipIf(text === null)('the judge of answers', () => {
  let judge: Judge;
  beforeAll(() => {
    judge = createJudge(text ?? '');
  });
  const problems = (one: Answered) => judge(one).problems;

  it('DfE §1.3 the file describes the 23 operations, one of which it leaves out', () => {
    const { paths } = readOpenApi(readFileSync(openApiPath() ?? '', 'utf8'));
    const described = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replace(basePath, '')}`),
    );
    const leftOut = [...responseDifferences['delivery-partner-by-id-is-left-out'].operations];
    expect([...described, ...leftOut].toSorted()).toEqual([...operations].toSorted());
  });

  it('S4.2 a whole answer has no problems', () => {
    expect(judge(answered(statement))).toEqual({ problems: [], excused: new Set() });
    expect(problems(answered([statement, statement], { operation: 'GET /statements' }))).toEqual([]);
    expect(problems(answered([], { operation: 'GET /statements' }))).toEqual([]);
  });

  it.each<[string, Answered, RegExp]>([
    [
      'an attribute missing',
      answered({ ...statement, attributes: {} }),
      /must have required property 'month'/,
    ],
    [
      'an attribute too many',
      answered({ ...statement, attributes: { ...statement.attributes, amount: 1 } }),
      /additional properties/,
    ],
    ['an id that is no UUID', answered({ ...statement, id: '1' }), /\/data\/id must match format "uuid"/],
    [
      'a null that may not be',
      answered({ ...statement, attributes: { ...statement.attributes, month: null } }),
      /month must be string/,
    ],
    ['a bare list', answered(null, { body: '[]' }), /must be object/],
    ['text that is not JSON', answered(null, { body: '<html>' }), /not JSON/],
    ['a status that is not listed', answered(null, { status: 201 }), /status 201/],
    ['a 500', answered(null, { status: 500, body: '{"error":"Internal server error"}' }), /status 500/],
    ['a charset', answered(statement, { contentType: 'application/json; charset=utf-8' }), /Content-Type/],
    [
      'a refusal without title',
      answered(null, { status: 400, body: '{"errors":[{"detail":"x"}]}' }),
      /title/,
    ],
    [
      'a 401 of another shape',
      answered(null, { status: 401, body: '{"errors":[]}' }),
      /required property 'error'/,
    ],
  ])('S4.2 an answer with %s is a problem', (_what, one, problem) => {
    expect(problems(one).join('\n')).toMatch(problem);
  });

  it('S4.2 a difference is excused by its name, with its own value and place, and nothing else', () => {
    const partner = (cohort: unknown) =>
      answered(
        {
          id: statement.id,
          type: 'delivery-partner',
          attributes: {
            name: 'Example Partner',
            cohort,
            created_at: statement.attributes.created_at,
            updated_at: statement.attributes.updated_at,
          },
        },
        { operation: 'GET /delivery-partners/{id}' },
      );
    expect(judge(partner([2025, 2026]))).toEqual({
      problems: [],
      excused: new Set(['delivery-partner-by-id-is-left-out', 'partner-years-are-numbers']),
    });
    expect(problems(partner([20.5]))).toHaveLength(1);
    expect(problems(partner(2026))).toHaveLength(1);
  });
});
