/** What the log keeps of a failure: codes and classes, all the way down, and never a message. */
import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { ApplicationFailure } from '@temporalio/common';
import { classOf, errorCodeOf } from '../../environment/error-code.js';
import { createLogger, describeError, sdkLogger } from '../../worker/logging.js';

const PERSON = 'sian@school.example';
const quoting = (change: object = {}) => Object.assign(new Error(`about ${PERSON}`), change);
const grpc = quoting({ code: 7, details: PERSON, metadata: {} });
const database = Object.assign(new pg.DatabaseError(PERSON, 1, 'error'), { code: '23505', detail: PERSON });

describe('S7.2 what the log keeps of a failure', () => {
  it.each<[string, unknown, object]>([
    ['an error of PostgreSQL', database, { type: 'DatabaseError', code: '23505' }],
    ['an error of Node', quoting({ code: 'ECONNREFUSED' }), { type: 'Error', code: 'ECONNREFUSED' }],
    ['a call of gRPC', grpc, { type: 'Error', code: 'PERMISSION_DENIED' }],
    ['a failure with a type', ApplicationFailure.nonRetryable(PERSON, 'no-group'), { code: 'no-group' }],
    ['a plain object', { code: 'E_ODD', message: PERSON }, { type: 'Object', code: 'E_ODD' }],
    ['an object without a class', Object.assign(Object.create(null) as object, { code: 3 }), { code: '3' }],
    ['a text', PERSON, { type: 'string' }],
    ['nothing', undefined, { type: 'undefined' }],
    ['a code that is none', quoting({ code: PERSON }), { type: 'Error', code: undefined }],
    ['a name that is none', quoting({ name: PERSON }), { type: 'Error' }],
  ])('S7.2 %s keeps its class and code', (_, error, told) => {
    const described = describeError(error);
    expect(described).toMatchObject(told);
    expect(JSON.stringify(described)).not.toContain(PERSON);
  });

  it('S7.2 of several attempts and of causes the codes are kept, the nearest first', () => {
    const attempts = new AggregateError(
      [quoting({ code: 'ECONNREFUSED' }), quoting({ code: 'ETIMEDOUT' })],
      PERSON,
    );
    const told = describeError(
      new TypeError(PERSON, { cause: quoting({ name: 'ServiceError', cause: attempts }) }),
    );
    expect(told).toMatchObject({
      type: 'TypeError',
      causes: [{ type: 'ServiceError' }, { type: 'AggregateError' }, { type: 'Error', code: 'ECONNREFUSED' }],
    });
    expect(JSON.stringify(told)).not.toContain(PERSON);
    const circle = quoting();
    circle.cause = circle;
    expect(describeError(circle).causes).toHaveLength(4);
  });

  it('S7.2 a message that looks like frames is not taken for some', () => {
    const error = new Error(`first\n    at ${PERSON}\n    at more`);
    const { frames } = describeError(error);
    expect(frames?.length).toBeGreaterThan(0);
    expect(frames?.join('')).not.toContain(PERSON);
  });

  it('S7.2 what the SDK hands over is described once, and its core’s texts keep their code', () => {
    const lines: string[] = [];
    const log = sdkLogger(createLogger('info', { write: (line) => void lines.push(line) }));
    log.warn('activity failed', { activityType: 'carryOut', error: database, input: PERSON });
    log.warn('retried', { error: `Status { code: Unavailable, message: "${PERSON}" }` });
    const [first, second] = lines.map((line) => JSON.parse(line) as Record<string, object>);
    expect(first).toMatchObject({
      activityType: 'carryOut',
      err: { type: 'DatabaseError', code: '23505', frames: expect.any(Array) as string[] },
    });
    expect(second?.['err']).toEqual({ type: 'string', code: 'Unavailable' });
    expect(lines.join('')).not.toContain(PERSON);
  });

  it('S7.2 metrics are told the same codes as the log', () => {
    expect([errorCodeOf(grpc), errorCodeOf(database), errorCodeOf(quoting())]).toEqual([
      'PERMISSION_DENIED',
      '23505',
      undefined,
    ]);
    expect([classOf(new RangeError('x')), classOf(null), classOf(7)]).toEqual([
      'RangeError',
      'object',
      'number',
    ]);
  });
});
